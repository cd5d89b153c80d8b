//! The section `vendor`: which contact centre.

use std::time::Duration;

use serde_json::Value;

use super::values::{non_blank, seconds};
use crate::cursor::{Fields, ValidationErrors};

/// How long a vendor may take for a request where nothing is configured: longer than a slow network needs, shorter
/// than an agent's patience.
const ANSWER_SECONDS: u64 = 8;

const KEYS: [&str; 3] = ["name", "settings", "answerSeconds"];

/// Which contact centre, and what it wants to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VendorConfig {
    /// The name under which the toolbar knows the vendor's handler.
    pub name: String,
    /// An object: the vendor's own keys in the vendor's own spelling; only the vendor's handler reads them.
    pub settings: Value,
    /// How long a request may take.
    pub answer_limit: Duration,
}

/// Reads the section; `None` if anything in it was recorded as an error.
pub(super) fn read(vendor: &Fields<'_>, errors: &mut ValidationErrors) -> Option<VendorConfig> {
    let name = errors.record(vendor.at("name").read("the name of a vendor", non_blank));
    let expected = "an object with the vendor's own settings";
    let settings = vendor
        .at("settings")
        .read(expected, |value| value.is_object().then(|| value.clone()));
    let settings = errors.record(settings);
    let answer_limit = seconds(vendor, "answerSeconds", ANSWER_SECONDS, errors);
    errors.extend(vendor.unknown_keys(&KEYS));
    Some(VendorConfig {
        name: name?,
        settings: settings?,
        answer_limit: answer_limit?,
    })
}
