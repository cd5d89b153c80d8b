//! The settings of this vendor, as an administrator writes them under `vendor.settings`.

use std::time::Duration;

use serde::Deserialize;
use serde_json::Value;
use thiserror::Error;

/// A request that is still unanswered after this is given up; earlier, where the session gives it up earlier.
const DEFAULT_REQUEST_TIMEOUT: u64 = 8_000;

/// Settings that were checked. Made by [`Settings::parse`] only.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Settings {
    server: String,
    #[serde(default = "default_request_timeout")]
    request_timeout: u64,
}

fn default_request_timeout() -> u64 {
    DEFAULT_REQUEST_TIMEOUT
}

/// Which setting cannot be used, and what was expected.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{path}: {expectation}")]
pub struct SettingsError {
    /// The key, from `vendor.settings` down.
    pub path: String,
    /// What it should be.
    pub expectation: String,
}

impl Settings {
    /// Reads and checks the value of `vendor.settings`.
    ///
    /// # Errors
    /// The first key that is missing, unknown, of the wrong type, or not usable.
    pub fn parse(value: &Value) -> Result<Self, SettingsError> {
        let settings: Self = serde_path_to_error::deserialize(value).map_err(|error| SettingsError {
            path: match error.path().to_string().as_str() {
                "." => "vendor.settings".to_owned(),
                inner => format!("vendor.settings.{inner}"),
            },
            expectation: error.into_inner().to_string(),
        })?;
        if !settings.server.starts_with("https://") {
            return Err(SettingsError {
                path: "vendor.settings.server".to_owned(),
                expectation: "expected an https URL".to_owned(),
            });
        }
        Ok(settings)
    }

    /// Where the phone system is.
    pub fn server(&self) -> &str {
        &self.server
    }

    /// The same with a request given up after `limit` at the latest: one that the session has given up must not keep the next
    /// one from being made.
    #[must_use]
    pub fn answering_within(self, limit: Duration) -> Self {
        let limit = u64::try_from(limit.as_millis()).unwrap_or(u64::MAX);
        Self {
            request_timeout: self.request_timeout.min(limit),
            ..self
        }
    }

    /// How long a request may stay unanswered.
    pub fn request_timeout(&self) -> Duration {
        Duration::from_millis(self.request_timeout)
    }
}
