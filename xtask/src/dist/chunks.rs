//! Takes the toolbar's wasm apart: what only some pages need goes into files of its own.
//!
//! `wasm_split_cli_support` follows every reference that the linker noted, from the functions that the toolbar declares with
//! `chunk!`. What several chunks share, and the rest does not need, becomes a file too. The toolbar's memory and its table
//! of functions are the border between all of them. The script that fetches chunks is the library's own.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, anyhow};
use walrus::ModuleConfig;
use wasm_split_cli_support::{Options, SplitWasm};

use super::Flavour;
use crate::layout;

/// The script that fetches chunks, in `dist/`.
const SCRIPT: &str = "./chunks.js";

/// The files of each chunk in `dist/`, those that it shares with others among them.
pub(crate) type ChunkFiles = BTreeMap<String, Vec<String>>;

/// Writes the chunks of `linked` into `folder`, with the script that fetches them, and returns the rest of the wasm.
/// `stem` names what wasm-bindgen will make of that.
pub(super) fn split(linked: &[u8], folder: &Path, stem: &str, flavour: Flavour) -> Result<Vec<u8>> {
    fs::create_dir_all(folder)?;
    let rest = folder.with_extension("rest.wasm");
    let main_module = format!("./{stem}.js");
    let mut options = Options::new(linked);
    options.output_dir = folder;
    options.main_out_path = &rest;
    options.link_name = SCRIPT;
    options.main_module = &main_module;
    let split = wasm_split_cli_support::transform(options)
        .map_err(|error| anyhow!("{error:#}"))
        .context("the wasm cannot be taken apart")?;
    for chunk in &split.split_modules {
        compact(chunk, flavour).with_context(|| format!("{} cannot be written anew", chunk.display()))?;
    }
    fs::write(list(), serde_json::to_vec_pretty(&files(split))?)?;
    fs::read(&rest).with_context(|| format!("cannot read {}", rest.display()))
}

/// The chunks of the `dist/` that was built last. Refuses when none was built.
pub(crate) fn built() -> Result<ChunkFiles> {
    let list = list();
    let text = fs::read(&list).with_context(|| format!("cannot read {}", list.display()))?;
    Ok(serde_json::from_slice(&text)?)
}

fn list() -> PathBuf {
    layout::target().join("bindings/chunks.json")
}

fn files(split: SplitWasm) -> ChunkFiles {
    let with_extension = |stems: Vec<String>| stems.iter().map(|stem| format!("{stem}.wasm")).collect();
    let chunks = split.prefetch_map.into_iter();
    chunks
        .map(|(chunk, stems)| (chunk, with_extension(stems)))
        .collect()
}

/// Rewrites a chunk: the linker leaves five bytes for each number, whatever it is, and names for everything.
/// wasm-bindgen does the same with the rest.
fn compact(chunk: &Path, flavour: Flavour) -> Result<()> {
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
    module.emit_wasm_file(chunk)
}
