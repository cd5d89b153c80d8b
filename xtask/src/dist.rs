//! `cargo xtask dist`: builds the toolbar into `dist/`, static files that any web server can host.
//!
//! Binaryen's `wasm-opt` has no part in it: on the toolbar it made the raw size 11 % smaller and the brotli size between 1 %
//! smaller and 1 % larger, for a download of 23 MB (`docs/size.md`).

mod assemble;
pub(crate) mod bindings;
mod chunks;

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

pub(crate) use chunks::{ChunkFiles, built as built_chunks};

use crate::layout::{self, CONFORMANCE_PAGE, RULES_EDITOR, TOOLBAR, WASM_TARGET};
use crate::process;
use crate::setup::Stage;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Flavour {
    /// Small: what is shipped.
    Release,
    /// Quick to build, with names in stack traces.
    Development,
}

impl Flavour {
    /// The cargo profile, and the folder that cargo names after it.
    fn profile(self) -> (&'static str, &'static str) {
        match self {
            Self::Release => ("wasm-release", "wasm-release"),
            Self::Development => ("dev", "debug"),
        }
    }
}

/// Builds `dist/` from nothing, and needs minutes for it.
pub(crate) fn build(flavour: Flavour) -> Result<()> {
    Stage::Dist.prepare()?;
    compile(flavour)?;
    let toolbar = bound(TOOLBAR, "toolbar", flavour, bindings::generate_with_chunks)?;
    // Cargo spells a library's file as Rust spells its name.
    let conformance = CONFORMANCE_PAGE.replace('-', "_");
    let conformance = bound(&conformance, "conformance", flavour, bindings::generate)?;
    let rules = bound(RULES_EDITOR, "rules", flavour, bindings::generate)?;
    assemble::write(&Bindings {
        toolbar,
        conformance,
        rules,
    })?;
    eprintln!("    built {}", layout::dist().display());
    Ok(())
}

/// The generated bindings of everything that is shipped, each in a folder of its own.
struct Bindings {
    toolbar: PathBuf,
    conformance: PathBuf,
    rules: PathBuf,
}

/// Compiles everything that is shipped, in one go, so that all share their dependencies. What a page alone
/// asks of the core does not get into the toolbar: the linker drops what nobody calls, and the sizes are the same.
fn compile(flavour: Flavour) -> Result<()> {
    let (profile, _) = flavour.profile();
    let mut cargo = process::cargo(["build", "--target", WASM_TARGET, "--profile", profile]);
    let packages = [TOOLBAR, CONFORMANCE_PAGE, RULES_EDITOR];
    cargo.args(packages.iter().flat_map(|name| ["--package", name]));
    cargo.args(["--features", &format!("{TOOLBAR}/chunks")]);
    process::run(cargo.env("CARGO_ENCODED_RUSTFLAGS", flags()))
}

/// Makes bindings: from which file, in which folder, under which stem.
type Generate = fn(&Path, &Path, &str, Flavour) -> Result<()>;

/// Makes the bindings for a compiled file under the stem that the page's script loads them by.
fn bound(compiled: &str, stem: &str, flavour: Flavour, generate: Generate) -> Result<PathBuf> {
    let (_, folder) = flavour.profile();
    let compiled = layout::target().join(WASM_TARGET).join(folder).join(compiled);
    let bound = layout::target().join("bindings").join(folder).join(stem);
    generate(&compiled.with_extension("wasm"), &bound, stem, flavour)
        .context("wasm-bindgen cannot make the bindings")?;
    Ok(bound)
}

/// Keeps the builder's folders out of the panic locations: the wasm tells nobody who built it where, and comes out the same
/// on another machine.
fn flags() -> String {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| env::home_dir().map(|home| home.join(".cargo")));
    let registry = home.map(|home| (home.join("registry/src"), "crates"));
    let paths = registry.into_iter().chain([(layout::root(), "fusion-cti")]);
    let flags = paths.map(|(path, name)| format!("--remap-path-prefix={}={name}", path.display()));
    // Cargo's own separator; unlike a space it cannot be part of a path.
    flags.collect::<Vec<_>>().join("\x1f")
}
