//! Files next to the page.

use std::time::Duration;

use fusion_cti_js::timeout;
use thiserror::Error;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestCache, RequestInit, Response, Window};

/// How long the server may take in all: as long as a page that a person waits for.
const LIMIT: Duration = Duration::from_secs(10);

/// Why a file could not be fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum FetchError {
    /// The server did not answer, or not in time.
    #[error("the server did not answer")]
    Unreachable,
    /// It answered with this status instead.
    #[error("the server answered with status {0}")]
    Status(u16),
}

/// Fetches a text that lies next to the page.
///
/// # Errors
/// [`FetchError`] says why there is none.
pub async fn fetch(window: &Window, name: &str) -> Result<String, FetchError> {
    timeout(LIMIT, fetch_text(window, name))
        .await
        .unwrap_or(Err(FetchError::Unreachable))
}

async fn fetch_text(window: &Window, name: &str) -> Result<String, FetchError> {
    // A changed file counts from the next reload on: the browser asks the server whether its copy is current.
    let options = RequestInit::new();
    options.set_cache(RequestCache::NoCache);
    let unreachable = |_: JsValue| FetchError::Unreachable;
    let response = JsFuture::from(window.fetch_with_str_and_init(name, &options))
        .await
        .map_err(unreachable)?;
    let response: Response = response.dyn_into().map_err(unreachable)?;
    if !response.ok() {
        return Err(FetchError::Status(response.status()));
    }
    let text = JsFuture::from(response.text().map_err(unreachable)?)
        .await
        .map_err(unreachable)?;
    text.as_string().ok_or(FetchError::Unreachable)
}
