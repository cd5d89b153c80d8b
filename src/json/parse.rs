//! JSON text → value, and where and why a text is not JSON.

use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_json::error::Category;
use thiserror::Error;

use super::surrogates::replace_lone_surrogates;
use super::unique_keys::UniqueKeys;

/// Where a text stops being JSON, and why.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("line {line}, column {column}: {problem}")]
pub struct ParseError {
    /// What is wrong there, for whoever wrote the text.
    pub problem: String,
    /// The line, counted from 1.
    pub line: usize,
    /// The character in the line, counted from 1.
    pub column: usize,
}

/// serde_json's words for what an author of a file does wrong, and ours, which say what to do.
const PROBLEMS: [(&str, &str); 15] = [
    ("EOF while parsing a list", UNEXPECTED_END),
    ("EOF while parsing an object", UNEXPECTED_END),
    ("EOF while parsing a string", UNEXPECTED_END),
    ("EOF while parsing a value", UNEXPECTED_END),
    ("expected value", EXPECTED_VALUE),
    (MISSPELT_WORD, EXPECTED_VALUE),
    (
        "key must be a string",
        "a key in double quotes belongs here (comments are not possible)",
    ),
    ("expected `:`", "a colon belongs between the key and its value"),
    ("expected `,` or `]`", EXPECTED_COMMA),
    ("expected `,` or `}`", EXPECTED_COMMA),
    (
        "trailing comma",
        "nothing follows the comma before this bracket; remove the comma",
    ),
    (
        "trailing characters",
        "the text is complete before this; remove the rest",
    ),
    (
        "invalid escape",
        "a backslash in a text must be followed by one of \\ \" / b f n r t, or by u and four digits",
    ),
    (
        "control character (\\u0000-\\u001F) found while parsing a string",
        "a line's end or a tab in a text must be written as \\n or \\t",
    ),
    (
        "recursion limit exceeded",
        "lists and objects lie too deep in each other",
    ),
];
const MISSPELT_WORD: &str = "expected ident";
const UNEXPECTED_END: &str = "the text ends before everything is closed";
const EXPECTED_VALUE: &str =
    "a value belongs here: a text in double quotes, a number, true, false, a list or an object";
const EXPECTED_COMMA: &str = "a comma or a closing bracket is missing before this";

/// Parses a text as one value. Of a key that stands twice in an object the last one counts, as in JavaScript.
///
/// # Errors
/// [`ParseError`] says where the text stops being JSON, and why.
pub fn parse(text: &str) -> Result<Value, ParseError> {
    from_text(text)
}

/// Parses a text that a person wrote: a key that stands twice in an object is refused, else its forgotten first copy would
/// disappear without a word.
///
/// # Errors
/// [`ParseError`] says where the text stops being JSON or a key stands for the second time.
pub fn parse_unique_keys(text: &str) -> Result<Value, ParseError> {
    from_text::<UniqueKeys>(text).map(|UniqueKeys(value)| value)
}

/// Parses a text as a value of a type.
///
/// # Errors
/// [`ParseError`] says where the text stops being JSON or of the type, and why.
pub fn from_text<T: DeserializeOwned>(text: &str) -> Result<T, ParseError> {
    let text = replace_lone_surrogates(text);
    serde_json::from_str(&text).map_err(|error| ParseError::of(&text, &error))
}

impl ParseError {
    /// What serde_json says about a text.
    pub(crate) fn of(text: &str, error: &serde_json::Error) -> Self {
        let before = match error.classify() {
            Category::Eof => text,
            Category::Data => before_key(text, error).unwrap_or_else(|| before(text, error)),
            // Of a misspelt word, such as `tru` or `none`, serde_json tells the letter; the word's beginning helps more.
            Category::Syntax | Category::Io if error.to_string().starts_with(MISSPELT_WORD) => {
                before(text, error).trim_end_matches(|c: char| c.is_ascii_alphabetic())
            }
            Category::Syntax | Category::Io => before(text, error),
        };
        let line = before.rsplit('\n').next().unwrap_or_default();
        Self {
            problem: problem(error),
            line: before.matches('\n').count() + 1,
            column: line.chars().count() + 1,
        }
    }
}

