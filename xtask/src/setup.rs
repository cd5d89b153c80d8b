//! `cargo xtask setup`: fetches what the other commands need, and is quick when all of it is there.

mod browser;

use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result};

pub(crate) use browser::Browser;

use crate::layout::WASM_TARGET;
use crate::packages::Package;
use crate::process;

/// Fetches what any command may need.
pub(crate) fn everything() -> Result<()> {
    for_dist()?;
    for_browser_tests().map(drop)
}

/// Fetches what the build of `dist/` needs: the wasm target, the standard library's source, and the vendor's library.
pub(crate) fn for_dist() -> Result<()> {
    wasm_target()?;
    standard_library()?;
    Package::named("amazon-connect-streams")?.set_up()
}

/// Fetches what the browser tests need on top, and returns the browser.
pub(crate) fn for_browser_tests() -> Result<Browser> {
    Package::named("axe-core")?.set_up()?;
    Browser::set_up()
}

/// Makes sure that rustc can compile for the browser.
///
/// `rust-toolchain.toml` asks rustup for it, but rustup's automatic installation can be off.
pub(crate) fn wasm_target() -> Result<()> {
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

/// Makes sure that the standard library's source is there: what is shipped builds it anew (`dist/standard_library.rs`).
fn standard_library() -> Result<()> {
    let folder = process::output(Command::new("rustc").args(["--print", "sysroot"]))?;
    let folder = String::from_utf8(folder).context("rustc names a folder that is not UTF-8")?;
    let source = Path::new(folder.trim()).join("lib/rustlib/src/rust/library/std");
    if source.is_dir() {
        eprintln!("    rust-src: present");
        return Ok(());
    }
    process::run(Command::new("rustup").args(["component", "add", "rust-src"])).with_context(|| {
        format!(
            "the toolbar needs the standard library's source at {}; without rustup, install it your way",
            source.display()
        )
    })
}
