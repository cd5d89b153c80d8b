//! Parts of the Rust toolchain. `rust-toolchain.toml` asks rustup for them, but rustup heeds it only where that file chooses the
//! toolchain, and only while automatic installation is on.

use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::layout::WASM_TARGET;
use crate::process;

/// Makes sure that rustc can compile for the browser.
pub(super) fn wasm_target() -> Result<()> {
    let folder =
        process::output(Command::new("rustc").args(["--print", "target-libdir", "--target", WASM_TARGET]))?;
    let folder = String::from_utf8(folder).context("rustc names a folder that is not UTF-8")?;
    if Path::new(folder.trim()).is_dir() {
        eprintln!("    {WASM_TARGET}: present");
        return Ok(());
    }
    process::run(Command::new("rustup").args(["target", "add", WASM_TARGET])).with_context(|| {
        format!("the toolbar needs rustc's {WASM_TARGET}; without rustup, install it your way")
    })
}

/// Makes sure that cargo has this command, which comes with the component of that name.
pub(super) fn component(name: &str) -> Result<()> {
    let command = name.trim_start_matches("rust");
    if process::output(&mut process::cargo([command, "--version"])).is_ok() {
        eprintln!("    {name}: present");
        return Ok(());
    }
    process::run(Command::new("rustup").args(["component", "add", name]))
        .with_context(|| format!("`cargo xtask check` needs {name}; without rustup, install it your way"))
}
