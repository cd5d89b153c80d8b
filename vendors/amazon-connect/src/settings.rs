//! The settings of this vendor, as an administrator writes them under `vendor.settings`.
//!
//! Keys and meanings are those of `connect.core.initCCP`; what is written is passed on as it is, and what is not
//! written is left to the library. Three keys are ours: `libraryUrl`, `requestTimeout` and `ccpSilenceTimeout`.

mod address;
mod options;

use std::time::Duration;

use fusion_cti::json::{Object, Value};
use thiserror::Error;

/// Where the library lies when the settings do not say: next to the page, where `cargo xtask dist` puts it.
pub const DEFAULT_LIBRARY_URL: &str = "vendor/amazon-connect-streams/connect-streams-min.js";

/// A request that is still unanswered after this is given up; the library itself waits for good.
const DEFAULT_REQUEST_TIMEOUT: Duration = Duration::from_secs(10);

/// The heartbeat comes at least every 30 s (`contract/streams.md` §3): two of them may be missed.
const DEFAULT_SILENCE_TIMEOUT: Duration = Duration::from_secs(75);

/// Begins every key's path, so that a message names the key as the administrator finds it in the file.
const ROOT: &str = "vendor.settings";

/// Settings that were checked. Made by [`Settings::parse`] only.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// What was written, our own keys included.
    written: Object,
}

/// Which setting cannot be used, and what was expected.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{path}: {expectation}")]
pub struct SettingsError {
    /// The key, from `vendor.settings` down.
    pub path: String,
    /// What it should be, in the words of the administrator.
    pub expectation: String,
}

impl Settings {
    /// Reads and checks the value of `vendor.settings`.
    ///
    /// # Errors
    /// The first key that is missing, unknown, of the wrong type, or not usable.
    pub fn parse(value: &serde_json::Value) -> Result<Self, SettingsError> {
        let settings = Self {
            written: options::checked(&value.clone().into(), ROOT)?,
        };
        let ccp_url = settings.text("ccpUrl").ok_or_else(|| SettingsError {
            path: ROOT.to_owned(),
            expectation: "missing field `ccpUrl`".to_owned(),
        })?;
        address::check_ccp_url(ccp_url).map_err(|expectation| refused("ccpUrl", expectation))?;
        if let Some(url) = settings.text("loginUrl") {
            address::check_secure(url).map_err(|expectation| refused("loginUrl", expectation))?;
        }
        for key in [
            "ccpLoadTimeout",
            "ccpAckTimeout",
            "ccpSynTimeout",
            "requestTimeout",
            "ccpSilenceTimeout",
        ] {
            if settings.millis(key) == Some(Duration::ZERO) {
                return Err(refused(key, "expected milliseconds, at least 1"));
            }
        }
        if settings.text("libraryUrl").is_some_and(str::is_empty) {
            return Err(refused(
                "libraryUrl",
                "expected the address of connect-streams-min.js",
            ));
        }
        Ok(settings)
    }

    /// What `initCCP` is to be given: the settings as they were written, without our own keys.
    pub fn options(&self) -> Value {
        let mut options = Object::new();
        for (key, value) in self.written.iter() {
            if !options::OURS.contains(&key.as_str()) {
                options.insert(key.clone(), value.clone());
            }
        }
        Value::Object(options)
    }

    /// Where the library is loaded from.
    pub fn library_url(&self) -> &str {
        self.text("libraryUrl").unwrap_or(DEFAULT_LIBRARY_URL)
    }

    /// The page that the sign-in window shows.
    pub fn login_url(&self) -> &str {
        let shown = self.text("loginUrl").or_else(|| self.text("ccpUrl"));
        // There is always a `ccpUrl`: it was checked.
        shown.unwrap_or_default()
    }

    /// Whether a sign-in window may be opened at all.
    pub fn login_popup(&self) -> bool {
        self.written.get("loginPopup").and_then(Value::as_bool) != Some(false)
    }

    /// Whether the library opens a sign-in window by itself after a sign-out.
    pub fn popup_after_sign_out(&self) -> bool {
        let login = self.written.get("loginOptions");
        let disabled = login.and_then(|login| login.get("disableAuthPopupAfterLogout"));
        self.login_popup() && disabled.and_then(Value::as_bool) != Some(true)
    }

    /// How long the library waits before it opens that window (`contract/streams.md` §2).
    pub fn popup_delay(&self) -> Duration {
        self.millis("ccpAckTimeout").unwrap_or(Duration::from_secs(3))
    }

    /// The pause between two reloads of a CCP that does not answer.
    pub fn reload_pause(&self) -> Duration {
        self.millis("ccpLoadTimeout").unwrap_or(Duration::from_secs(5))
    }

    /// The same settings, with requests given up no later than after `limit`: a request that the session has given up
    /// must not keep the next one from being made.
    #[must_use]
    pub fn answering_within(mut self, limit: Duration) -> Self {
        let shorter = self.request_timeout().min(limit);
        if let Ok(millis) = u64::try_from(shorter.as_millis()) {
            let millis = Value::Number(millis.to_string());
            self.written.insert("requestTimeout".to_owned(), millis);
        }
        self
    }

    /// How long a request may stay unanswered.
    pub fn request_timeout(&self) -> Duration {
        self.millis("requestTimeout").unwrap_or(DEFAULT_REQUEST_TIMEOUT)
    }

    /// How long the CCP may say nothing.
    pub fn silence_timeout(&self) -> Duration {
        self.millis("ccpSilenceTimeout")
            .unwrap_or(DEFAULT_SILENCE_TIMEOUT)
    }

    fn text(&self, key: &str) -> Option<&str> {
        self.written.get(key)?.as_str()
    }

    fn millis(&self, key: &str) -> Option<Duration> {
        self.written.get(key)?.as_u64().map(Duration::from_millis)
    }
}

/// The error for one top-level key.
fn refused(key: &str, expectation: &str) -> SettingsError {
    SettingsError {
        path: format!("{ROOT}.{key}"),
        expectation: expectation.to_owned(),
    }
}
