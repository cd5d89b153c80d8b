//! A text into the admin's downloads.

use js_sys::Array;
use thiserror::Error;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url, Window};

/// The browser refuses to make a file.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("The browser could not make the file {0}.")]
pub struct DownloadError(String);

/// Saves a text under a name, as the browser saves what is downloaded.
///
/// # Errors
/// The browser refuses to make the file.
pub fn save(window: &Window, name: &str, text: &str) -> Result<(), DownloadError> {
    start(window, name, text).map_err(|_| DownloadError(name.to_owned()))
}

fn start(window: &Window, name: &str, text: &str) -> Result<(), JsValue> {
    let kind = BlobPropertyBag::new();
    kind.set_type("application/json");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &kind)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let document = window.document().ok_or(JsValue::NULL)?;
    let link: HtmlAnchorElement = document.create_element("a")?.dyn_into()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // The browser has its own hold on the blob as soon as the download has begun.
    Url::revoke_object_url(&url)
}
