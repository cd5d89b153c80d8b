//! The page that runs the conformance suite against Amazon Connect's real library: an example of the vendor's crate, made
//! for the end-to-end tests and never part of `dist/`.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result};

use super::wasm;
use crate::dist::{Flavour, bindings};
use crate::layout::{self, WASM_TARGET};
use crate::process;

/// The example in the vendor's crate, and the stem that its page loads the bindings by.
const EXAMPLE: &str = "conformance";
const SOURCE: &str = "vendors/amazon-connect/examples/conformance";
const PAGE: [&str; 2] = ["index.html", "page.js"];

/// Builds it and gives its folder.
pub(super) fn build() -> Result<PathBuf> {
    // The selection and the profile of the wasm tests, so that cargo has compiled everything below the page already.
    let mut cargo = process::cargo(["build", "--example", EXAMPLE, "--target", WASM_TARGET]);
    cargo.args(wasm::PACKAGES.iter().flat_map(|name| ["--package", name]));
    process::run(&mut cargo)?;
    let target = layout::target();
    let compiled = target
        .join(WASM_TARGET)
        .join("debug/examples")
        .join(EXAMPLE)
        .with_extension("wasm");
    let folder = target.join("bindings/debug/amazon-connect-conformance");
    bindings::generate(&compiled, &folder, EXAMPLE, Flavour::Development)
        .context("wasm-bindgen cannot make the conformance page's bindings")?;
    for name in PAGE {
        let source = layout::root().join(SOURCE).join(name);
        fs::copy(&source, folder.join(name)).with_context(|| format!("cannot copy {}", source.display()))?;
    }
    Ok(folder)
}
