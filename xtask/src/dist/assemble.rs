//! Puts `dist/` together from its four sources: bindings, the toolbar's static files, the vendor's library, licences.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

use crate::layout;
use crate::packages::Package;

/// Where the vendor's library lies in `dist/`; the toolbar's registry loads it from there.
const VENDOR_FOLDER: &str = "vendor/amazon-connect-streams";

const LICENCES: [&str; 3] = ["LICENSE-MIT", "LICENSE-APACHE", "NOTICE"];

/// Writes `dist/`, replacing what was there.
pub(super) fn write(bindings: &Path) -> Result<()> {
    let (root, dist) = (layout::root(), layout::dist());
    if dist.exists() {
        fs::remove_dir_all(&dist).with_context(|| format!("cannot empty {}", dist.display()))?;
    }
    copy_folder(bindings, &dist)?;
    let toolbar = root.join("toolbar");
    copy(&toolbar.join("index.html"), &dist.join("index.html"))?;
    copy_folder(&toolbar.join("styles"), &dist.join("styles"))?;
    copy_folder(&toolbar.join("static"), &dist)?;
    for name in LICENCES {
        copy(&root.join(name), &dist.join(name))?;
    }
    let streams = Package::named("amazon-connect-streams")?;
    copy_folder(&streams.folder(), &dist.join(VENDOR_FOLDER))
}

/// Copies what lies in a folder, to any depth. A hidden file is bookkeeping and stays behind.
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
