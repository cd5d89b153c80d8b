//! Takes the toolbar's wasm apart: what only a part of all pages needs goes into files of its own.
//!
//! `wasm_split_cli_support` follows every reference that the linker noted, from the functions that the toolbar declares with
//! `chunk!`. What several chunks share, and the rest does not need, becomes a file too. The toolbar's memory and its table
//! of functions are the border between all of them.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, anyhow};
use walrus::ModuleConfig;
use wasm_split_cli_support::{Options, SplitWasm};

use super::{Flavour, minified, neighbours};

/// The script that fetches chunks, in `dist/`.
pub(crate) const CHUNK_SCRIPT: &str = "chunks.js";

/// What each line for a chunk in that script begins with; its name follows.
pub(crate) const CHUNK_LINE: &str = "chunks.";

/// Writes the chunks of `linked` into `folder`, with the script that fetches them, and returns the rest of the wasm. `stem` names what wasm-bindgen will make of that.
pub(super) fn take_out(linked: &[u8], folder: &Path, stem: &str, flavour: Flavour) -> Result<Vec<u8>> {
    fs::create_dir_all(folder)?;
    let rest = folder.with_extension("rest.wasm");
    let mut options = Options::new(linked);
    options.output_dir = folder;
    options.main_out_path = &rest;
    let script = format!("./{CHUNK_SCRIPT}");
    options.link_name = &script;
    let split = wasm_split_cli_support::transform(options)
        .map_err(|error| anyhow!("{error:#}"))
        .context("the wasm cannot be taken apart")?;
    for chunk in &split.split_modules {
        tidy(chunk, flavour).with_context(|| format!("{} cannot be written anew", chunk.display()))?;
    }
    fs::write(
        folder.join(CHUNK_SCRIPT),
        minified::script(&loader(&split)).replace("toolbar.js", &format!("{stem}.js")),
    )?;
    fs::read(&rest).with_context(|| format!("cannot read {}", rest.display()))
}

/// The script, with a line for each chunk: its name, and the files that it consists of.
fn loader(split: &SplitWasm) -> String {
    let mut lines: Vec<String> = split
        .prefetch_map
        .iter()
        .map(|(chunk, files)| {
            let files: Vec<_> = files.iter().map(|file| format!("\"{file}.wasm\"")).collect();
            format!("{CHUNK_LINE}{chunk} = [{}];\n", files.join(", "))
        })
        .collect();
    lines.sort();
    include_str!("chunks.js").to_owned() + &lines.concat()
}

/// Writes a chunk anew: the linker leaves five bytes for each number, whatever it is, and names for everything.
fn tidy(chunk: &Path, flavour: Flavour) -> Result<()> {
    let development = flavour == Flavour::Development;
    let mut module = ModuleConfig::new()
        .generate_name_section(development)
        .generate_producers_section(false)
        .parse_file(chunk)?;
    let custom: Vec<_> = module.customs.iter().map(|(id, _)| id).collect();
    for id in custom {
        module.customs.delete(id);
    }
    walrus::passes::gc::run(&mut module);
    let mut wasm = module.emit_wasm();
    if flavour == Flavour::Release {
        wasm = neighbours::together(&wasm)?;
    }
    Ok(fs::write(chunk, wasm)?)
}
