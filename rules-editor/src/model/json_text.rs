//! A file as text and back, as a person would write it: what fits stands on one line, the rest is indented by two.

use std::fmt::{self, Write};

use fusion_cti::json;
use fusion_cti::rules::Refusal;
use serde_json::Value;

use super::value_ext::ValueExt;

/// How wide a line may be that holds a list or an object as a whole.
const WIDTH: usize = 100;

/// Deeper than this nothing is broken into lines: no file of rules nests so deep, and a text must come out all the same.
const DEEPEST: usize = 60;

/// Reads a text.
///
/// # Errors
/// The text is not JSON; says where and why.
pub fn parse(text: &str) -> Result<Value, Refusal> {
    Ok(json::parse(text.strip_prefix('\u{feff}').unwrap_or(text))?)
}

/// The text for a file, with a newline at its end.
pub fn file_text(value: &Value) -> String {
    pretty_text(value) + "\n"
}

/// The text to read and to edit.
pub fn pretty_text(value: &Value) -> String {
    let mut text = String::new();
    write(value, 0, 0, &mut text);
    text
}

/// All on one line.
pub fn line_text(value: &Value) -> String {
    OneLine(value).to_string()
}

/// A value on one line, with blanks where a person would write them.
struct OneLine<'a>(&'a Value);

impl fmt::Display for OneLine<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Value::Array(items) => {
                formatter.write_char('[')?;
                for (index, item) in items.iter().enumerate() {
                    write!(
                        formatter,
                        "{}{}",
                        if index == 0 { "" } else { ", " },
                        OneLine(item)
                    )?;
                }
                formatter.write_char(']')
            }
            Value::Object(entries) if entries.is_empty() => formatter.write_str("{}"),
            Value::Object(entries) => {
                formatter.write_str("{ ")?;
                for (index, (key, value)) in entries.iter().enumerate() {
                    let comma = if index == 0 { "" } else { ", " };
                    write!(formatter, "{comma}{}: {}", quoted(key), OneLine(value))?;
                }
                formatter.write_str(" }")
            }
            scalar => write!(formatter, "{scalar}"),
        }
    }
}

/// Writes a value that begins at a column. Rules and other things of several parts get lines of their own.
fn write(value: &Value, depth: usize, column: usize, text: &mut String) {
    let line = line_text(value);
    let fits = column + line.chars().count() <= WIDTH && depth > 1 && !holds_much(value);
    if is_plain(value) || fits || depth > DEEPEST {
        text.push_str(&line);
        return;
    }
    let (open, close) = if value.is_array() { ('[', ']') } else { ('{', '}') };
    let indent = "  ".repeat(depth + 1);
    let keys = value.entries().map(|(key, value)| (Some(key), value));
    let parts = keys.chain(value.items().iter().map(|item| (None, item)));
    text.push(open);
    for (index, (key, part)) in parts.enumerate() {
        text.push_str(if index == 0 { "\n" } else { ",\n" });
        text.push_str(&indent);
        let mut column = indent.len();
        if let Some(key) = key {
            let key = format!("{}: ", quoted(key));
            column += key.chars().count();
            text.push_str(&key);
        }
        write(part, depth + 1, column, text);
    }
    text.push('\n');
    text.push_str(&"  ".repeat(depth));
    text.push(close);
}

/// Whether there is nothing inside.
fn is_plain(value: &Value) -> bool {
    value.items().is_empty() && value.entries().next().is_none()
}

/// Whether an object would be hard to read on one line: a rule, a test, an outcome.
fn holds_much(value: &Value) -> bool {
    value.entries().count() > 1 && value.entries().any(|(_, value)| !is_plain(value))
}

fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_fits_stands_on_one_line_and_a_rule_on_several() {
        let text = r#"{"version":1,"rules":[{"id":"a","when":{"queue":{"is":"VIP"}},"then":{}}]}"#;
        let pretty = file_text(&parse(text).unwrap());
        let expected = "{\n  \"version\": 1,\n  \"rules\": [\n    {\n      \"id\": \"a\",\n      \"when\": \
                        { \"queue\": { \"is\": \"VIP\" } },\n      \"then\": {}\n    }\n  ]\n}\n";
        assert_eq!(pretty, expected);
    }

    #[test]
    fn order_and_odd_characters_come_through_and_of_a_duplicate_key_the_last_value_counts() {
        let text = "{ \"b\": 1, \"a\": [0.5, -2, null, true], \"c\": \"\\u0001\\\"ä\\\\\\n\" }";
        let value = parse(text).unwrap();
        assert_eq!(line_text(&value), text);
        assert_eq!(value.get("c"), Some(&json!("\u{1}\"ä\\\n")));
        assert_eq!(parse(r#"{"b": 1, "a": 2, "b": 3}"#), Ok(json!({"b": 3, "a": 2})));
    }

    #[test]
    fn a_syntax_error_is_told_with_its_position() {
        let refusal = parse("{\n  \"a\": }").unwrap_err();
        assert_eq!(refusal.position.map(|at| (at.line, at.column)), Some((2, 8)));
        assert!(refusal.message.starts_with("this is not valid JSON"));
    }
}
