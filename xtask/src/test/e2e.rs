//! The end-to-end tests: they drive the demo, which frames the `dist/` that is shipped, in headless Chromium.

use anyhow::Result;

use crate::dist::{self, Flavour};
use crate::packages::Package;
use crate::report::Tally;
use crate::{layout, process, setup};

/// Builds `dist/` and runs them, one at a time: each has a browser of its own, and two cores are few.
pub(super) fn run() -> Result<Tally> {
    let browser = setup::for_browser_tests()?;
    dist::build(Flavour::Release)?;
    let mut cargo = process::cargo(["test", "--package", "fusion-cti-e2e", "--no-fail-fast"]);
    cargo.args(["--", "--ignored", "--test-threads=1"]);
    cargo.env("FUSION_CTI_DIST", layout::dist());
    cargo.env("FUSION_CTI_CHROMEDRIVER", browser.chromedriver);
    cargo.env("FUSION_CTI_AXE", Package::named("axe-core")?.file("axe.min.js"));
    Tally::of(&mut cargo)
}
