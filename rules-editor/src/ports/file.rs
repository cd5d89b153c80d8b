//! A file that the admin chooses.

use wasm_bindgen_futures::JsFuture;
use web_sys::{File, HtmlInputElement};

/// Takes the chosen file out of its field, so that the same one can be chosen again.
pub fn chosen(field: &HtmlInputElement) -> Option<File> {
    let file = field.files()?.get(0);
    field.set_value("");
    file
}

/// The text of a file.
///
/// # Errors
/// The browser cannot read it; says so.
pub async fn text(file: &File) -> Result<String, String> {
    let text = JsFuture::from(file.text()).await.ok();
    text.and_then(|text| text.as_string())
        .ok_or_else(|| format!("{} could not be read.", file.name()))
}
