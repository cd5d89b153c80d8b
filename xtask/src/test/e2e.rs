//! The end-to-end tests: they drive the demo, which frames the `dist/` that is shipped, in headless Chromium.

use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use std::thread;

use anyhow::{Result, ensure};
use serde::Deserialize;

use super::conformance_page;
use crate::dist::{self, Flavour};
use crate::packages::Package;
use crate::report::Tally;
use crate::setup::{Browser, Stage};
use crate::{layout, process};

/// Where the tests' crate is in the repository.
const FOLDER: &str = "tests/e2e";

/// The module with the long day, which is a kind of test of its own.
const SOAK: &str = "soak";

/// How much of it is played.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Day {
    /// Two hundred calls with the toolbar: what runs before every change.
    Short,
    /// A thousand, and a thousand with the vendor's library alone.
    Long,
}

/// Over which of Fusion's interfaces the toolbar speaks: one list of tests, run on both. What is about only one of them,
/// or about neither, is left out of the second round.
const ROUNDS: [(&str, &[&str]); 2] = [
    ("mca", &[SOAK]),
    (
        "uef",
        &[
            "accessibility",
            "chunks",
            "configuration",
            "conformance",
            "floods",
            "looks",
            "panics",
            "rules_editor",
            "standalone",
            "states",
            "transports",
            "trust",
            SOAK,
        ],
    ),
];

/// One line of cargo's JSON messages about what it built, as far as it matters here.
#[derive(Debug, Deserialize)]
struct Built {
    manifest_path: Option<PathBuf>,
    target: Option<Target>,
    executable: Option<PathBuf>,
}

#[derive(Debug, Deserialize)]
struct Target {
    kind: Vec<String>,
}

/// Builds `dist/` and runs them, several at a time, each in a browser of its own and on servers of its own. With a name, only
/// those that have it in theirs.
pub(super) fn run(name: Option<&str>) -> Result<Tally> {
    let prepared = Prepared::once()?;
    let mut total = Tally::default();
    for (transport, left_out) in ROUNDS {
        eprintln!("    over {transport}");
        let left_out = left_out
            .iter()
            .flat_map(|module| ["--skip".to_owned(), filter(module)]);
        let choice: Vec<String> = name.map(str::to_owned).into_iter().chain(left_out).collect();
        total = total.plus(prepared.run(transport, browsers(), &choice, &[])?);
    }
    Ok(total)
}

/// Builds `dist/`, plays the calls and shows what is held after them.
pub(super) fn soak(day: Day) -> Result<Tally> {
    let (calls, module) = match day {
        Day::Short => ("200", format!("{SOAK}::after")),
        Day::Long => ("1000", filter(SOAK)),
    };
    let choice = ["--nocapture".to_owned(), module];
    Prepared::once()?.run("mca", 1, &choice, &[("FUSION_CTI_SOAK_CALLS", calls)])
}

/// How many browsers at the same time: three for each core, because a test also waits. On two cores, six of them leave less
/// than a hundredth of the time unused.
fn browsers() -> usize {
    thread::available_parallelism().map_or(2, NonZero::get) * 3
}

/// The filter that selects the tests of a module: the separator keeps it from matching a word in a test's name.
fn filter(module: &str) -> String {
    format!("{module}::")
}

/// What the tests run on.
struct Prepared {
    chromedriver: PathBuf,
    axe: PathBuf,
    conformance_page: PathBuf,
    programs: Vec<PathBuf>,
}

impl Prepared {
    /// Builds it for the first kind of tests that needs it; the next ones take the same.
    fn once() -> Result<&'static Self> {
        static PREPARED: OnceLock<Prepared> = OnceLock::new();
        if let Some(prepared) = PREPARED.get() {
            return Ok(prepared);
        }
        let built = Self::build()?;
        Ok(PREPARED.get_or_init(|| built))
    }

    fn build() -> Result<Self> {
        Stage::BrowserTests.prepare()?;
        dist::build(Flavour::Release)?;
        Ok(Self {
            chromedriver: Browser::installed()?.chromedriver,
            axe: Package::named("axe-core")?.file("axe.min.js"),
            conformance_page: conformance_page::build()?,
            programs: programs()?,
        })
    }

    fn run(
        &self,
        transport: &str,
        browsers: usize,
        choice: &[String],
        more: &[(&str, &str)],
    ) -> Result<Tally> {
        let mut total = Tally::default();
        for program in &self.programs {
            let mut tests = Command::new(program);
            tests.args(["--ignored", &format!("--test-threads={browsers}")]);
            tests.args(choice);
            tests.envs(more.iter().copied());
            tests.env("FUSION_CTI_TRANSPORT", transport);
            tests.current_dir(layout::root().join(FOLDER));
            tests.env("FUSION_CTI_DIST", layout::dist());
            tests.env("FUSION_CTI_CHROMEDRIVER", &self.chromedriver);
            tests.env("FUSION_CTI_AXE", &self.axe);
            tests.env("FUSION_CTI_CONFORMANCE_PAGE", &self.conformance_page);
            total = total.plus(Tally::of(&mut tests)?);
        }
        Ok(total)
    }
}

/// Builds the test programs of the crate and finds them.
///
/// Not by `cargo test --package`: for one package alone, cargo compiles some dependencies again that the native tests
/// of the whole workspace have compiled already, with another set of features.
fn programs() -> Result<Vec<PathBuf>> {
    let mut cargo = process::cargo([
        "test",
        "--no-run",
        "--tests",
        "--message-format=json-render-diagnostics",
    ]);
    let account = process::output_in_view(&mut cargo)?;
    let programs = test_programs(
        &String::from_utf8_lossy(&account),
        &layout::root().join(FOLDER).join("Cargo.toml"),
    );
    ensure!(!programs.is_empty(), "cargo built no test program of {FOLDER}");
    Ok(programs)
}

fn test_programs(account: &str, manifest: &Path) -> Vec<PathBuf> {
    let built = account
        .lines()
        .filter_map(|line| serde_json::from_str::<Built>(line).ok());
    built
        .filter(|one| one.manifest_path.as_deref() == Some(manifest))
        .filter(|one| {
            one.target
                .as_ref()
                .is_some_and(|target| target.kind.iter().any(|kind| kind == "test"))
        })
        .filter_map(|one| one.executable)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_integration_tests_of_the_one_crate_are_found() {
        let account = r#"
{"reason":"compiler-artifact","manifest_path":"/a/Cargo.toml","target":{"kind":["test"]},"executable":"/t/it-1"}
{"reason":"compiler-artifact","manifest_path":"/e2e/Cargo.toml","target":{"kind":["lib"]},"executable":"/t/e2e-2"}
{"reason":"compiler-artifact","manifest_path":"/e2e/Cargo.toml","target":{"kind":["test"]},"executable":"/t/it-3"}
{"reason":"build-finished","success":true}"#;
        assert_eq!(
            test_programs(account, Path::new("/e2e/Cargo.toml")),
            [Path::new("/t/it-3")]
        );
    }
}
