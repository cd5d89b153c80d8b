//! What is wrong with a configuration, in the words of who wrote it.

use std::fmt;

use thiserror::Error;

/// Why a configuration is not used. It is used as a whole or not at all.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ConfigError {
    /// The text is not JSON, or has a key twice.
    #[error("The configuration cannot be read as JSON. Line {line}, column {column}: {problem}.")]
    Syntax {
        /// What is wrong there.
        problem: String,
        /// Where, counted from 1.
        line: usize,
        /// Where, counted from 1.
        column: usize,
    },
    /// The text is JSON, but keys or values are wrong: all of them, in the order of the schema. Never empty.
    #[error("{}", sentences(.0))]
    Mistakes(Vec<Mistake>),
}

/// One key that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// Which, from the outside in, such as `host.allowedOrigins[0]`; empty for the whole document.
    pub path: String,
    /// What is there instead.
    pub found: Found,
    /// What belongs there.
    pub expected: String,
}

/// What stands where something else belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// Nothing, although it must be set.
    Nothing,
    /// A key that has no meaning here.
    UnknownKey,
    /// A value, in short.
    Value(String),
}

impl fmt::Display for Mistake {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { path, expected, .. } = self;
        if path.is_empty() {
            formatter.write_str("The configuration")?;
        } else {
            write!(formatter, "`{path}`")?;
        }
        match &self.found {
            Found::Nothing => write!(formatter, " is missing; expected {expected}."),
            Found::UnknownKey => write!(formatter, " is not a known key; expected {expected}."),
            Found::Value(value) => write!(formatter, " is {value}; expected {expected}."),
        }
    }
}

fn sentences(mistakes: &[Mistake]) -> String {
    let sentences: Vec<_> = mistakes.iter().map(Mistake::to_string).collect();
    sentences.join("\n")
}
