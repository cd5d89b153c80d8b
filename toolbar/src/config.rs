//! The configuration next to the page.

use fusion_cti::config::Config;
use web_sys::Window;

use crate::file::{FetchError, fetch};
use crate::start_error::StartError;

/// The file's name; it lies next to `index.html`.
pub const FILE: &str = "toolbar.config.json";

/// Fetches and reads the configuration.
///
/// # Errors
/// The file is missing or cannot be used; the error says what to put right.
pub async fn load(window: &Window) -> Result<Config, StartError> {
    let text = fetch(window, FILE).await.map_err(|error| match error {
        FetchError::Unreachable => StartError::Unreachable,
        FetchError::Status(status) => StartError::Missing(status),
    })?;
    Ok(Config::parse(&text)?)
}
