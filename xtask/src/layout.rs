//! Where things lie: the repository, the target directory, and what the commands put there.

use std::env;
use std::path::{Path, PathBuf};

/// The name of the toolbar's crate, and of the wasm file that cargo builds from it.
pub(crate) const TOOLBAR: &str = "fusion-cti-toolbar";

/// The name of the crate behind the conformance page.
pub(crate) const CONFORMANCE_PAGE: &str = "fusion-cti-conformance-page";

/// The folder of the conformance page in `dist/`. Agents never load anything of it.
pub(crate) const CONFORMANCE_FOLDER: &str = "conformance";

/// The name of the rules editor's crate, and of the wasm file that cargo builds from it.
pub(crate) const RULES_EDITOR: &str = "fusion-cti-rules-editor";

/// The folder of the rules editor in `dist/`. Agents never load anything of it.
pub(crate) const RULES_FOLDER: &str = "rules";

/// The target triple of everything that runs in the browser.
pub(crate) const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// The repository's root, wherever the command was called from.
pub(crate) fn root() -> PathBuf {
    // Asked at run time first, where cargo sets it too: a target directory may outlive the clone it was built for.
    let own_folder = env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    let own_folder = Path::new(&own_folder);
    own_folder.parent().unwrap_or(own_folder).to_path_buf()
}

/// Cargo's target directory; `CARGO_TARGET_DIR` counts, as it does for cargo itself.
pub(crate) fn target() -> PathBuf {
    match env::var_os("CARGO_TARGET_DIR") {
        Some(folder) if !folder.is_empty() => root().join(folder),
        _ => root().join("target"),
    }
}

/// Where the built toolbar is.
pub(crate) fn dist() -> PathBuf {
    root().join("dist")
}
