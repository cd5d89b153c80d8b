//! Compares the dependencies with the RustSec database of known vulnerabilities, where that can be had.

use anyhow::{Context as _, Result, ensure};

use crate::process;

/// Whether the comparison can be made here. Refuses, saying what is missing: the database lives on the network,
/// and a machine without it must still be able to run all else.
pub(super) fn available() -> Result<()> {
    ensure!(
        process::find(&["cargo-deny"]).is_some(),
        "cargo-deny is not installed (`cargo install cargo-deny`, some minutes)"
    );
    let fetched = process::output(&mut process::cargo(["deny", "fetch", "db"]));
    fetched
        .map(drop)
        .context("the advisory database cannot be fetched")
}

/// Refuses a dependency with a known vulnerability.
pub(super) fn check() -> Result<()> {
    process::run(&mut process::cargo(["deny", "check", "advisories"]))
}
