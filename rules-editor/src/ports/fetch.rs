//! Files that lie beside the toolbar.

use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestCache, RequestInit, Response, Window};

/// The toolbar's folder, seen from this page.
const TOOLBAR: &str = "../";

/// Not there.
const NOT_FOUND: u16 = 404;

/// Fetches a file from the toolbar's folder; nothing if there is none.
///
/// # Errors
/// The server cannot be reached, or answers with anything else; says so.
pub async fn beside_toolbar(window: &Window, name: &str) -> Result<Option<String>, String> {
    // What is live counts, not what the browser has kept.
    let how = RequestInit::new();
    how.set_cache(RequestCache::NoCache);
    let unreachable = |_: JsValue| {
        format!("{name} could not be fetched from the toolbar’s folder: the server does not answer.")
    };
    let asked = window.fetch_with_str_and_init(&format!("{TOOLBAR}{name}"), &how);
    let response = JsFuture::from(asked).await.map_err(unreachable)?;
    let response: Response = response.dyn_into().map_err(unreachable)?;
    if response.status() == NOT_FOUND {
        return Ok(None);
    }
    if !response.ok() {
        return Err(format!(
            "{name} could not be fetched from the toolbar’s folder: the server answers {}.",
            response.status()
        ));
    }
    let text = JsFuture::from(response.text().map_err(unreachable)?).await;
    Ok(text.map_err(unreachable)?.as_string())
}
