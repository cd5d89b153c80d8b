//! The settings of this vendor, as an administrator writes them under `vendor.settings`.
//!
//! Keys and meanings are those of `connect.core.initCCP`; what is written is passed on as it is, and what is not
//! written is left to the library. Three keys are ours: `libraryUrl`, `requestTimeout` and `ccpSilenceTimeout`.

mod address;
mod options;

use std::time::Duration;

use serde_json::Value;
use thiserror::Error;

pub use options::{CcpOptions, LoginOptions, PageOptions, Ringtone, Softphone, VdiPlatform};

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
    options: CcpOptions,
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
    pub fn parse(value: &Value) -> Result<Self, SettingsError> {
        let options: CcpOptions = serde_path_to_error::deserialize(value).map_err(|error| {
            let path = match error.path().to_string().as_str() {
                "." => ROOT.to_owned(),
                inner => format!("{ROOT}.{inner}"),
            };
            SettingsError {
                path,
                expectation: error.into_inner().to_string(),
            }
        })?;
        address::check_ccp_url(&options.ccp_url).map_err(|expectation| refused("ccpUrl", expectation))?;
        if let Some(url) = &options.login_url {
            address::check_secure(url).map_err(|expectation| refused("loginUrl", expectation))?;
        }
        for (key, limit) in [
            ("ccpLoadTimeout", options.ccp_load_timeout),
            ("ccpAckTimeout", options.ccp_ack_timeout),
            ("ccpSynTimeout", options.ccp_syn_timeout),
            ("requestTimeout", options.request_timeout),
            ("ccpSilenceTimeout", options.ccp_silence_timeout),
        ] {
            if limit == Some(0) {
                return Err(refused(key, "expected milliseconds, at least 1"));
            }
        }
        if options.library_url.as_deref().is_some_and(str::is_empty) {
            return Err(refused(
                "libraryUrl",
                "expected the address of connect-streams-min.js",
            ));
        }
        Ok(Self { options })
    }

    /// What `initCCP` is to be given: the settings as they were written, without our own keys.
    pub fn options(&self) -> Value {
        // Plain texts, numbers and switches always serialise.
        serde_json::to_value(&self.options).unwrap_or_default()
    }

    /// Where the library is loaded from.
    pub fn library_url(&self) -> &str {
        self.options.library_url.as_deref().unwrap_or(DEFAULT_LIBRARY_URL)
    }

    /// The page that the sign-in window shows.
    pub fn login_url(&self) -> &str {
        self.options.login_url.as_deref().unwrap_or(&self.options.ccp_url)
    }

    /// Whether a sign-in window may be opened at all.
    pub fn login_popup(&self) -> bool {
        self.options.login_popup.unwrap_or(true)
    }

    /// Whether the library opens a sign-in window by itself after a sign-out.
    pub fn popup_after_sign_out(&self) -> bool {
        let disabled = self
            .options
            .login_options
            .as_ref()
            .and_then(|login| login.disable_auth_popup_after_logout);
        self.login_popup() && disabled != Some(true)
    }

    /// How long the library waits before it opens that window (`contract/streams.md` §2).
    pub fn popup_delay(&self) -> Duration {
        Duration::from_millis(u64::from(self.options.ccp_ack_timeout.unwrap_or(3000)))
    }

    /// The pause between two reloads of a CCP that does not answer.
    pub fn reload_pause(&self) -> Duration {
        Duration::from_millis(u64::from(self.options.ccp_load_timeout.unwrap_or(5000)))
    }

    /// The same settings, with requests given up no later than after `limit`: a request that the session has given up
    /// must not keep the next one from being made.
    #[must_use]
    pub fn answering_within(mut self, limit: Duration) -> Self {
        let shorter = self.request_timeout().min(limit);
        self.options.request_timeout = u32::try_from(shorter.as_millis()).ok();
        self
    }

    /// How long a request may stay unanswered.
    pub fn request_timeout(&self) -> Duration {
        own_limit(self.options.request_timeout, DEFAULT_REQUEST_TIMEOUT)
    }

    /// How long the CCP may say nothing.
    pub fn silence_timeout(&self) -> Duration {
        own_limit(self.options.ccp_silence_timeout, DEFAULT_SILENCE_TIMEOUT)
    }
}

/// The written number of milliseconds, or the default.
fn own_limit(written: Option<u32>, default: Duration) -> Duration {
    written.map_or(default, |millis| Duration::from_millis(u64::from(millis)))
}

/// The error for one top-level key.
fn refused(key: &str, expectation: &str) -> SettingsError {
    SettingsError {
        path: format!("{ROOT}.{key}"),
        expectation: expectation.to_owned(),
    }
}
