//! A condition in one short sentence, for the list of rules.

use super::{Node, Test, TestValue, Window};
use serde_json::Value;

/// More of a sentence helps nobody in a list.
const LONGEST: usize = 90;

/// The sentence, cut off where it gets long.
pub fn sentence(condition: &Value) -> String {
    let whole = described(condition);
    if whole.chars().count() <= LONGEST {
        return whole;
    }
    let beginning: String = whole.chars().take(LONGEST - 1).collect();
    format!("{}…", beginning.trim_end())
}

fn described(condition: &Value) -> String {
    match Node::of(condition) {
        Node::Group(super::Kind::Any, []) => "no call".to_owned(),
        Node::Group(_, []) => "every call".to_owned(),
        Node::Group(kind, parts) => {
            let joint = if kind == super::Kind::Any { " or " } else { " and " };
            let parts: Vec<_> = parts.iter().map(|part| in_brackets(part, parts.len())).collect();
            parts.join(joint)
        }
        Node::Not(inner) => format!("not {}", in_brackets(inner, 2)),
        Node::Word(kind, word) => format!("{} {word}", kind.key_in_words()),
        Node::Test(kind, test) => format!("{} {}", kind.key_in_words(), test_in_words(&test)),
        Node::Attribute(name, test) => format!("{name} {}", test_in_words(&test)),
        Node::Language(language) => format!("language {language}"),
        Node::Time(window) => time(&window),
        Node::Other(_) => "a condition written as text".to_owned(),
    }
}

/// A part of a group, in brackets where it is another group with several parts.
fn in_brackets(part: &Value, siblings: usize) -> String {
    match Node::of(part) {
        Node::Group(_, parts) if parts.len() > 1 && siblings > 1 => format!("({})", described(part)),
        _ => described(part),
    }
}

fn test_in_words(test: &Test<'_>) -> String {
    let operator = test.operator.label();
    match &test.value {
        TestValue::One(text) => format!("{operator} “{text}”"),
        TestValue::Several(texts) => format!("{operator} {}", texts.join(", ")),
        TestValue::Nothing => operator.to_owned(),
    }
}

fn time(window: &Window<'_>) -> String {
    let clock = match (window.from, window.to) {
        (None, None) => String::new(),
        (from, to) => format!(" {}–{}", from.unwrap_or("00:00"), to.unwrap_or("24:00")),
    };
    let days = match &window.weekdays {
        Some(days) => format!(" {}", days.join(", ")),
        None => String::new(),
    };
    format!("time{clock}{days} in {}", window.zone)
}

impl super::Kind {
    fn key_in_words(self) -> &'static str {
        match self {
            Self::CallerNumber => "caller’s number",
            Self::DialledNumber => "dialled number",
            Self::RoutingProfile => "routing profile",
            Self::KnownContacts => "contacts found:",
            Self::Initiation => "came about by",
            kind => kind.key(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::json_text;
    use crate::model::value_ext::object;

    #[test]
    fn nested_groups_are_told_apart() {
        let condition = json_text::parse(
            r#"{"all": [{"queue": {"is": "VIP"}}, {"any": [{"leg": "first"}, {"not": {"language": "en"}}]}]}"#,
        );
        assert_eq!(
            sentence(&condition.unwrap()),
            "queue is “VIP” and (leg first or not language en)"
        );
        assert_eq!(
            sentence(&json_text::parse(r#"{"all": []}"#).unwrap()),
            "every call"
        );
    }

    #[test]
    fn a_long_sentence_is_cut_off() {
        let long = object("queue", object("is", Value::from("x".repeat(300))));
        assert_eq!(sentence(&long).chars().count(), LONGEST);
    }
}
