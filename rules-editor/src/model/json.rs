//! A JSON value that keeps what the admin wrote: the order of keys, keys that nobody knows, and keys that stand twice.
//!
//! The editor works on this and not on the engine's types, so that nothing is lost that a form has no field for. What it
//! means is asked of the engine, by its text.

mod reading;
mod writing;

use fusion_cti::rules::{Position, Refusal};
use serde_json::Number;

/// A JSON value.
#[derive(Clone, Debug, PartialEq)]
pub enum Json {
    /// `null`.
    Null,
    /// `true` or `false`.
    Flag(bool),
    /// A number.
    Number(Number),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Json>),
    /// Keys and values in the order of the text. A key may stand twice; the last one counts.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// Reads a text.
    ///
    /// # Errors
    /// The text is not JSON; says where and why.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        serde_json::from_str(text).map_err(|error| {
            let problem = error.to_string();
            let problem = problem.split(" at line ").next().unwrap_or_default();
            Refusal {
                position: Some(Position {
                    line: error.line().max(1),
                    column: error.column().max(1),
                }),
                message: format!("this is not valid JSON: {problem}"),
            }
        })
    }

    /// A text as a value.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// An object of one key.
    pub fn object(key: &str, value: Self) -> Self {
        Self::Object(vec![(key.to_owned(), value)])
    }

    /// The value under a key of an object.
    pub fn member(&self, key: &str) -> Option<&Self> {
        let found = self.entries().iter().rev().find(|(name, _)| name == key);
        found.map(|(_, value)| value)
    }

    /// The keys and values of an object; none of anything else.
    pub fn entries(&self) -> &[(String, Self)] {
        match self {
            Self::Object(entries) => entries,
            Self::Null | Self::Flag(_) | Self::Number(_) | Self::Text(_) | Self::List(_) => &[],
        }
    }

    /// The items of a list; none of anything else.
    pub fn items(&self) -> &[Self] {
        match self {
            Self::List(items) => items,
            Self::Null | Self::Flag(_) | Self::Number(_) | Self::Text(_) | Self::Object(_) => &[],
        }
    }

    /// A text's letters.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Null | Self::Flag(_) | Self::Number(_) | Self::List(_) | Self::Object(_) => None,
        }
    }

    /// The text under a key of an object.
    pub fn text_of(&self, key: &str) -> Option<&str> {
        self.member(key).and_then(Self::as_text)
    }

    /// The texts of a list of nothing but texts.
    pub fn as_texts(&self) -> Option<Vec<&str>> {
        match self {
            Self::List(items) => items.iter().map(Self::as_text).collect(),
            Self::Null | Self::Flag(_) | Self::Number(_) | Self::Text(_) | Self::Object(_) => None,
        }
    }
}

impl FromIterator<String> for Json {
    fn from_iter<T: IntoIterator<Item = String>>(texts: T) -> Self {
        Self::List(texts.into_iter().map(Self::Text).collect())
    }
}
