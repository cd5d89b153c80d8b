//! `cargo xtask dist`: builds the toolbar into `dist/`, static files that any web server can host.

mod assemble;
mod bindings;

use anyhow::{Context as _, Result};

use crate::layout::{self, TOOLBAR, WASM_TARGET};
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
    let (profile, folder) = flavour.profile();
    process::run(&mut process::cargo([
        "build",
        "--package",
        TOOLBAR,
        "--target",
        WASM_TARGET,
        "--profile",
        profile,
    ]))?;
    let compiled = layout::target()
        .join(WASM_TARGET)
        .join(folder)
        .join(TOOLBAR)
        .with_extension("wasm");
    let bound = layout::target().join("bindings").join(folder);
    bindings::generate(&compiled, &bound, flavour).context("wasm-bindgen cannot make the bindings")?;
    assemble::write(&bound)?;
    eprintln!("    built {}", layout::dist().display());
    Ok(())
}
