//! Value → JSON text as a person would write it: what fits stands on one line, the rest is indented by two.

use std::fmt::{self, Write};

use fusion_cti::json::quote;

use super::Json;

/// How wide a line may be that holds a list or an object as a whole.
const WIDTH: usize = 100;

/// Deeper than this nothing is broken into lines: no file of rules nests so deep, and a text must come out all the same.
const DEEPEST: usize = 60;

impl Json {
    /// The text for a file, with a newline at its end.
    pub fn to_file_text(&self) -> String {
        let mut text = self.to_pretty_text();
        text.push('\n');
        text
    }

    /// The text to read and to edit.
    pub fn to_pretty_text(&self) -> String {
        let mut text = String::new();
        write(self, 0, 0, &mut text);
        text
    }

    fn parts(&self) -> usize {
        self.items().len() + self.entries().len()
    }

    fn is_plain(&self) -> bool {
        self.parts() == 0
    }
}

/// All on one line.
impl fmt::Display for Json {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => formatter.write_str("null"),
            Self::Flag(flag) => write!(formatter, "{flag}"),
            Self::Number(number) => write!(formatter, "{number}"),
            Self::Text(text) => formatter.write_str(&quoted(text)),
            Self::List(items) => {
                formatter.write_char('[')?;
                for (number, item) in items.iter().enumerate() {
                    write!(formatter, "{}{item}", if number == 0 { "" } else { ", " })?;
                }
                formatter.write_char(']')
            }
            Self::Object(entries) if entries.is_empty() => formatter.write_str("{}"),
            Self::Object(entries) => {
                formatter.write_str("{ ")?;
                for (number, (key, value)) in entries.iter().enumerate() {
                    formatter.write_str(if number == 0 { "" } else { ", " })?;
                    write!(formatter, "{}: {value}", quoted(key))?;
                }
                formatter.write_str(" }")
            }
        }
    }
}

/// Writes a value that begins at a column. Rules and other things of several parts get lines of their own.
fn write(value: &Json, depth: usize, column: usize, text: &mut String) {
    let line = value.to_string();
    let fits = column + line.chars().count() <= WIDTH && depth > 1 && !holds_much(value);
    if value.is_plain() || fits || depth > DEEPEST {
        text.push_str(&line);
        return;
    }
    let (open, close) = match value {
        Json::List(_) => ('[', ']'),
        Json::Null | Json::Flag(_) | Json::Number(_) | Json::Text(_) | Json::Object(_) => ('{', '}'),
    };
    let indent = "  ".repeat(depth + 1);
    let keys = value.entries().iter().map(|(key, value)| (Some(key), value));
    let parts = keys.chain(value.items().iter().map(|item| (None, item)));
    text.push(open);
    for (number, (key, part)) in parts.enumerate() {
        text.push_str(if number == 0 { "\n" } else { ",\n" });
        text.push_str(&indent);
        let mut column = indent.len();
        if let Some(key) = key {
            let key = format!("{}: ", Json::text(key.as_str()));
            column += key.chars().count();
            text.push_str(&key);
        }
        write(part, depth + 1, column, text);
    }
    text.push('\n');
    text.push_str(&"  ".repeat(depth));
    text.push(close);
}

/// Whether an object would be hard to read on one line: a rule, a test, an outcome.
fn holds_much(value: &Json) -> bool {
    value.entries().len() > 1 && value.entries().iter().any(|(_, value)| !value.is_plain())
}

fn quoted(text: &str) -> String {
    let mut json = String::new();
    quote(text, &mut json);
    json
}

#[cfg(test)]
mod tests {
    use super::Json;

    #[test]
    fn what_fits_stands_on_one_line_and_a_rule_on_several() {
        let text = r#"{"version":1,"rules":[{"id":"a","when":{"queue":{"is":"VIP"}},"then":{}}]}"#;
        let pretty = Json::parse(text).unwrap().to_file_text();
        let expected = "{\n  \"version\": 1,\n  \"rules\": [\n    {\n      \"id\": \"a\",\n      \"when\": \
                        { \"queue\": { \"is\": \"VIP\" } },\n      \"then\": {}\n    }\n  ]\n}\n";
        assert_eq!(pretty, expected);
    }

    #[test]
    fn order_double_keys_and_odd_signs_come_through() {
        let text = "{ \"b\": 1, \"a\": [0.5, -2, null, true], \"b\": \"\\u0001\\\"ä\\\\\\n\" }";
        let value = Json::parse(text).unwrap();
        assert_eq!(value.to_string(), text);
        assert_eq!(value.member("b"), Some(&Json::text("\u{1}\"ä\\\n")));
    }

    #[test]
    fn a_slip_is_told_with_its_place() {
        let refusal = Json::parse("{\n  \"a\": }").unwrap_err();
        assert_eq!(refusal.position.map(|at| (at.line, at.column)), Some((2, 8)));
        assert!(refusal.message.starts_with("this is not valid JSON"));
    }
}
