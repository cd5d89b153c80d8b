//! Browsers, each in a profile of its own and steered through a chromedriver of its own. A test has one for itself; the next
//! test takes it over.

use std::env;
use std::path::PathBuf;
use std::process::Stdio;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{LazyLock, Mutex, PoisonError};
use std::time::Duration;

use anyhow::Context as _;
use serde_json::json;
use thirtyfour::{ChromiumLikeCapabilities as _, DesiredCapabilities, WebDriver};
use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::process::{Child, ChildStdin, Command};
use tokio::runtime::Runtime;
use tokio::time::timeout;

use crate::Result;

const ARGUMENTS: [&str; 13] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
    // Nothing is looked at half-way between two states.
    "--force-prefers-reduced-motion",
    // Whoever asks for the microphone gets one that hums.
    "--use-fake-ui-for-media-stream",
    "--use-fake-device-for-media-stream",
];

/// Starts chromedriver and outlives this process just long enough to end it and its browser, which would stay behind:
/// `read` returns when the pipe closes, however the tests ended. The tests themselves cannot do that, because nothing
/// runs after the last one. A profile's lock names the browser's process.
const KEEPER: &str = r#"
trap : INT TERM
"$1" --port=0 &
read -r _
browser=$(readlink "$2/SingletonLock")
kill $! "${browser##*-}"
wait $!
for _ in $(seq 50); do kill -0 "${browser##*-}" || break; sleep 0.1; done
# What is still ending may write once more.
for _ in 1 2 3; do rm -rf "$2"; sleep 0.3; done
"#;

/// A cold start takes a second or two; only one that hangs, on however busy a machine, takes as long as this.
const START_LIMIT: Duration = Duration::from_secs(180);

/// The runtime that browser and demos live on; tests come and go on threads of their own.
pub(crate) static RUNTIME: LazyLock<std::io::Result<Runtime>> = LazyLock::new(Runtime::new);

/// The browsers that wait for their next test. There are never more browsers than tests that run at the same time.
static IDLE: Mutex<Vec<Browser>> = Mutex::new(Vec::new());

/// How pages are drawn.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Look {
    pub(crate) dark: bool,
    /// Two pixels for one, for screenshots.
    pub(crate) sharp: bool,
    /// The toolbar gets neither cookies nor storage.
    pub(crate) denies_storage: bool,
}

#[derive(Debug)]
pub(crate) struct Browser {
    pub(crate) driver: WebDriver,
    /// Where files go that a page lets the browser download.
    pub(crate) downloads: PathBuf,
    /// Where it keeps its files, and says under which port it can be inspected.
    pub(crate) profile: PathBuf,
    look: Look,
    _keeper: Child,
    _alive_while_open: Option<ChildStdin>,
}

/// A browser that draws like this, for one test alone: an idle one, else one that is started, in the place of an idle one
/// that draws otherwise.
pub(crate) async fn take(look: Look) -> Result<Browser> {
    let idle = {
        let mut idle = IDLE.lock().unwrap_or_else(PoisonError::into_inner);
        let fitting = idle.iter().position(|browser| browser.look == look);
        match fitting {
            Some(index) => Some(idle.swap_remove(index)),
            None => idle.pop(),
        }
    };
    match idle {
        Some(browser) if browser.look == look => Ok(browser),
        Some(browser) => {
            browser.quit().await;
            start(look).await
        }
        None => start(look).await,
    }
}

impl Browser {
    /// Leaves it to the next test. Only after a test that went well: another may have left anything in it.
    pub(crate) fn put_back(self) {
        IDLE.lock().unwrap_or_else(PoisonError::into_inner).push(self);
    }

    pub(crate) async fn quit(self) {
        // A browser that crashed cannot quit; its keeper clears up either way.
        let _ = self.driver.quit().await;
    }
}

async fn start(look: Look) -> Result<Browser> {
    let chromedriver = env::var_os("FUSION_CTI_CHROMEDRIVER").unwrap_or_else(|| "chromedriver".into());
    static STARTED: AtomicU32 = AtomicU32::new(0);
    let serial = STARTED.fetch_add(1, Ordering::Relaxed);
    let profile = env::temp_dir().join(format!("fusion-cti-e2e-{}-{serial}", std::process::id()));
    let mut keeper = Command::new("sh")
        .args(["-c", KEEPER, "keeper"])
        .args([chromedriver.as_os_str(), profile.as_os_str()])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .context("cannot start chromedriver")?;
    let alive_while_open = keeper.stdin.take();
    let port = timeout(START_LIMIT, port_of(&mut keeper))
        .await
        .context("chromedriver does not say that it has started")??;

    let mut capabilities = DesiredCapabilities::chrome();
    for argument in ARGUMENTS {
        capabilities.add_arg(argument)?;
    }
    capabilities.add_arg(&format!("--user-data-dir={}", profile.display()))?;
    // 0 is dark, 1 is light; there is no other way that reaches frames of other origins.
    let scheme = if look.dark { 0 } else { 1 };
    capabilities.add_arg(&format!("--blink-settings=preferredColorScheme={scheme}"))?;
    let downloads = profile.join("downloads");
    capabilities.add_experimental_option("prefs", json!({ "download.default_directory": downloads }))?;
    if look.sharp {
        capabilities.add_arg("--force-device-scale-factor=2")?;
    }
    if look.denies_storage {
        // What "Sites that are not allowed to use cookies" in the browser's settings writes. Blocking third-party cookies alone
        // leaves Chromium's frames a storage of their own since it keeps one for each site around them.
        let blocked = serde_json::json!({
            "profile": { "content_settings": { "exceptions": { "cookies": {
                "[*.]toolbar.localhost,*": { "setting": 2 }
            } } } }
        });
        capabilities.add_experimental_option("prefs", blocked)?;
    }
    let driver = timeout(
        START_LIMIT,
        WebDriver::new(format!("http://127.0.0.1:{port}"), capabilities),
    )
    .await
    .context("Chromium does not come up")?
    .context("chromedriver cannot start Chromium")?;
    Ok(Browser {
        driver,
        downloads,
        profile,
        look,
        _keeper: keeper,
        _alive_while_open: alive_while_open,
    })
}

/// Reads which free port chromedriver has taken.
async fn port_of(keeper: &mut Child) -> Result<u16> {
    let output = keeper.stdout.take().context("chromedriver has no output")?;
    let mut lines = BufReader::new(output).lines();
    while let Some(line) = lines.next_line().await? {
        if let Some((_, rest)) = line.split_once("started successfully on port ") {
            let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
            return digits.parse().context("chromedriver names no port");
        }
    }
    anyhow::bail!("chromedriver did not start; set FUSION_CTI_CHROMEDRIVER, or install chromium-driver")
}
