//! `cargo xtask bench rules`: how long a decision takes, natively and in headless Chromium, next to two libraries from npm on
//! the same rules and the same calls.

mod browser;
mod workload;

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use serde::Deserialize;
use wasm_bindgen_cli_support::Bindgen;

use crate::layout::{self, WASM_TARGET};
use crate::packages::Package;
use crate::process;
use crate::setup::Stage;

const CRATE: &str = "fusion-cti-rules-bench";
/// The crate's library as cargo spells it.
const LIBRARY: &str = "fusion_cti_rules_bench";

/// Natively, a decision among this many rules may take so many microseconds.
const BUDGET: (usize, f64) = (1_000, 100.0);

/// Native figures for one set of rules.
#[derive(Debug, Deserialize)]
struct Native {
    size: usize,
    micros: f64,
    decided: Vec<String>,
}

/// Figures of the browser for one set of rules, in microseconds for a call.
#[derive(Debug, Deserialize)]
struct InBrowser {
    size: usize,
    ours: f64,
    logic: f64,
    engine: f64,
    /// What each of the three decided, ours first.
    decided: [Vec<String>; 3],
}

/// Measures and prints the table.
///
/// Refuses to print figures where the three do not decide alike, and a decision that takes longer than it may.
pub(crate) fn rules() -> Result<()> {
    Stage::BenchRules.prepare()?;
    let folder = layout::target().join("bench");
    fs::create_dir_all(&folder)?;
    let sets = folder.join("sets.json");
    fs::write(&sets, workload::sets().to_string())?;
    let native = native(&sets)?;
    let browser = browser::measure(&page(&folder)?)?;
    print(&native, &browser)
}

fn native(sets: &Path) -> Result<Vec<Native>> {
    let mut cargo = process::cargo(["run", "--release", "--package", CRATE, "--"]);
    let output = process::output_in_view(cargo.arg(sets))?;
    serde_json::from_slice(&output).context("the native measurement printed something else")
}

/// Puts the page together: the engine, built as it is shipped, the libraries as they are published, and the rules.
fn page(folder: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let mut cargo = process::cargo([
        "build",
        "--lib",
        "--target",
        WASM_TARGET,
        "--profile",
        "wasm-release",
    ]);
    process::run(cargo.args(["--package", CRATE]))?;
    let compiled = layout::target()
        .join(WASM_TARGET)
        .join("wasm-release")
        .join(LIBRARY)
        .with_extension("wasm");
    let bindings = folder.join("bindings");
    Bindgen::new()
        .input_path(&compiled)
        .out_name("engine")
        .web(true)?
        .typescript(false)
        .generate(&bindings)?;
    let mut files = vec![
        ("/".to_owned(), include_bytes!("bench/page.html").to_vec()),
        ("/bench.js".to_owned(), include_bytes!("bench/bench.js").to_vec()),
        ("/sets.json".to_owned(), fs::read(folder.join("sets.json"))?),
    ];
    for name in ["engine.js", "engine_bg.wasm"] {
        files.push((format!("/{name}"), fs::read(bindings.join(name))?));
    }
    for name in Stage::BenchRules.packages() {
        for entry in fs::read_dir(Package::named(name)?.folder())? {
            let path = entry?.path();
            let file = path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            if !file.starts_with('.') {
                files.push((format!("/{name}/{file}"), fs::read(path)?));
            }
        }
    }
    Ok(files)
}

fn print(native: &[Native], browser: &[InBrowser]) -> Result<()> {
    ensure!(native.len() == browser.len(), "a size was left out");
    println!(
        "\nMicroseconds for a call; in brackets how many times as long as ours takes in the browser (below 1: shorter).\n"
    );
    println!(
        "| rules | ours, natively | ours, Chromium | json-logic-js, Chromium | json-rules-engine, Chromium |"
    );
    println!("| ---: | ---: | ---: | ---: | ---: |");
    for (native, browser) in native.iter().zip(browser) {
        let Native {
            size,
            micros,
            decided,
        } = native;
        ensure!(*size == browser.size, "the sizes stand in another order");
        ensure!(
            browser.decided.iter().all(|other| other == decided),
            "at {size} rules they do not decide alike: natively {decided:?}, in the browser {:?}",
            browser.decided
        );
        let InBrowser {
            ours, logic, engine, ..
        } = browser;
        println!(
            "| {size} | {micros:.2} | {ours:.2} | {logic:.1} ({:.1}×) | {engine:.0} ({:.0}×) |",
            logic / ours,
            engine / ours
        );
    }
    within_budget(native)
}

fn within_budget(native: &[Native]) -> Result<()> {
    let (size, limit) = BUDGET;
    let measured = native.iter().find(|one| one.size == size);
    let micros = measured.context("the size of the budget was left out")?.micros;
    ensure!(
        micros < limit,
        "a decision among {size} rules takes {micros:.1} microseconds natively; it may take {limit}"
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decision_that_takes_longer_than_it_may_is_refused() {
        let taking = |micros| {
            [Native {
                size: BUDGET.0,
                micros,
                decided: Vec::new(),
            }]
        };
        assert!(within_budget(&taking(BUDGET.1 - 1.0)).is_ok());
        let error = within_budget(&taking(BUDGET.1)).unwrap_err().to_string();
        assert!(error.contains("100.0 microseconds"), "{error}");
        assert!(within_budget(&[]).is_err());
    }
}
