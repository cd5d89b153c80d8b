//! The settings of this vendor, as an administrator writes them under `vendor.settings`.
//!
//! Keys and meanings are those of `connect.core.initCCP`, which they are passed on to, and so are most defaults. Three keys are ours: `libraryUrl`,
//! `requestTimeout` and `ccpSilenceTimeout`.

mod ccp_options;
mod url;

use std::time::Duration;

use fusion_cti::cursor::{Cursor, ValidationError};
use serde_json::Value;

use ccp_options::millis;

pub use ccp_options::CcpOptions;

/// Where the library lies when the settings do not say: next to the page, where `cargo xtask dist` puts it.
pub const DEFAULT_LIBRARY_URL: &str = "vendor/amazon-connect-streams/connect-streams-min.js";

/// A request that is still unanswered after this is given up; the library itself waits for good.
const DEFAULT_REQUEST_TIMEOUT: Duration = Duration::from_secs(10);

/// The heartbeat comes at least every 30 s (`contract/streams.md` §3): two of them may be missed.
const DEFAULT_SILENCE_TIMEOUT: Duration = Duration::from_secs(75);

/// How long the library waits before it opens the sign-in window after a sign-out (`contract/streams.md` §2).
const LIBRARYS_ACK_TIMEOUT: Duration = Duration::from_secs(3);

/// How long the library waits between two reloads of the CCP.
const LIBRARYS_LOAD_TIMEOUT: Duration = Duration::from_secs(5);

/// The keys that are not passed on to the library.
const OWN_KEYS: [&str; 3] = ["libraryUrl", "requestTimeout", "ccpSilenceTimeout"];

/// Settings that can be used. Made by [`ConnectSettings::parse`] only.
#[derive(Clone, Debug, PartialEq)]
pub struct ConnectSettings {
    options: CcpOptions,
    library_url: String,
    request_timeout: Duration,
    silence_timeout: Duration,
}

impl ConnectSettings {
    /// Reads and checks the value of `vendor.settings`.
    ///
    /// # Errors
    /// The first key that is unknown, missing, of the wrong type, or not usable.
    pub fn parse(value: &Value) -> Result<Self, ValidationError> {
        let known: Vec<_> = CcpOptions::KEYS.into_iter().chain(OWN_KEYS).collect();
        let fields = Cursor::named("vendor.settings", value).object()?.only(&known)?;
        let options = CcpOptions::read(&fields)?;
        let library_url = fields.nullable("libraryUrl", |url| {
            url.read("the URL of connect-streams-min.js", |url| {
                url.as_str().filter(|url| !url.is_empty())
            })
        })?;
        let duration = |key, default| {
            let written = millis(&fields, key)?.map(from_millis);
            Ok(written.unwrap_or(default))
        };
        Ok(Self {
            options,
            library_url: library_url.unwrap_or(DEFAULT_LIBRARY_URL).to_owned(),
            request_timeout: duration("requestTimeout", DEFAULT_REQUEST_TIMEOUT)?,
            silence_timeout: duration("ccpSilenceTimeout", DEFAULT_SILENCE_TIMEOUT)?,
        })
    }

    /// What `initCCP` is to be given: the settings as they were written, without our own keys and with our own defaults.
    pub fn options(&self) -> &CcpOptions {
        &self.options
    }

    /// Whether the CCP in the toolbar gives calls sound.
    pub fn allows_framed_softphone(&self) -> bool {
        self.options.softphone.allow_framed_softphone
    }

    /// Where the library is loaded from.
    pub fn library_url(&self) -> &str {
        &self.library_url
    }

    /// The page that the sign-in window shows.
    pub fn login_url(&self) -> &str {
        match &self.options.login_url {
            Some(url) => url.as_str(),
            None => self.options.ccp_url.as_str(),
        }
    }

    /// Whether a sign-in window may be opened at all.
    pub fn login_popup(&self) -> bool {
        self.options.login_popup != Some(false)
    }

    /// Whether the library opens a sign-in window by itself after a sign-out.
    pub fn popup_after_sign_out(&self) -> bool {
        let login = self.options.login_options.as_ref();
        let disabled = login.and_then(|login| login.disable_auth_popup_after_logout);
        self.login_popup() && disabled != Some(true)
    }

    /// How long the library waits before it opens that window.
    pub fn popup_delay(&self) -> Duration {
        let written = self.options.ccp_ack_timeout.map(from_millis);
        written.unwrap_or(LIBRARYS_ACK_TIMEOUT)
    }

    /// The pause between two reloads of a CCP that does not answer.
    pub fn reload_pause(&self) -> Duration {
        let written = self.options.ccp_load_timeout.map(from_millis);
        written.unwrap_or(LIBRARYS_LOAD_TIMEOUT)
    }

    /// The same settings, with requests given up no later than after `limit`: a request that the session has given up
    /// must not keep the next one from being made.
    #[must_use]
    pub fn answering_within(mut self, limit: Duration) -> Self {
        self.request_timeout = self.request_timeout.min(limit);
        self
    }

    /// How long a request may stay unanswered.
    pub fn request_timeout(&self) -> Duration {
        self.request_timeout
    }

    /// How long the CCP may say nothing.
    pub fn silence_timeout(&self) -> Duration {
        self.silence_timeout
    }
}

fn from_millis(millis: u32) -> Duration {
    Duration::from_millis(millis.into())
}
