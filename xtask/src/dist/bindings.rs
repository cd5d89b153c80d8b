//! Turns the compiled wasm into a module that the browser can load: wasm-bindgen, as a library.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use wasm_bindgen_cli_support::Bindgen;

use super::{Flavour, short_names};

/// Writes the bindings for `compiled` into `folder`, which is emptied first: `STEM.js` and `STEM_bg.wasm`.
pub(crate) fn generate(compiled: &Path, folder: &Path, stem: &str, flavour: Flavour) -> Result<()> {
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
        .generate(folder)?;
    if development {
        return Ok(());
    }
    let (wasm, script) = (
        folder.join(format!("{stem}_bg.wasm")),
        folder.join(format!("{stem}.js")),
    );
    let (short_wasm, short_script) =
        short_names::shortened(&fs::read(&wasm)?, &fs::read_to_string(&script)?)?;
    fs::write(wasm, short_wasm)?;
    Ok(fs::write(script, short_script)?)
}
