//! What was thrown, as a Rust error.

use std::fmt;

use wasm_bindgen::JsValue;

use crate::property;

/// A thrown value, or what a promise was rejected with.
///
/// Any object with a `name` or a `message` counts, not only instances of `Error`: libraries throw errors of their own, and
/// errors from other windows are instances of another `Error`. A thrown string is a message.
///
/// `Display` and `Debug` show the name only, because a message may hold a caller's data. Where it cannot, such as before
/// there are any calls, [`description`](Self::description) has both.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Exception {
    /// The error's name, such as `TypeError`.
    pub name: Option<String>,
    /// The error's message, which may hold a caller's data.
    pub message: Option<String>,
}

impl Exception {
    /// Name and message, as a browser's console shows them.
    pub fn description(&self) -> String {
        match (&self.name, &self.message) {
            (Some(name), Some(message)) => format!("{name}: {message}"),
            (None, Some(message)) => message.clone(),
            (Some(_) | None, None) => self.to_string(),
        }
    }
}

impl From<&JsValue> for Exception {
    fn from(thrown: &JsValue) -> Self {
        if let Some(message) = thrown.as_string() {
            return Self {
                name: None,
                message: Some(message),
            };
        }
        let text = |name| property::string(thrown, name).filter(|text| !text.is_empty());
        Self {
            name: text("name"),
            message: text("message"),
        }
    }
}

impl fmt::Display for Exception {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name.as_deref().unwrap_or("something that is no Error"))
    }
}

impl fmt::Debug for Exception {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Exception")
            .field("name", &self.name)
            .finish_non_exhaustive()
    }
}

impl std::error::Error for Exception {}
