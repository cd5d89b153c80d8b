use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use anyhow::{anyhow, bail, ensure};
use serde_json::{Value, json};

use crate::browser::{self, Look, RUNTIME};
use crate::desk::{Desk, Opened};
use crate::{Result, Transport, report};

const DIST: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../dist");
/// Only a test that hangs takes this long, on however busy a machine.
const TEST_LIMIT: Duration = Duration::from_secs(45 * 60);
/// The variant that [`Setup::configured`] makes.
const OWN_VARIANT: &str = "own";

/// The usual test: a signed-in agent at a desk where everything has started.
///
/// # Errors
/// When the test fails, or the mock Fusion dropped a message or reported a violation.
pub fn on_a_desk(test: impl AsyncFnOnce(&Desk) -> Result) -> Result {
    Setup::default().run(test)
}

/// How a desk is prepared for a test.
#[derive(Debug, Clone)]
#[must_use]
pub struct Setup {
    pub(crate) variant: String,
    pub(crate) configuration: Option<Option<String>>,
    pub(crate) file: Option<(String, String)>,
    pub(crate) fusion: Value,
    pub(crate) signed_in: bool,
    pub(crate) opened: Opened,
    pub(crate) awaits_start: bool,
    pub(crate) tolerant: bool,
    pub(crate) older_library: bool,
    /// Where Fusion says that its library is, where not where it is.
    pub(crate) library_address: Option<String>,
    /// Which origins may frame the CCP, where not both of the demo's.
    pub(crate) approved: Option<Vec<String>>,
    /// Attributes of the frame in which Fusion shows the toolbar, by name.
    pub(crate) frame: Vec<(String, String)>,
    missing: Option<String>,
    limit: Duration,
    look: Look,
}

impl Default for Setup {
    fn default() -> Self {
        Setup {
            variant: Transport::tried().variant("accept").to_owned(),
            configuration: None,
            file: None,
            fusion: json!({}),
            signed_in: true,
            opened: Opened::InFusion,
            awaits_start: true,
            tolerant: false,
            older_library: false,
            library_address: None,
            approved: None,
            frame: Vec::new(),
            missing: None,
            limit: TEST_LIMIT,
            look: Look::default(),
        }
    }
}

impl Setup {
    /// With this one of the demo's variants of the configuration.
    pub fn variant(mut self, name: &str) -> Self {
        Transport::tried().variant(name).clone_into(&mut self.variant);
        self
    }

    /// With this text as configuration. In it, `{fusionOrigin}`, `{toolbarOrigin}` and `{ccpOrigin}` stand for addresses.
    pub fn configured(mut self, configuration: &str) -> Self {
        self.configuration = Some(Some(Transport::tried().configuration(configuration)));
        self.variant(OWN_VARIANT)
    }

    /// With this text as configuration, for the older interface whichever is tried.
    pub fn configured_for_messages(mut self, configuration: &str) -> Self {
        self.configuration = Some(Some(configuration.to_owned()));
        self.variant(OWN_VARIANT)
    }

    /// Without a configuration file.
    pub fn unconfigured(mut self) -> Self {
        self.configuration = Some(None);
        self.variant(OWN_VARIANT)
    }

    /// With this file next to the configuration.
    pub fn file(mut self, name: &str, text: &str) -> Self {
        self.file = Some((name.to_owned(), text.to_owned()));
        self
    }

    /// With these settings of the mock Fusion from the first message on.
    pub fn fusion(mut self, settings: Value) -> Self {
        self.fusion = settings;
        self
    }

    /// With an agent who has not signed in to the contact centre.
    pub fn signed_out(mut self) -> Self {
        self.signed_in = false;
        self.without_waiting()
    }

    /// With the toolbar by itself, outside Fusion.
    pub fn outside_fusion(mut self) -> Self {
        self.opened = Opened::ByItself;
        self
    }

    /// Without waiting until the toolbar has started.
    pub fn without_waiting(mut self) -> Self {
        self.awaits_start = false;
        self
    }

    /// For a test that breaks Fusion's rules on purpose.
    pub fn allowing_violations(mut self) -> Self {
        self.tolerant = true;
        self
    }

