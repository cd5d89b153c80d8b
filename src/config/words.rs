//! Shapes of values that several sections use.

use std::time::Duration;

use crate::json::Value;

use super::section::{Need, Section};

/// The longest time limit that can be configured: no agent waits for more than a minute.
const MOST_SECONDS: u64 = 60;

/// A text that is not blank.
pub(super) fn text(value: &Value) -> Option<String> {
    let text = value.as_str()?.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// A time limit in whole seconds.
pub(super) fn seconds(section: &Section<'_>, key: &'static str, default: u64) -> Duration {
    let expected = "a whole number of seconds from 1 to 60";
    let seconds = section.read(key, Need::Optional, expected, |value| {
        value
            .as_u64()
            .filter(|seconds| (1..=MOST_SECONDS).contains(seconds))
    });
    Duration::from_secs(seconds.unwrap_or(default))
}
