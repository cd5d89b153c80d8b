//! `cargo xtask check`: everything that must hold besides the tests.

mod advisories;
mod layering;
mod licences;

use anyhow::Result;

use crate::dist::{self, Flavour};
use crate::layout::WASM_TARGET;
use crate::report::Report;
use crate::setup::Stage;
use crate::{process, size};

/// Runs all checks, the quick ones first, and all of them even if one fails.
pub(crate) fn run(report: &mut Report) {
    report.check("formatting", || {
        Stage::Check.prepare()?;
        cargo(&["fmt", "--all", "--check"])
    });
    report.check("layering", layering::check);
    report.check("licences of dependencies", licences::check);
    match advisories::available() {
        Ok(()) => report.check("advisories", advisories::check),
        Err(reason) => report.skip("advisories", &reason),
    }
    report.check("lints, native", || {
        cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"])
    });
    report.check("lints, wasm", wasm_lints);
    report.check("documentation", documentation);
    report.check("size", || {
        dist::build(Flavour::Release)?;
        size::report()
    });
}

fn wasm_lints() -> Result<()> {
    let packages = [
        "--package",
        "fusion-cti-js",
        "--package",
        "fusion-cti-toolbar",
        "--package",
        "fusion-cti-amazon-connect",
        "--package",
        "fusion-cti-rules-editor",
        // As it is shipped; the lints for native code see it whole.
        "--features",
        "fusion-cti-toolbar/chunks",
    ];
    let head = ["clippy", "--target", WASM_TARGET, "--all-targets"];
    cargo(&[&head[..], &packages, &["--", "-D", "warnings"]].concat())
}

fn documentation() -> Result<()> {
    let mut cargo = process::cargo(["doc", "--workspace", "--no-deps"]);
    process::run(cargo.env("RUSTDOCFLAGS", "-D warnings"))
}

fn cargo(arguments: &[&str]) -> Result<()> {
    process::run(&mut process::cargo(arguments))
}
