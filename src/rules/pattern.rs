//! Regular expressions with bounds, so that no rule can make a call wait.

use regex_lite::{Regex, RegexBuilder};
use thiserror::Error;

/// The longest pattern, in bytes.
const LONGEST: usize = 200;
/// The largest compiled pattern, in bytes: keeps counted repetitions such as `(a{50}){50}` out.
const LARGEST: usize = 16 * 1024;
/// How much of a text a pattern sees, in bytes. Matching takes time in proportion to pattern times text.
const SEEN: usize = 2048;

/// A compiled regular expression.
#[derive(Clone, Debug)]
pub(super) struct Pattern(Regex);

/// Why a text is not used as a pattern.
#[derive(Debug, Error)]
pub(super) enum PatternError {
    #[error("a pattern has at most {LONGEST} bytes, this one has {0}")]
    TooLong(usize),
    #[error("`{text}` is no regular expression: {source}")]
    Invalid { text: String, source: regex_lite::Error },
}

impl Pattern {
    /// Refuses what is no regular expression, and one that is too long or too large.
    pub(super) fn compile(text: &str) -> Result<Self, PatternError> {
        if text.len() > LONGEST {
            return Err(PatternError::TooLong(text.len()));
        }
        RegexBuilder::new(text)
            .size_limit(LARGEST)
            .build()
            .map(Self)
            .map_err(|source| PatternError::Invalid {
                text: text.to_owned(),
                source,
            })
    }

    /// Whether it finds something in the beginning of the text.
    pub(super) fn finds(&self, text: &str) -> bool {
        let end = (0..=SEEN.min(text.len()))
            .rev()
            .find(|end| text.is_char_boundary(*end));
        let seen = end.and_then(|end| text.get(..end)).unwrap_or_default();
        self.0.is_match(seen)
    }

    /// The expression as it was written.
    pub(super) fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_is_refused_when_it_is_wrong_or_could_be_slow() {
        assert!(
            Pattern::compile("(")
                .unwrap_err()
                .to_string()
                .contains("no regular expression")
        );
        assert!(
            Pattern::compile(&"a".repeat(201))
                .unwrap_err()
                .to_string()
                .contains("200 bytes")
        );
        assert!(Pattern::compile("((a{90}){90}){90}").is_err());
        assert!(Pattern::compile("^SR-[0-9]{4,10}$").unwrap().finds("SR-00123"));
    }

    #[test]
    fn only_the_beginning_of_a_long_text_is_seen() {
        let pattern = Pattern::compile("x").unwrap();
        assert!(!pattern.finds(&("ü".repeat(2000) + "x")));
        assert!(pattern.finds(&("ü".repeat(1000) + "x")));
    }
}
