//! Chromium and its WebDriver, which the wasm and end-to-end tests run in.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, Result, ensure};

use crate::process;

/// A browser and the driver that steers it.
#[derive(Debug)]
pub(crate) struct Browser {
    pub(crate) chromedriver: PathBuf,
}

impl Browser {
    /// Where Chromium and chromedriver are missing, installs them by apt when it may.
    ///
    /// Refuses, naming the packages, where it may not. `CHROMEDRIVER` overrules the search.
    pub(super) fn set_up() -> Result<()> {
        if let Some(found) = Self::find() {
            eprintln!("    chromium, {}: present", found.chromedriver.display());
            return Ok(());
        }
        install().context(
            "the browser tests need Chromium and chromedriver of the same version on the PATH \
             (Debian: packages `chromium` and `chromium-driver`; or set CHROMEDRIVER to a driver that finds its browser)",
        )?;
        Self::find()
            .map(drop)
            .context("apt-get installed the packages, yet chromium or chromedriver is not on the PATH")
    }

    /// The browser of this machine. Refuses where there is none: the stage that needs it has not been prepared.
    pub(crate) fn installed() -> Result<Self> {
        Self::find().context("chromium or chromedriver is not on the PATH; run `cargo xtask setup`")
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
    ensure!(
        process::find(&["apt-get"]).is_some(),
        "there is no apt-get to install them with"
    );
    let mut prefix = vec!["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"];
    if !is_root() {
        ensure!(
            sudo_asks_for_no_password(),
            "installing them takes root, or sudo without a password"
        );
        prefix.insert(0, "sudo");
    }
    apt(&prefix, &["update", "-qq"])?;
    apt(
        &prefix,
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
    let (program, rest) = prefix.split_first().context("an empty call")?;
    process::run(Command::new(program).args(rest).args(arguments))
}

fn is_root() -> bool {
    process::output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim_ascii() == b"0")
}

fn sudo_asks_for_no_password() -> bool {
    process::output(Command::new("sudo").args(["--non-interactive", "true"])).is_ok()
}
