//! Why a text that arrived is not acted upon.

use thiserror::Error;

use super::TEXT_LIMIT;
use crate::json::ParseError;

/// Names the rule that a text breaks; never repeats its data, so it can be logged.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum WireError {
    /// The frame's own signal that its page is shown; not meant for a toolbar.
    #[error("the text is the page's own signal and means nothing here")]
    Noise,
    /// Longer than any message can be.
    #[error("the text has {length} bytes; at most {TEXT_LIMIT} are read")]
    TooLarge {
        /// Its length in bytes.
        length: usize,
    },
    /// The text is no JSON.
    #[error("the text is not JSON: line {line}, column {column}")]
    NotJson {
        /// The line at which reading stopped, counted from 1.
        line: usize,
        /// The column at which reading stopped.
        column: usize,
    },
    /// JSON, but no object.
    #[error("the text is JSON, but not an object")]
    NotAnObject,
    /// An object that does not say what it is.
    #[error("the message has no `method`")]
    NoMethod,
    /// A method that is neither a reply nor one of the four kinds that toolbars listen for.
    #[error("the method `{0}` is not known")]
    UnknownMethod(String),
    /// A reply to nothing that is open: asked by somebody else, answered before, or forgotten.
    #[error("the reply to `{method}` carries an uuid that no open request has")]
    ForeignReply {
        /// The method that it says it replies to.
        method: String,
    },
    /// For a channel that this toolbar does not serve.
    #[error("the message is for the channel `{0}`, not for the phone")]
    OtherChannel(String),
    /// A field is missing or has the wrong shape.
    #[error("`{path}` should be {expected}")]
    BadField {
        /// Which field, such as `outData.updateType`.
        path: String,
        /// What belongs there, as part of a sentence.
        expected: String,
    },
}

impl WireError {
    /// A member that must be there and is not.
    pub(super) fn missing(path: &str, expected: &str) -> Self {
        Self::BadField {
            path: path.to_owned(),
            expected: expected.to_owned(),
        }
    }
}

impl From<ParseError> for WireError {
    fn from(error: ParseError) -> Self {
        Self::NotJson {
            line: error.line,
            column: error.column,
        }
    }
}
