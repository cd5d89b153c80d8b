//! The configuration next to the page.

use fusion_cti::config::Config;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestCache, RequestInit, Response, Window};

use crate::start_error::StartError;

/// The file's name; it lies next to `index.html`.
pub const FILE: &str = "toolbar.config.json";

/// Fetches and reads the configuration.
///
/// # Errors
/// The file is missing or cannot be used; the error says what to put right.
pub async fn load(window: &Window) -> Result<Config, StartError> {
    Ok(Config::parse(&fetch(window).await?)?)
}

async fn fetch(window: &Window) -> Result<String, StartError> {
    // A changed configuration counts from the next reload on: the browser asks the server whether its copy is current.
    let how = RequestInit::new();
    how.set_cache(RequestCache::NoCache);
    let unreachable = |_: JsValue| StartError::Unreachable;
    let response = JsFuture::from(window.fetch_with_str_and_init(FILE, &how))
        .await
        .map_err(unreachable)?;
    let response: Response = response.dyn_into().map_err(unreachable)?;
    if !response.ok() {
        return Err(StartError::Missing(response.status()));
    }
    let text = response.text().map_err(unreachable)?;
    let text = JsFuture::from(text).await.map_err(unreachable)?;
    text.as_string().ok_or(StartError::Unreachable)
}
