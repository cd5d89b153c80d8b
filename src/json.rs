//! JSON text → `serde_json::Value`: the one entrance for whatever is read as JSON and may come from JavaScript or from a
//! person.
//!
//! serde_json does the parsing. What is added: half surrogate pairs, which JavaScript writes and serde_json refuses, are
//! replaced first; a text that a person wrote may be refused for duplicate keys; and an error tells line and column in
//! words for whoever wrote the text.

mod parse;
mod surrogates;
mod unique_keys;

pub(crate) use parse::problem;
pub use parse::{ParseError, from_text, parse, parse_unique_keys};
pub use surrogates::replace_lone_surrogates;
