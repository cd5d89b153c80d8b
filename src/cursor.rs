//! A cursor over a JSON document that somebody else wrote: it knows its path, and its typed getters say what is wrong in
//! sentences for the author of the document.
//!
//! Used wherever a typing mistake must be found by a person: the configuration, the vendors' settings and the screen-pop
//! rules. What only programs write is read with serde's `derive` instead.
//!
//! Every getter returns a `Result`. To stop at the first error, use `?`:
//!
//! ```
//! use fusion_cti::cursor::{Cursor, ValidationError};
//! use serde_json::{Value, json};
//!
//! fn port(settings: &Value) -> Result<u16, ValidationError> {
//!     let settings = Cursor::named("vendor.settings", settings).object()?.only(&["server", "port"])?;
//!     let expected = "a port from 1 to 65535";
//!     let port = settings.optional("port", |port| port.integer(1..=65_535, expected))?;
//!     Ok(port.unwrap_or(443))
//! }
//!
//! assert_eq!(port(&json!({ "port": 8443 })), Ok(8443));
//! let error = port(&json!({ "port": 0 })).unwrap_err();
//! assert_eq!(error.to_string(), "`vendor.settings.port` is 0; expected a port from 1 to 65535.");
//! ```
//!
//! To report all errors at once, pass each result to [`ValidationErrors::record`], which keeps the error and returns the value
//! as an `Option`.

mod fields;
mod validation_error;

use std::ops::RangeInclusive;

use serde_json::Value;

pub use fields::Fields;
pub use validation_error::{Found, ValidationError, ValidationErrors, one_of};

/// A value of a document and its path; or a path at which there is no value, which every getter reports as missing.
#[derive(Clone, Debug)]
pub struct Cursor<'a> {
    path: String,
    value: Option<&'a Value>,
    shown: Shown,
}

/// How much of a wrong value an error repeats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shown {
    /// The value itself, shortened if it is long.
    Value,
    /// Its type only: the value may be personal data.
    Type,
}

impl<'a> Cursor<'a> {
    /// The root of a document; its path is empty.
    pub fn new(value: &'a Value) -> Self {
        Self::named("", value)
    }

    /// The root of a part of a document, under the path that leads to this part, such as `vendor.settings`.
    pub fn named(path: impl Into<String>, value: &'a Value) -> Self {
        Self {
            path: path.into(),
            value: Some(value),
            shown: Shown::Value,
        }
    }

    /// The same cursor for a document that may hold personal data: errors name the type of a wrong value, never the
    /// value.
    #[must_use]
    pub fn private(self) -> Self {
        Self {
            shown: Shown::Type,
            ..self
        }
    }

    /// The keys and indices that lead here, such as `host.allowedOrigins[0]`.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The value, unless there is none at this path.
    pub fn value(&self) -> Option<&'a Value> {
        self.value
    }

    /// Converts the value; `convert` returns `None` for a value that does not fit, and `expected` says what would.
    ///
    /// # Errors
    /// There is no value, or it does not fit.
    pub fn read<T>(
        &self,
        expected: &str,
        convert: impl FnOnce(&'a Value) -> Option<T>,
    ) -> Result<T, ValidationError> {
        self.value.and_then(convert).ok_or_else(|| self.error(expected))
    }

    /// The value as a string, which may be empty.
    ///
    /// # Errors
    /// There is no value, or it is not a string.
    pub fn string(&self) -> Result<&'a str, ValidationError> {
        self.read("a text", Value::as_str)
    }

    /// A string that is not empty.
    ///
    /// # Errors
    /// There is no value, or it is not a string, or an empty one.
    pub fn non_empty_string(&self) -> Result<&'a str, ValidationError> {
        self.read("a text that is not empty", |value| {
            value.as_str().filter(|text| !text.is_empty())
        })
    }

    /// The value as a boolean; `"true"` and `1` are none.
    ///
    /// # Errors
    /// There is no value, or it is not a boolean.
    pub fn bool(&self) -> Result<bool, ValidationError> {
        self.read("`true` or `false`", Value::as_bool)
    }

    /// A whole number within a range; a number with a fraction or an exponent is none.
    ///
    /// # Errors
    /// There is no value, or it is not such a number.
    pub fn integer<N>(&self, range: RangeInclusive<N>, expected: &str) -> Result<N, ValidationError>
    where
        N: TryFrom<i64> + PartialOrd,
    {
        self.read(expected, |value| {
            let number = N::try_from(value.as_i64()?).ok()?;
            range.contains(&number).then_some(number)
        })
    }

    /// One of a few words, spelled exactly, and what it means.
    ///
    /// # Errors
    /// There is no value, or it is not one of the words.
    pub fn one_of<T: Copy>(&self, words: &[(&str, T)]) -> Result<T, ValidationError> {
        let found = self.value.and_then(Value::as_str).and_then(|written| {
            let known = words.iter().find(|(word, _)| *word == written);
            known.map(|(_, meaning)| *meaning)
        });
        found.ok_or_else(|| {
            let quoted: Vec<_> = words.iter().map(|(word, _)| format!("\"{word}\"")).collect();
            self.error(validation_error::listed(&quoted))
        })
    }

    /// The fields of an object.
    ///
    /// # Errors
    /// There is no value, or it is not an object.
    pub fn object(&self) -> Result<Fields<'a>, ValidationError> {
        let members = self.read("an object", Value::as_object)?;
        Ok(Fields::new(self.clone(), members))
    }

    /// The items of a list.
    ///
    /// # Errors
    /// There is no value, or it is not a list.
    pub fn list(&self) -> Result<Vec<Self>, ValidationError> {
        let items = self.read("a list", Value::as_array)?;
        let items = items.iter().enumerate();
        Ok(items
            .map(|(index, item)| self.child(format!("{}[{index}]", self.path), Some(item)))
            .collect())
    }

    /// Every item of a list, converted; stops at the first error.
    ///
    /// # Errors
    /// There is no value, or it is not a list, or `read` refuses an item.
    pub fn each<T, E: From<ValidationError>>(
        &self,
        read: impl FnMut(&Self) -> Result<T, E>,
    ) -> Result<Vec<T>, E> {
        self.list()?.iter().map(read).collect()
    }

    /// The error that this value is, or that there is none.
    pub fn error(&self, expected: impl Into<String>) -> ValidationError {
        let found = match (self.value, self.shown) {
            (None, _) => Found::Nothing,
            (Some(value), Shown::Value) => Found::Value(validation_error::shortened(value)),
            (Some(value), Shown::Type) => Found::Type(validation_error::type_name(value)),
        };
        self.error_with(found, expected)
    }

    /// An error at this path that is described otherwise.
    pub fn error_with(&self, found: Found, expected: impl Into<String>) -> ValidationError {
        ValidationError {
            path: self.path.clone(),
            found,
            expected: expected.into(),
        }
    }

    fn key(&self, key: &str, value: Option<&'a Value>) -> Self {
        let path = if self.path.is_empty() {
            key.to_owned()
        } else {
            format!("{}.{key}", self.path)
        };
        self.child(path, value)
    }

    fn child(&self, path: String, value: Option<&'a Value>) -> Self {
        Self {
            path,
            value,
            shown: self.shown,
        }
    }
}

#[cfg(test)]
mod tests;
