//! Turns the compiled wasm into a module that the browser can load: wasm-bindgen, as a library.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use wasm_bindgen_cli_support::Bindgen;

use super::{Flavour, chunks, minified, neighbours, sections, short_names, stops};

/// Writes the bindings for `compiled` into `folder`, which is emptied first: `STEM.js` and `STEM_bg.wasm`.
pub(crate) fn generate(compiled: &Path, folder: &Path, stem: &str, flavour: Flavour) -> Result<()> {
    empty(folder)?;
    let linked = read(compiled)?;
    write(
        &sections::without_references(&linked)?,
        &mut Bindgen::new(),
        folder,
        stem,
        flavour,
    )
}

/// The same for a wasm with chunks, which are written beside it.
pub(super) fn generate_with_chunks(
    compiled: &Path,
    folder: &Path,
    stem: &str,
    flavour: Flavour,
) -> Result<()> {
    empty(folder)?;
    let linked = read(compiled)?;
    let rest = chunks::take_out(&linked, folder, stem, flavour)?;
    // The chunks use its memory and its table.
    write(
        &rest,
        Bindgen::new().keep_lld_exports(true),
        folder,
        stem,
        flavour,
    )?;
    if flavour == Flavour::Release {
        let wasm = bound_wasm(folder, stem);
        fs::write(&wasm, neighbours::together(&read(&wasm)?)?)?;
    }
    Ok(())
}

fn bound_wasm(folder: &Path, stem: &str) -> PathBuf {
    folder.join(format!("{stem}_bg.wasm"))
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

fn write(wasm: &[u8], bindgen: &mut Bindgen, folder: &Path, stem: &str, flavour: Flavour) -> Result<()> {
    let development = flavour == Flavour::Development;
    bindgen
        .input_bytes(stem, wasm.to_vec())
        .out_name(stem)
        .web(true)?
        .typescript(false)
        .debug(development)
        .keep_debug(development)
        .remove_name_section(!development)
        .remove_producers_section(!development)
        .generate(folder)?;
    let (wasm, script) = (bound_wasm(folder, stem), folder.join(format!("{stem}.js")));
    let announced = stops::announced(&fs::read_to_string(&script)?)?;
    if development {
        return Ok(fs::write(script, announced)?);
    }
    let (short_wasm, short_script) = short_names::shortened(&fs::read(&wasm)?, &announced)?;
    fs::write(wasm, short_wasm)?;
    Ok(fs::write(script, minified::module(&short_script)?)?)
}