    /// In a Fusion that names the older client library only.
    pub fn older_library(mut self) -> Self {
        self.older_library = true;
        self
    }

    /// In a Fusion that names its client library at this address.
    pub fn naming_library(mut self, address: &str) -> Self {
        self.library_address = Some(address.to_owned());
        self
    }

    /// At a contact centre that lets only these origins frame its CCP; placeholders as in a configuration.
    pub fn approving(mut self, origins: &[&str]) -> Self {
        self.approved = Some(origins.iter().map(|origin| (*origin).to_owned()).collect());
        self
    }

    /// In a frame of Fusion's whose `allow` or `sandbox` is this.
    pub fn framed_with(mut self, attribute: &str, value: &str) -> Self {
        self.frame.push((attribute.to_owned(), value.to_owned()));
        self
    }

    /// On a server that lacks this one of the toolbar's files.
    pub fn lacking(mut self, file: &str) -> Self {
        self.missing = Some(file.to_owned());
        self
    }

    /// For a test that may take this long.
    pub fn lasting(mut self, limit: Duration) -> Self {
        self.limit = limit;
        self
    }

    /// Lets the browser ask for dark colours.
    pub fn in_the_dark(mut self) -> Self {
        self.look.dark = true;
        self
    }

    /// In a browser that keeps its storage from the toolbar.
    pub fn where_storage_is_denied(mut self) -> Self {
        self.look.denies_storage = true;
        self.without_waiting()
    }

    /// With two pixels for one, for screenshots.
    pub fn sharp(mut self) -> Self {
        self.look.sharp = true;
        self
    }

    /// Runs a test on such a desk.
    ///
    /// # Errors
    /// When the test fails, or the mock Fusion dropped a message or reported a violation. A screenshot of the failed page and
    /// what went over the wire are kept in `target/screenshots/failed`.
    pub fn run(self, test: impl AsyncFnOnce(&Desk) -> Result) -> Result {
        let runtime = RUNTIME.as_ref().map_err(|error| anyhow!("no runtime: {error}"))?;
        runtime.block_on(async {
            let browser = browser::take(self.look).await?;
            let lacking = self.missing.as_deref().map(dist_without).transpose()?;
            let dist = lacking
                .as_ref()
                .map_or_else(dist, |folder| folder.path().to_owned());
            let desk = Desk::open(&self, dist, &browser).await?;
            let result = match tokio::time::timeout(self.limit, desk.run(&self, test)).await {
                Ok(result) => result,
                Err(_) => bail_out(self.limit),
            };
            if let Err(error) = result {
                let kept = report::keep(&desk).await;
                browser.quit().await;
                return Err(error.context(kept));
            }
            desk.close().await?;
            browser.put_back();
            Ok(())
        })
    }
}

fn bail_out(limit: Duration) -> Result {
    bail!("the test took longer than {} s", limit.as_secs())
}

pub(crate) fn dist() -> PathBuf {
    std::env::var_os("FUSION_CTI_DIST").map_or_else(|| DIST.into(), Into::into)
}

/// The toolbar's files but for one, as links in a folder of their own.
fn dist_without(file: &str) -> Result<Folder> {
    static MADE: AtomicU32 = AtomicU32::new(0);
    let serial = MADE.fetch_add(1, Ordering::Relaxed);
    let name = format!("fusion-cti-without-{file}-{}-{serial}", std::process::id());
    let folder = Folder(std::env::temp_dir().join(name));
    std::fs::create_dir_all(folder.path())?;
    let whole = dist().canonicalize()?;
    ensure!(
        whole.join(file).is_file(),
        "there is no {file} in dist/ that could be missing"
    );
    for entry in std::fs::read_dir(&whole)? {
        let entry = entry?;
        if entry.file_name() != file {
            std::os::unix::fs::symlink(entry.path(), folder.path().join(entry.file_name()))?;
        }
    }
    Ok(folder)
}

/// A folder that goes when it is dropped.
struct Folder(PathBuf);

impl Folder {
    fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if let Err(error) = std::fs::remove_dir_all(&self.0) {
            eprintln!("{} stays behind: {error}", self.0.display());
        }
    }
}
