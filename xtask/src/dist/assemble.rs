//! Puts `dist/` together from its sources: bindings, the toolbar's static files, the vendors' libraries and examples, the
//! conformance page, the rules editor, licences.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

use super::Bindings;
use crate::layout;
use crate::packages::Package;

/// Where the declarations and the example of a phone system in JavaScript are in `dist/`.
const JAVASCRIPT_FOLDER: &str = "vendor/javascript";

/// Where the vendor's library is in `dist/`; the toolbar's registry loads it from there.
const VENDOR_FOLDER: &str = "vendor/amazon-connect-streams";

/// What describes a file of screen-pop rules to editors; a test of the core holds it to the types.
const RULES_SCHEMA: &str = "screen-pop.schema.json";

const LICENCES: [&str; 3] = ["LICENSE-MIT", "LICENSE-APACHE", "NOTICE"];

/// Writes `dist/`, replacing what was there.
pub(super) fn write(bindings: &Bindings) -> Result<()> {
    let (root, dist) = (layout::root(), layout::dist());
    if dist.exists() {
        fs::remove_dir_all(&dist).with_context(|| format!("cannot empty {}", dist.display()))?;
    }
    copy_folder(&bindings.toolbar, &dist)?;
    let toolbar = root.join("toolbar");
    copy(&toolbar.join("index.html"), &dist.join("index.html"))?;
    // The rules editor links some of them too.
    copy_folder(&toolbar.join("styles"), &dist.join("styles"))?;
    copy_folder(&toolbar.join("static"), &dist)?;
    copy(&root.join("docs").join(RULES_SCHEMA), &dist.join(RULES_SCHEMA))?;
    for name in LICENCES {
        copy(&root.join(name), &dist.join(name))?;
    }
    let streams = Package::named("amazon-connect-streams")?;
    copy_folder(&streams.folder(), &dist.join(VENDOR_FOLDER))?;
    javascript(&root.join("vendors/javascript"), &dist)?;
    copy_folder(&bindings.conformance, &dist.join(layout::CONFORMANCE_FOLDER))?;
    let (editor, folder) = (root.join("rules-editor"), dist.join(layout::RULES_FOLDER));
    copy_folder(&editor.join("static"), &folder)?;
    copy_folder(&editor.join("styles"), &folder.join("styles"))?;
    copy_folder(&bindings.rules, &folder)
}

/// What an integrator who writes no Rust starts from, and the page that tries what came of it.
fn javascript(source: &Path, dist: &Path) -> Result<()> {
    const DECLARATIONS: &str = "fusion-cti-vendor.d.ts";
    let folder = dist.join(JAVASCRIPT_FOLDER);
    copy(&source.join(DECLARATIONS), &folder.join(DECLARATIONS))?;
    copy_folder(&source.join("example"), &folder.join("example"))?;
    copy_folder(
        &source.join("conformance-page/static"),
        &dist.join(layout::CONFORMANCE_FOLDER),
    )
}

/// Copies what is in a folder, to any depth. A hidden file is bookkeeping and stays behind.
fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    for entry in fs::read_dir(from).with_context(|| format!("cannot read {}", from.display()))? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_name().as_encoded_bytes().starts_with(b".") {
            continue;
        }
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else {
            copy(&entry.path(), &target)?;
        }
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
    }
    fs::copy(from, to).with_context(|| format!("cannot copy {} to {}", from.display(), to.display()))?;
    Ok(())
}
