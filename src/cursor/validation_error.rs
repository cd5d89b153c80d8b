//! What is wrong at a path of a document.

use std::fmt;

use serde_json::Value;
use thiserror::Error;

/// A string that is longer than this is cut in a sentence.
const SHORT: usize = 60;

/// A value that is not what belongs at its path.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub struct ValidationError {
    /// The keys and indices that lead to it, such as `host.allowedOrigins[0]`; empty for the whole document.
    pub path: String,
    /// What is there instead.
    pub found: Found,
    /// What belongs there, as part of a sentence.
    pub expected: String,
}

/// What stands where something else belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// Nothing, although a value must be there.
    Nothing,
    /// A key that has no meaning in its object.
    UnknownKey,
    /// A value as JSON, shortened if it is long.
    Value(String),
    /// A value of this type, which is not repeated because it may be personal data.
    Type(&'static str),
}

impl ValidationError {
    /// The same error with other words for what belongs there.
    #[must_use]
    pub fn expecting(self, expected: impl Into<String>) -> Self {
        Self {
            expected: expected.into(),
            ..self
        }
    }

    /// The sentence about the last key only, without a full stop: `` `port` is 0; expected a port from 1 to 65535 ``. For a
    /// list of errors that shows the whole path next to it.
    pub fn message(&self) -> String {
        let key = self.path.rsplit('.').next().unwrap_or_default();
        self.sentence(&format!("`{key}`"))
    }

    /// The sentence about the whole document under this name, or about the path in it: `The configuration is a list; expected an
    /// object.`
    pub fn in_document(&self, name: &str) -> String {
        let subject = if self.path.is_empty() {
            name.to_owned()
        } else {
            format!("`{}`", self.path)
        };
        format!("{}.", self.sentence(&subject))
    }

    fn sentence(&self, subject: &str) -> String {
        let expected = &self.expected;
        match &self.found {
            Found::Nothing => format!("{subject} is missing; expected {expected}"),
            Found::UnknownKey => format!("{subject} is not a known key; expected {expected}"),
            Found::Value(found) => format!("{subject} is {found}; expected {expected}"),
            Found::Type(found) => format!("{subject} is {found}; expected {expected}"),
        }
    }
}

impl fmt::Display for ValidationError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.in_document("The document"))
    }
}

/// All errors of a document, in the order in which they were recorded.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ValidationErrors(Vec<ValidationError>);

impl ValidationErrors {
    /// The value of a result; its error is kept here.
    pub fn record<T>(&mut self, result: Result<T, ValidationError>) -> Option<T> {
        result.map_err(|error| self.0.push(error)).ok()
    }

    /// The value, if there was no error.
    ///
    /// # Errors
    /// All errors that were recorded.
    pub fn finish<T>(self, value: Option<T>) -> Result<T, Vec<ValidationError>> {
        match value {
            Some(value) if self.0.is_empty() => Ok(value),
            _ => Err(self.0),
        }
    }
}

impl Extend<ValidationError> for ValidationErrors {
    fn extend<I: IntoIterator<Item = ValidationError>>(&mut self, errors: I) {
        self.0.extend(errors);
    }
}

/// A value in short.
pub(super) fn shortened(value: &Value) -> String {
    match value {
        Value::String(text) if text.chars().count() > SHORT => {
            format!("\"{}…\"", text.chars().take(SHORT).collect::<String>())
        }
        Value::String(text) => format!("\"{text}\""),
        Value::Array(list) if list.is_empty() => "an empty list".to_owned(),
        Value::Array(_) | Value::Object(_) => type_name(value).to_owned(),
        Value::Null | Value::Bool(_) | Value::Number(_) => value.to_string(),
    }
}

/// The type of a value, with its article.
pub(super) fn type_name(value: &Value) -> &'static str {
    match value {
        Value::Null => "`null`",
        Value::Bool(_) => "`true` or `false`",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

/// Keys or words of which one is expected, in backticks: one, one or another, or one of several.
pub fn one_of(keys: &[&str]) -> String {
    let quoted: Vec<_> = keys.iter().map(|key| format!("`{key}`")).collect();
    match quoted.as_slice() {
        [only] => only.clone(),
        [one, other] => format!("{one} or {other}"),
        several => format!("one of {}", several.join(", ")),
    }
}

/// Several words, of which one is expected: `a, b or c`.
pub(super) fn listed(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [only] => only.clone(),
        [others @ .., last] => format!("{} or {last}", others.join(", ")),
    }
}