/// What is wrong, without the position.
pub(crate) fn problem(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let position = format!(" at line {} column {}", error.line(), error.column());
    let message = message.strip_suffix(&position).unwrap_or(&message);
    let known = PROBLEMS.iter().find(|(theirs, _)| *theirs == message);
    known.map_or(message, |(_, ours)| ours).to_owned()
}

/// What stands before the character at which reading stopped.
fn before<'a>(text: &'a str, error: &serde_json::Error) -> &'a str {
    let end = text.floor_char_boundary(offset(text, error).saturating_sub(1));
    text.get(..end).unwrap_or(text)
}

/// What stands before the key that has just been read, where a key was refused.
fn before_key<'a>(text: &'a str, error: &serde_json::Error) -> Option<&'a str> {
    let read = text.get(..text.floor_char_boundary(offset(text, error)))?;
    let key = read.trim_end().strip_suffix('"')?;
    key.get(..key.rfind('"')?)
}

/// How many bytes had been read; serde_json counts columns in bytes.
fn offset(text: &str, error: &serde_json::Error) -> usize {
    let lines = text.split_inclusive('\n');
    let earlier: usize = lines.take(error.line().saturating_sub(1)).map(str::len).sum();
    earlier + error.column()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn error(text: &str) -> (String, usize, usize) {
        let error = parse_unique_keys(text).unwrap_err();
        (error.problem, error.line, error.column)
    }

    #[test]
    fn every_kind_of_value_is_read() {
        let text = " { \"a\" : [ ] , \"b\" : { } ,\r\n\t\"c\":[null,true,false,\"t\",0,12,-3,1.5,18446744073709551615] } ";
        let expected = json!({"a": [], "b": {}, "c": [null, true, false, "t", 0, 12, -3, 1.5, u64::MAX]});
        assert_eq!(parse(text), Ok(expected.clone()));
        assert_eq!(parse_unique_keys(text), Ok(expected));
    }

    #[test]
    fn half_a_surrogate_pair_becomes_the_replacement_character() {
        assert_eq!(parse(r#""a\ud83d""#), Ok(json!("a\u{fffd}")));
        assert_eq!(parse(r#""\ud83d\ude00é""#), Ok(json!("😀é")));
    }

    /// Fails when serde_json changes the wording of a problem: the author of a file would read its words instead of ours.
    #[test]
    fn each_problem_is_told_in_our_words_with_its_position() {
        let cases = [
            ("", UNEXPECTED_END, 1, 1),
            ("{\"a\": 1", UNEXPECTED_END, 1, 8),
            ("{\"a\": 1\n", UNEXPECTED_END, 2, 1),
            ("[1,", UNEXPECTED_END, 1, 4),
            ("\"a", UNEXPECTED_END, 1, 3),
            ("{\"a\": ", UNEXPECTED_END, 1, 7),
            ("[1,\n  x]", EXPECTED_VALUE, 2, 3),
            ("{'a': 1}", "a key in double quotes belongs here", 1, 2),
            ("{\"é\" 1}", "a colon belongs between", 1, 6),
            ("[1 2]", EXPECTED_COMMA, 1, 4),
            ("{\"a\": 1 \"b\": 2}", EXPECTED_COMMA, 1, 9),
            ("[1, ]", "nothing follows the comma", 1, 5),
            ("{\"a\": 1, }", "nothing follows the comma", 1, 10),
            ("{} {}", "the text is complete before this", 1, 4),
            ("[\"\\x\"]", "a backslash in a text must", 1, 4),
            ("[\"a\tb\"]", "a line's end or a tab", 1, 4),
        ];
        for (text, problem, line, column) in cases {
            let (found, found_line, found_column) = error(text);
            assert!(found.starts_with(problem), "{text}: {found}");
            assert_eq!((found_line, found_column), (line, column), "{text}");
        }
        assert_eq!(error("[tru]"), (EXPECTED_VALUE.to_owned(), 1, 2));
        let deep = error(&"[".repeat(200)).0;
        assert_eq!(deep, "lists and objects lie too deep in each other");
    }

    #[test]
    fn a_duplicate_key_is_refused_where_it_stands_or_the_last_one_counts() {
        let text = "{\"é\": {\"a\": 1,\n \"é\": 3, \"a\"\n : 2}}";
        let problem = "the key `a` stands here a second time".to_owned();
        assert_eq!(error(text), (problem, 2, 10));
        assert_eq!(parse(text), Ok(json!({"é": {"a": 2, "é": 3}})));
    }
}
