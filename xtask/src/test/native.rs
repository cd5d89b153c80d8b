//! The tests that need no browser: the whole workspace. Browser tests in it are marked as ignored.

use anyhow::Result;

use crate::process;
use crate::report::Tally;

/// Runs them.
pub(super) fn run() -> Result<Tally> {
    Tally::of(&mut process::cargo(["test", "--no-fail-fast"]))
}
