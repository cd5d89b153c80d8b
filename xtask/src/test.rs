//! `cargo xtask test`: runs every test of the project and ends with one line that counts them.

mod conformance_page;
mod e2e;
mod explore;
mod native;
mod wasm;

use anyhow::{Result, bail};

use crate::report::{Report, Tally};
use e2e::Day;

/// The kinds of tests, cheapest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// On this machine, without a browser.
    Native,
    /// Every interleaving of a small world, to full depth.
    Explore,
    /// Compiled to wasm, inside headless Chromium.
    Wasm,
    /// Against the built `dist/` and the demo's mock worlds, in headless Chromium.
    EndToEnd,
    /// The first calls of a long day, likewise.
    Soak,
}

impl Kind {
    /// All kinds, in the order in which they run.
    pub(crate) const ALL: [Self; 5] = [
        Self::Native,
        Self::Explore,
        Self::Wasm,
        Self::EndToEnd,
        Self::Soak,
    ];

    /// Reads a kind from the command line. Refuses other words.
    pub(crate) fn parse(word: &str) -> Result<Self> {
        match word {
            "native" => Ok(Self::Native),
            "explore" => Ok(Self::Explore),
            "wasm" => Ok(Self::Wasm),
            "e2e" => Ok(Self::EndToEnd),
            "soak" => Ok(Self::Soak),
            other => bail!("`{other}` is no kind of test; there are native, explore, wasm, e2e and soak"),
        }
    }

    fn title(self) -> &'static str {
        match self {
            Self::Native => "native tests",
            Self::Explore => "every interleaving of a small world",
            Self::Wasm => "wasm tests in headless Chromium",
            Self::EndToEnd => "end-to-end tests in headless Chromium",
            Self::Soak => "the first calls of a long day in headless Chromium",
        }
    }

    fn run(self) -> Result<Tally> {
        match self {
            Self::Native => native::run(),
            Self::Explore => explore::run(),
            Self::Wasm => wasm::run(),
            Self::EndToEnd => e2e::run(None),
            Self::Soak => e2e::soak(Day::Short),
        }
    }
}

/// Runs the kinds one after the other, and all of them even if one fails.
pub(crate) fn run(kinds: &[Kind], report: &mut Report) {
    for kind in kinds {
        report.tests(kind.title(), || kind.run());
    }
}

/// Runs only those end-to-end tests that have this in their name.
pub(crate) fn end_to_end(name: &str, report: &mut Report) {
    report.tests(Kind::EndToEnd.title(), || e2e::run(Some(name)));
}

/// Plays a long day to its end: a thousand calls, and as many with the vendor's library alone.
pub(crate) fn soak(report: &mut Report) {
    report.tests("a thousand calls in headless Chromium", || e2e::soak(Day::Long));
}
