//! `cargo xtask dist`: builds the toolbar into `dist/`, static files that any web server can host.
//!
//! Binaryen's `wasm-opt` has no part in it. Measured on the toolbar it made the brotli size 1 % smaller, for a
//! download of 23 MB and twelve seconds more per build.

mod assemble;
mod bindings;

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use crate::layout::{self, CONFORMANCE_PAGE, TOOLBAR, WASM_TARGET};
use crate::{process, setup};

/// How to build.
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

/// Builds `dist/` anew.
pub(crate) fn build(flavour: Flavour) -> Result<()> {
    setup::for_dist()?;
    let toolbar = compile(TOOLBAR, flavour)?;
    let toolbar = bound(&toolbar, "toolbar", flavour)?;
    let conformance = compile(CONFORMANCE_PAGE, flavour)?;
    let conformance = bound(&conformance, "conformance", flavour)?;
    assemble::write(&Bindings { toolbar, conformance })?;
    eprintln!("    built {}", layout::dist().display());
    Ok(())
}

/// The generated bindings of everything that is shipped, each in a folder of its own.
struct Bindings {
    toolbar: PathBuf,
    conformance: PathBuf,
}

/// Compiles a package of ours to wasm. One at a time: what the conformance page asks of the core must not get into the
/// toolbar's copy of it.
fn compile(package: &str, flavour: Flavour) -> Result<PathBuf> {
    let (profile, folder) = flavour.profile();
    let mut cargo = process::cargo([
        "build",
        "--package",
        package,
        "--target",
        WASM_TARGET,
        "--profile",
        profile,
    ]);
    process::run(cargo.env("CARGO_ENCODED_RUSTFLAGS", without_local_paths()))?;
    // Cargo spells a library's file as Rust spells its name.
    let folder = layout::target().join(WASM_TARGET).join(folder);
    let names = [package.to_owned(), package.replace('-', "_")];
    let compiled = names.map(|name| folder.join(name).with_extension("wasm"));
    let there = compiled.into_iter().find(|file| file.is_file());
    there.with_context(|| format!("cargo built no wasm of {package}"))
}

/// Makes the bindings under the stem that the page's script loads them by.
fn bound(compiled: &Path, stem: &str, flavour: Flavour) -> Result<PathBuf> {
    let (_, folder) = flavour.profile();
    let bound = layout::target().join("bindings").join(folder).join(stem);
    bindings::generate(compiled, &bound, stem, flavour).context("wasm-bindgen cannot make the bindings")?;
    Ok(bound)
}

/// Keeps the builder's folders out of the panic messages that are shipped: the wasm is smaller, tells nobody who
/// built it where, and comes out the same on another machine.
fn without_local_paths() -> String {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| env::home_dir().map(|home| home.join(".cargo")));
    let registry = home.map(|home| (home.join("registry/src"), "crates"));
    let paths = registry.into_iter().chain([(layout::root(), "fusion-cti")]);
    let flags = paths.map(|(path, name)| format!("--remap-path-prefix={}={name}", path.display()));
    // Cargo's own separator; unlike a space it cannot be part of a path.
    flags.collect::<Vec<_>>().join("\x1f")
}
