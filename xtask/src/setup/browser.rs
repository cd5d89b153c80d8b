//! Chromium and its WebDriver, which the wasm and end-to-end tests run in.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::process;

/// A browser and the driver that steers it.
#[derive(Debug)]
pub(crate) struct Browser {
    pub(crate) chromedriver: PathBuf,
}

impl Browser {
    /// Finds Chromium and chromedriver; where they are missing, installs them by apt when it may.
    ///
    /// Refuses, naming the packages, where it may not. `CHROMEDRIVER` overrules the search.
    pub(crate) fn set_up() -> Result<Self> {
        if let Some(found) = Self::find() {
            eprintln!("    chromium, {}: present", found.chromedriver.display());
            return Ok(found);
        }
        install().context(
            "the browser tests need Chromium and chromedriver of the same version on the PATH \
             (Debian: packages `chromium` and `chromium-driver`; or set CHROMEDRIVER to a driver that finds its browser)",
        )?;
        Self::find()
            .context("apt-get installed the packages, yet chromium or chromedriver is not on the PATH")
    }

    fn find() -> Option<Self> {
        if let Some(chromedriver) = env::var_os("CHROMEDRIVER") {
            return Some(Self {
                chromedriver: chromedriver.into(),
            });
        }
        process::find(&["chromium", "chromium-browser", "google-chrome", "chrome"])?;
        let chromedriver = process::find(&["chromedriver"])?;
        Some(Self { chromedriver })
    }
}

fn install() -> Result<()> {
    if process::find(&["apt-get"]).is_none() {
        bail!("there is no apt-get to install them with");
    }
    let prefix: &[&str] = match () {
        () if is_root() => &[],
        () if sudo_asks_for_no_password() => &["sudo", "--non-interactive"],
        () => bail!("installing them takes root, or sudo without a password"),
    };
    apt(prefix, &["update", "-qq"])?;
    apt(
        prefix,
        &[
            "install",
            "-y",
            "-qq",
            "--no-install-recommends",
            "chromium",
            "chromium-driver",
        ],
    )
}

fn apt(prefix: &[&str], arguments: &[&str]) -> Result<()> {
    let words: Vec<&str> = prefix
        .iter()
        .chain(&["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"])
        .copied()
        .collect();
    let (program, rest) = words.split_first().context("an empty call")?;
    process::run(Command::new(program).args(rest).args(arguments))
}

fn is_root() -> bool {
    // The owner of a process's /proc folder is its effective user; this spares a C binding for one number.
    use std::os::unix::fs::MetadataExt as _;
    Path::new("/proc/self")
        .metadata()
        .is_ok_and(|folder| folder.uid() == 0)
}

fn sudo_asks_for_no_password() -> bool {
    process::output(Command::new("sudo").args(["--non-interactive", "true"])).is_ok()
}
