//! A file that the admin chooses.

use thiserror::Error;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

/// The browser cannot read a file as text.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{0} could not be read.")]
pub struct ReadError(String);

/// The text of a file.
///
/// # Errors
/// The browser cannot read it.
pub async fn text(file: &File) -> Result<String, ReadError> {
    let text = JsFuture::from(file.text()).await.ok();
    text.and_then(|text| text.as_string())
        .ok_or_else(|| ReadError(file.name()))
}
