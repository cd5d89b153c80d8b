//! Shapes of values that several sections use.

use std::time::Duration;

use crate::json::Value;

use super::section::Section;

/// The longest time limit that can be configured: no agent waits for more than a minute.
const MOST_SECONDS: u64 = 60;

/// One of a few words, spelled exactly.
pub(super) fn choice<T: Copy>(value: &Value, words: &[(&str, T)]) -> Option<T> {
    let text = value.as_str()?;
    words
        .iter()
        .find(|(word, _)| *word == text)
        .map(|&(_, meaning)| meaning)
}

/// A text that is not blank.
pub(super) fn text(value: &Value) -> Option<String> {
    let text = value.as_str()?.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// A time limit in whole seconds.
pub(super) fn seconds(section: &Section<'_>, key: &'static str, default: u64) -> Duration {
    let seconds = section.optional(key, "a whole number of seconds from 1 to 60", |value| {
        value
            .as_u64()
            .filter(|seconds| (1..=MOST_SECONDS).contains(seconds))
    });
    Duration::from_secs(seconds.unwrap_or(default))
}
