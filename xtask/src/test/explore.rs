//! The explorer of the core at full depth: every interleaving of a small world (`src/explore.rs`). Built for speed, it sees
//! about a million states a minute; the native tests run it at a smaller depth.

use anyhow::Result;

use crate::process;
use crate::report::Tally;
use crate::setup::Stage;

/// Deep enough to keep two cores busy for about a minute, and no deeper: each step multiplies the states by five.
const DEPTH: &str = "8";

/// Runs it, showing how many states it saw.
pub(super) fn run() -> Result<Tally> {
    Stage::Explore.prepare()?;
    let arguments = [
        "test",
        "--release",
        "--package",
        "fusion-cti",
        "--lib",
        "explore",
        "--",
        "--nocapture",
    ];
    Tally::of(process::cargo(arguments).env("EXPLORE_DEPTH", DEPTH))
}
