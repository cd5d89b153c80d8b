//! `cargo xtask setup`: fetches what the other commands need, and is quick when all of it is there.

mod browser;

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

/// Fetches what the build of `dist/` needs: the wasm target and the vendor's library.
pub(crate) fn for_dist() -> Result<()> {
    wasm_target()?;
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
    if std::path::Path::new(folder.trim()).is_dir() {
        eprintln!("    {WASM_TARGET}: present");
        return Ok(());
    }
    process::run(Command::new("rustup").args(["target", "add", WASM_TARGET])).with_context(|| {
        format!("the toolbar needs rustc's {WASM_TARGET}; without rustup, install it your way")
    })
}
