//! Turns the compiled wasm into a module that the browser can load: wasm-bindgen, as a library.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use wasm_bindgen_cli_support::Bindgen;

use super::Flavour;

/// Writes the bindings for `compiled` into `folder`, which is emptied first: `STEM.js` and `STEM_bg.wasm`.
pub(super) fn generate(compiled: &Path, folder: &Path, stem: &str, flavour: Flavour) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot empty {}", folder.display()))?;
    }
    let development = flavour == Flavour::Development;
    Bindgen::new()
        .input_path(compiled)
        .out_name(stem)
        .web(true)?
        .typescript(false)
        .debug(development)
        .keep_debug(development)
        .remove_name_section(!development)
        .remove_producers_section(!development)
        .generate(folder)
}
