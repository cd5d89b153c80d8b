//! `cargo xtask new-vendor NAME`: writes the crate of a new vendor and makes it known to the workspace and the toolbar.
//!
//! The crate comes from `new_vendor/template/`, where it is called Acme Phone. It compiles, and its conformance test is
//! green from the first day; what is missing is the phone system.

mod edit;
mod name;
#[cfg(test)]
mod tests;

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, ensure};

use crate::{layout, process};
use name::Name;

/// The crate's files and what is in them. Each vendor has the same ones.
const FILES: [(&str, &str); 12] = [
    ("Cargo.toml", include_str!("new_vendor/template/Cargo.toml.txt")),
    ("README.md", include_str!("new_vendor/template/README.md")),
    ("src/lib.rs", include_str!("new_vendor/template/src/lib.rs")),
    ("src/client.rs", include_str!("new_vendor/template/src/client.rs")),
    ("src/error.rs", include_str!("new_vendor/template/src/error.rs")),
    (
        "src/handler.rs",
        include_str!("new_vendor/template/src/handler.rs"),
    ),
    (
        "src/mapping.rs",
        include_str!("new_vendor/template/src/mapping.rs"),
    ),
    (
        "src/settings.rs",
        include_str!("new_vendor/template/src/settings.rs"),
    ),
    (
        "src/snapshot.rs",
        include_str!("new_vendor/template/src/snapshot.rs"),
    ),
    (
        "tests/conformance.rs",
        include_str!("new_vendor/template/tests/conformance.rs"),
    ),
    (
        "tests/conformance/rig.rs",
        include_str!("new_vendor/template/tests/conformance/rig.rs"),
    ),
    (
        "tests/mapping.rs",
        include_str!("new_vendor/template/tests/mapping.rs"),
    ),
];

/// Writes the crate and says what to do next.
pub(crate) fn run(name: &str) -> Result<()> {
    let name = Name::parse(name)?;
    write(&layout::root(), &name)?;
    let kebab = &name.kebab;
    // A name that is longer or shorter than the template's breaks lines elsewhere.
    process::run(&mut process::cargo([
        "fmt",
        "--package",
        &format!("fusion-cti-{kebab}"),
    ]))?;
    println!(
        "wrote vendors/{kebab}, and made it known in Cargo.toml, toolbar/Cargo.toml, toolbar/src/registry.rs and xtask/src/size/configurations.rs; \
         the first build adds it to Cargo.lock\n\n  \
         cargo test --package fusion-cti-{kebab}    runs its conformance test\n  \
         docs/write-a-vendor-handler.md goes on from here"
    );
    Ok(())
}

/// The same in any copy of the repository.
fn write(root: &Path, name: &Name) -> Result<()> {
    let folder = root.join("vendors").join(&name.kebab);
    ensure!(
        !folder.exists(),
        "vendors/{} is there already; take another name or remove it first",
        name.kebab
    );
    // First what can be refused.
    let edits = edit::all(root, name)?;
    for (path, template) in FILES {
        let path = folder.join(path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).with_context(|| format!("cannot create {}", parent.display()))?;
        }
        fs::write(&path, name.put_into(template))
            .with_context(|| format!("cannot write {}", path.display()))?;
    }
    for (path, text) in edits {
        fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(())
}
