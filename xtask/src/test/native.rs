//! The tests that need no browser: the whole workspace. Browser tests in it are marked as ignored.

use anyhow::Result;

use super::Tally;
use crate::process;

/// Runs them.
pub(super) fn run() -> Result<Tally> {
    Tally::of(&mut process::cargo([
        "test",
        "--workspace",
        "--exclude",
        "fusion-cti-wasm-test-runner",
        "--no-fail-fast",
    ]))
}
