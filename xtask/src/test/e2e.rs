//! The end-to-end tests: they drive the demo, which frames the `dist/` that is shipped, in headless Chromium.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, ensure};
use serde::Deserialize;

use super::conformance_page;
use crate::dist::{self, Flavour};
use crate::packages::Package;
use crate::report::Tally;
use crate::{layout, process, setup};

/// Where the tests' crate lies in the repository.
const FOLDER: &str = "tests/e2e";

/// Over which of Fusion's interfaces the toolbar speaks: one list of tests, run on both. What is about only one of them,
/// or about neither, is left out of the second round.
const ROUNDS: [(&str, &[&str]); 2] = [
    ("mca", &[]),
    (
        "uef",
        &[
            "accessibility",
            "chunks",
            "configuration",
            "conformance",
            "looks",
            "rules_editor",
            "standalone",
            "states",
            "transports",
            "trust",
        ],
    ),
];

/// One line of cargo's account of what it built, as far as it matters here.
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

/// Builds `dist/` and runs them, one at a time: they share one browser. With a name, only those that have it in theirs.
pub(super) fn run(name: Option<&str>) -> Result<Tally> {
    let browser = setup::for_browser_tests()?;
    dist::build(Flavour::Release)?;
    let conformance_page = conformance_page::build()?;
    let axe = Package::named("axe-core")?.file("axe.min.js");
    let mut total = Tally::default();
    let programs = programs()?;
    let rounds = ROUNDS
        .iter()
        .flat_map(|round| programs.iter().map(move |program| (program, round)));
    for (program, (transport, left_out)) in rounds {
        eprintln!("    over {transport}");
        let mut tests = Command::new(program);
        tests.args(["--ignored", "--test-threads=1"]);
        tests.args(name);
        // With its separator, so that a module is meant and not a word in a test's name.
        tests.args(
            left_out
                .iter()
                .flat_map(|module| ["--skip".to_owned(), format!("{module}::")]),
        );
        tests.env("FUSION_CTI_TRANSPORT", transport);
        tests.current_dir(layout::root().join(FOLDER));
        tests.env("FUSION_CTI_DIST", layout::dist());
        tests.env("FUSION_CTI_CHROMEDRIVER", &browser.chromedriver);
        tests.env("FUSION_CTI_AXE", &axe);
        tests.env("FUSION_CTI_CONFORMANCE_PAGE", &conformance_page);
        total = total.plus(Tally::of(&mut tests)?);
    }
    Ok(total)
}

/// Builds the test programs of the crate and finds them.
///
/// Not by `cargo test --package`: for one package alone, cargo compiles some dependencies anew that the native tests
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
