//! What is wrong with a configuration, in the words of who wrote it.

use thiserror::Error;

use crate::cursor::ValidationError;
use crate::json::ParseError;

/// Why a configuration is not used. It is used as a whole or not at all.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ConfigError {
    /// The text is not JSON, or has a key twice.
    #[error("The configuration cannot be read as JSON. Line {}, column {}: {}.", .0.line, .0.column, .0.problem)]
    Syntax(#[from] ParseError),
    /// The text is JSON, but keys or values are wrong: all of them, in the order of the schema. Never empty.
    #[error("{}", sentences(.0))]
    Invalid(Vec<ValidationError>),
}

/// One line for each error.
fn sentences(errors: &[ValidationError]) -> String {
    let sentences: Vec<_> = errors
        .iter()
        .map(|error| error.in_document("The configuration"))
        .collect();
    sentences.join("\n")
}
