//! Files that are next to the toolbar.

use thiserror::Error;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestCache, RequestInit, Response, Window};

/// The toolbar's folder, seen from this page.
const TOOLBAR: &str = "../";

/// The HTTP status for a file that is not there.
const NOT_FOUND: u16 = 404;

/// Why a file could not be fetched.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum FetchError {
    /// The server cannot be reached.
    #[error("{0} could not be fetched from the toolbar’s folder: the server does not answer.")]
    Unreachable(String),
    /// It answers with this status.
    #[error("{0} could not be fetched from the toolbar’s folder: the server answers {1}.")]
    Status(String, u16),
}

/// Fetches a file from the toolbar's folder; nothing if there is none.
///
/// # Errors
/// The server cannot be reached, or answers with anything else.
pub async fn beside_toolbar(window: &Window, name: &str) -> Result<Option<String>, FetchError> {
    // What is live counts, not what the browser has kept.
    let options = RequestInit::new();
    options.set_cache(RequestCache::NoCache);
    let unreachable = |_: JsValue| FetchError::Unreachable(name.to_owned());
    let response = JsFuture::from(window.fetch_with_str_and_init(&format!("{TOOLBAR}{name}"), &options))
        .await
        .map_err(unreachable)?;
    let response: Response = response.dyn_into().map_err(unreachable)?;
    if response.status() == NOT_FOUND {
        return Ok(None);
    }
    if !response.ok() {
        return Err(FetchError::Status(name.to_owned(), response.status()));
    }
    let text = JsFuture::from(response.text().map_err(unreachable)?).await;
    Ok(text.map_err(unreachable)?.as_string())
}
