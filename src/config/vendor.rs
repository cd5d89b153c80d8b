//! The section `vendor`: which contact centre.

use std::time::Duration;

use super::section::{Need, Section};
use super::words::{seconds, text};

/// How long a vendor may take for a request where nothing is configured: longer than a slow network needs, shorter
/// than an agent's patience.
const ANSWER_SECONDS: u64 = 8;

/// Which contact centre, and what it wants to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VendorConfig {
    /// The name under which the toolbar knows the vendor's handler.
    pub name: String,
    /// An object: the vendor's own keys in the vendor's own spelling; only the vendor's handler reads them.
    pub settings: serde_json::Value,
    /// How long a request may take.
    pub answer_limit: Duration,
}

/// Reads the section; `None` if anything in it was noted as a mistake.
pub(super) fn read(vendor: &Section<'_>) -> Option<VendorConfig> {
    let name = vendor.read("name", Need::Required, "the name of a vendor", text);
    let expected = "an object with the vendor's own settings";
    let settings = vendor.read("settings", Need::Required, expected, |value| {
        value.as_object().map(|_| value)
    });
    let answer_limit = seconds(vendor, "answerSeconds", ANSWER_SECONDS);
    Some(VendorConfig {
        name: name?,
        settings: settings?.clone().into(),
        answer_limit,
    })
}
