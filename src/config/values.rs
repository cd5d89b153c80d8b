//! Kinds of values that several sections use.

use std::time::Duration;

use serde_json::Value;

use crate::cursor::{Fields, ValidationErrors};

/// A text that is not blank.
pub(super) fn non_blank(value: &Value) -> Option<String> {
    let text = value.as_str()?.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// A time limit in whole seconds, no longer than any agent waits.
pub(super) fn seconds(
    section: &Fields<'_>,
    key: &str,
    default: u64,
    errors: &mut ValidationErrors,
) -> Option<Duration> {
    let expected = "a whole number of seconds from 1 to 60";
    let seconds = section.optional(key, |seconds| seconds.integer(1..=60, expected));
    let seconds = errors.record(seconds)?;
    Some(Duration::from_secs(seconds.unwrap_or(default)))
}

/// One of a few words, or what it means to leave it out.
pub(super) fn word_or<T: Copy>(
    section: &Fields<'_>,
    key: &str,
    words: &[(&str, T)],
    default: T,
    errors: &mut ValidationErrors,
) -> Option<T> {
    let word = errors.record(section.optional(key, |word| word.one_of(words)))?;
    Some(word.unwrap_or(default))
}
