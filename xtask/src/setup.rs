//! What each command needs on a machine, said once, and how it gets there. `cargo xtask setup` fetches all of it.
//!
//! A machine starts with rustup's cargo and Node.js with npm. Everything else is fetched before the first step that needs it;
//! where it is there already, that takes no time.

mod browser;
mod rust;

use anyhow::Result;

pub(crate) use browser::Browser;

use crate::packages::Package;

/// Something that a machine may lack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Need {
    /// The standard library of the target that runs in browsers.
    WasmTarget,
    /// A component of the toolchain.
    Component(&'static str),
    /// A package from npm that is pinned in `pinned-packages.json`.
    Package(&'static str),
    /// Chromium and its driver.
    Browser,
}

/// A step of one or several commands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stage {
    /// The tests without a browser.
    NativeTests,
    /// The explorer at full depth.
    Explore,
    /// The tests that are compiled to wasm.
    WasmTests,
    /// The browser tests, the long day among them.
    BrowserTests,
    /// The build of `dist/`; the demo and the sizes rest on it.
    Dist,
    /// Formatting, lints and documentation.
    Check,
    /// The timing of screen-pop rules.
    BenchRules,
    /// The crate of a new vendor, which is to build at once.
    NewVendor,
}

impl Stage {
    const ALL: [Self; 8] = [
        Self::NativeTests,
        Self::Explore,
        Self::WasmTests,
        Self::BrowserTests,
        Self::Dist,
        Self::Check,
        Self::BenchRules,
        Self::NewVendor,
    ];

    /// The one place that says what a stage needs.
    fn needs(self) -> &'static [Need] {
        const STREAMS: Need = Need::Package("amazon-connect-streams");
        match self {
            // One of these tests builds a new vendor into a copy of the toolbar.
            Self::NativeTests | Self::NewVendor => &[Need::WasmTarget],
            Self::Explore => &[],
            Self::WasmTests => &[Need::WasmTarget, Need::Browser],
            Self::BrowserTests => &[
                Need::WasmTarget,
                STREAMS,
                Need::Package("axe-core"),
                Need::Browser,
            ],
            Self::Dist => &[Need::WasmTarget, STREAMS],
            Self::Check => &[
                Need::WasmTarget,
                Need::Component("rustfmt"),
                Need::Component("clippy"),
            ],
            Self::BenchRules => &[
                Need::WasmTarget,
                Need::Package("json-logic-js"),
                Need::Package("json-rules-engine"),
                // What the larger one needs.
                Need::Package("clone"),
                Need::Package("eventemitter2"),
                Need::Package("hash-it"),
                Need::Package("jsonpath-plus"),
                Need::Browser,
            ],
        }
    }

    /// Fetches what this stage needs and the machine lacks.
    ///
    /// # Errors
    /// Something cannot be had here; the error says what, and how to get it.
    pub(crate) fn prepare(self) -> Result<()> {
        self.needs().iter().try_for_each(|need| need.fetch())
    }

    /// The packages from npm that this stage needs.
    pub(crate) fn packages(self) -> impl Iterator<Item = &'static str> {
        self.needs().iter().filter_map(|need| match need {
            Need::Package(name) => Some(*name),
            Need::WasmTarget | Need::Component(_) | Need::Browser => None,
        })
    }
}

impl Need {
    fn fetch(self) -> Result<()> {
        match self {
            Self::WasmTarget => rust::wasm_target(),
            Self::Component(name) => rust::component(name),
            Self::Package(name) => Package::named(name)?.set_up(),
            Self::Browser => Browser::set_up().map(drop),
        }
    }
}

/// Fetches what any command may need.
pub(crate) fn everything() -> Result<()> {
    let mut fetched = Vec::new();
    for need in Stage::ALL.iter().flat_map(|stage| stage.needs()) {
        if !fetched.contains(need) {
            need.fetch()?;
            fetched.push(*need);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_package_that_a_stage_needs_is_pinned() {
        for name in Stage::ALL.iter().flat_map(|stage| stage.packages()) {
            Package::named(name).unwrap();
        }
    }

    #[test]
    fn whatever_builds_for_the_browser_has_the_target_for_it() {
        for stage in Stage::ALL {
            let builds_wasm = stage != Stage::Explore;
            assert_eq!(
                stage.needs().contains(&Need::WasmTarget),
                builds_wasm,
                "{stage:?}"
            );
        }
    }
}
