//! The settings of this vendor, as an administrator writes them under `vendor.settings`.

use std::time::Duration;

use fusion_cti::cursor::{Cursor, ValidationError};
use serde_json::Value;

/// Begins every key's path, so that a message names the key as the administrator finds it in the file.
const ROOT: &str = "vendor.settings";

/// Where neither these settings nor `vendor.answerSeconds` say otherwise: the default of the latter.
const DEFAULT_REQUEST_TIMEOUT: Duration = Duration::from_secs(8);

/// Settings that were checked. Made by [`Settings::parse`] only.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    module: String,
    options: Value,
    request_timeout: Option<Duration>,
}

impl Settings {
    /// Reads and checks the value of `vendor.settings`: `module`, and if wanted `options` and `requestTimeout`.
    ///
    /// # Errors
    /// The first key that is missing, unknown, of the wrong type, or not usable.
    pub fn parse(value: &Value) -> Result<Self, ValidationError> {
        let fields = Cursor::named(ROOT, value)
            .object()?
            .only(&["module", "options", "requestTimeout"])?;
        let module = fields.required("module", |module| {
            let address = module.non_empty_string()?;
            if may_be_module(address) {
                Ok(address.to_owned())
            } else {
                Err(module.error("a relative URL, or an https URL of the toolbar's own origin"))
            }
        })?;
        let request_timeout = fields.nullable("requestTimeout", |timeout| {
            timeout.integer(1..=u64::MAX, "a whole number of milliseconds, at least 1")
        })?;
        Ok(Self {
            module,
            // Whatever stands in them is between the administrator and the module.
            options: fields.at("options").value().cloned().unwrap_or_default(),
            request_timeout: request_timeout.map(Duration::from_millis),
        })
    }

    /// Where the module lies, seen from the page.
    pub fn module(&self) -> &str {
        &self.module
    }

    /// What the module is given.
    pub fn options(&self) -> &Value {
        &self.options
    }

    /// The same with another limit.
    #[must_use]
    pub fn with_request_timeout(self, request_timeout: Duration) -> Self {
        Self {
            request_timeout: Some(request_timeout),
            ..self
        }
    }

    /// The same with a request given up after `limit` at the latest.
    #[must_use]
    pub fn answering_within(self, limit: Duration) -> Self {
        let own = self.request_timeout.unwrap_or(limit);
        self.with_request_timeout(own.min(limit))
    }

    /// How long a request may stay unanswered.
    pub fn request_timeout(&self) -> Duration {
        self.request_timeout.unwrap_or(DEFAULT_REQUEST_TIMEOUT)
    }
}

/// Whether an address may lead to a module: no scheme at all, `https`, or `http` for a page on this very computer.
/// That it leads to the page's own origin can be told in the page only.
fn may_be_module(address: &str) -> bool {
    let is_forbidden = |c: char| c.is_whitespace() || c.is_control() || c == '\\';
    let end = address.find([':', '/', '?', '#']).unwrap_or(address.len());
    let (first, rest) = address.split_at(end);
    let has_scheme = rest.starts_with(':');
    !address.contains(is_forbidden) && (!has_scheme || matches!(first, "https" | "http"))
}
