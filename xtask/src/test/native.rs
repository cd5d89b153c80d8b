//! The tests that need no browser: the whole workspace. Browser tests in it are marked as ignored.

use anyhow::Result;

use crate::process;
use crate::report::Tally;
use crate::setup::Stage;

/// Runs the tests of every crate that runs natively.
pub(super) fn run() -> Result<Tally> {
    Stage::NativeTests.prepare()?;
    Tally::of(&mut process::cargo(["test", "--no-fail-fast"]))
}
