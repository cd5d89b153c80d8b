//! Files next to the page.

use std::time::Duration;

use fusion_cti_js::timeout;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestCache, RequestInit, Response, Window};

/// How long the server may take in all: as long as a page that a person waits for.
const LIMIT: Duration = Duration::from_secs(10);

/// Why a file could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// The server did not answer, or not in time.
    Unreachable,
    /// It answered with this status instead.
    Missing(u16),
}

/// Fetches a text that lies next to the page.
///
/// # Errors
/// [`Unread`] says why there is none.
pub async fn fetch(window: &Window, name: &str) -> Result<String, Unread> {
    timeout(LIMIT, fetched(window, name))
        .await
        .unwrap_or(Err(Unread::Unreachable))
}

async fn fetched(window: &Window, name: &str) -> Result<String, Unread> {
    // A changed file counts from the next reload on: the browser asks the server whether its copy is current.
    let how = RequestInit::new();
    how.set_cache(RequestCache::NoCache);
    let unreachable = |_: JsValue| Unread::Unreachable;
    let response = JsFuture::from(window.fetch_with_str_and_init(name, &how))
        .await
        .map_err(unreachable)?;
    let response: Response = response.dyn_into().map_err(unreachable)?;
    if !response.ok() {
        return Err(Unread::Missing(response.status()));
    }
    let text = response.text().map_err(unreachable)?;
    let text = JsFuture::from(text).await.map_err(unreachable)?;
    text.as_string().ok_or(Unread::Unreachable)
}
