//! Turns the compiled wasm into a module that the browser can load: wasm-bindgen, as a library.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use wasm_bindgen_cli_support::Bindgen;

use super::{Flavour, chunks};

/// Writes the bindings for `compiled` into `folder`, which is emptied first: `STEM.js` and `STEM_bg.wasm`.
pub(crate) fn generate(compiled: &Path, folder: &Path, stem: &str, flavour: Flavour) -> Result<()> {
    empty(folder)?;
    write(read(compiled)?, &mut Bindgen::new(), folder, stem, flavour)
}

/// The same for a wasm with chunks, which are written next to it.
pub(super) fn generate_with_chunks(
    compiled: &Path,
    folder: &Path,
    stem: &str,
    flavour: Flavour,
) -> Result<()> {
    empty(folder)?;
    let rest = chunks::split(&read(compiled)?, folder, stem, flavour)?;
    // The chunks use its memory and its table.
    let mut bindgen = Bindgen::new();
    write(rest, bindgen.keep_lld_exports(true), folder, stem, flavour)
}

fn read(compiled: &Path) -> Result<Vec<u8>> {
    fs::read(compiled).with_context(|| format!("cannot read {}", compiled.display()))
}

fn empty(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot empty {}", folder.display()))?;
    }
    Ok(())
}

fn write(wasm: Vec<u8>, bindgen: &mut Bindgen, folder: &Path, stem: &str, flavour: Flavour) -> Result<()> {
    let development = flavour == Flavour::Development;
    bindgen
        .input_bytes(stem, wasm)
        .out_name(stem)
        .web(true)?
        .typescript(false)
        .debug(development)
        .keep_debug(development)
        .remove_name_section(!development)
        .remove_producers_section(!development)
        .generate(folder)
}
