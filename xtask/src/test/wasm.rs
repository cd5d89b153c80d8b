//! The tests of what touches the browser: compiled to wasm and run inside headless Chromium.

use std::env::consts::EXE_EXTENSION;

use anyhow::{Context as _, Result};

use crate::layout::{self, WASM_TARGET};
use crate::process;
use crate::report::Tally;
use crate::setup::{Browser, Stage};

const RUNNER: &str = "fusion-cti-wasm-test-runner";

/// For all tests of a crate together, the browser's start included; the runner's own 20 s are too few on a busy machine. Only
/// tests that hang take as long as this.
const TIMEOUT_SECONDS: &str = "1200";

/// The crates that touch the browser.
pub(super) const PACKAGES: [&str; 5] = [
    "fusion-cti-js",
    "fusion-cti-toolbar",
    "fusion-cti-rules-editor",
    "fusion-cti-amazon-connect",
    "fusion-cti-javascript",
];

/// Runs the tests that need a browser's JavaScript, in headless Chromium.
pub(super) fn run() -> Result<Tally> {
    Stage::WasmTests.prepare()?;
    process::run(&mut process::cargo(["build", "--bin", RUNNER])).context("the runner of the wasm tests")?;
    // `--tests` leaves out the examples in documentation: they run natively, and have no browser runner.
    let mut cargo = process::cargo(["test", "--tests", "--no-fail-fast", "--target", WASM_TARGET]);
    cargo.args(PACKAGES.iter().flat_map(|name| ["--package", name]));
    cargo.env(
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
        layout::target()
            .join("debug")
            .join(RUNNER)
            .with_extension(EXE_EXTENSION),
    );
    cargo.env("WASM_BINDGEN_TEST_ONLY_WEB", "1");
    cargo.env("WASM_BINDGEN_TEST_TIMEOUT", TIMEOUT_SECONDS);
    cargo.env(
        "WASM_BINDGEN_TEST_WEBDRIVER_JSON",
        layout::root().join("xtask/webdriver.json"),
    );
    cargo.env("CHROMEDRIVER", Browser::installed()?.chromedriver);
    Tally::of(&mut cargo)
}
