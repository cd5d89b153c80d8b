//! Conditions as the form sees them. What it does not understand stays as it is, and is edited as text.

mod kind;
mod sentence;
mod test;

pub use kind::Kind;
pub use sentence::sentence;
pub use test::{Operator, Test, TestOf, TestValue};

use crate::model::value_ext::ValueExt;
use serde_json::Value;

/// A condition, read for the form.
#[derive(Clone, Debug, PartialEq)]
pub enum Node<'a> {
    /// All or any of these.
    Group(Kind, &'a [Value]),
    /// The opposite of this.
    Not(&'a Value),
    /// One word of a fixed list.
    Word(Kind, &'a str),
    /// A question about a text or a number.
    Test(Kind, Test<'a>),
    /// A question about an attribute of this name.
    Attribute(&'a str, Test<'a>),
    /// The contact's language, such as `en` or `en-GB`.
    Language(&'a str),
    /// A part of the week; what is left out is `None`.
    Time(Window<'a>),
    /// Something that the form has no fields for.
    Other(&'a Value),
}

/// A part of the week as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Window<'a> {
    /// The time zone, by its IANA name such as `Europe/London`.
    pub zone: &'a str,
    /// `HH:MM`, or whatever else is there.
    pub from: Option<&'a str>,
    /// `HH:MM`, or whatever else is there.
    pub to: Option<&'a str>,
    /// The days; every day if left out.
    pub weekdays: Option<Vec<&'a str>>,
}

impl<'a> Node<'a> {
    /// Reads a condition from the file; [`Other`](Self::Other) where the form has no fields for its shape.
    pub fn of(condition: &'a Value) -> Self {
        Self::read(condition).unwrap_or(Self::Other(condition))
    }

    /// Its kind; nothing of what the form does not understand.
    pub fn kind(&self) -> Option<Kind> {
        match self {
            Self::Group(kind, _) | Self::Word(kind, _) | Self::Test(kind, _) => Some(*kind),
            Self::Not(_) => Some(Kind::Not),
            Self::Attribute(..) => Some(Kind::Attribute),
            Self::Language(_) => Some(Kind::Language),
            Self::Time(_) => Some(Kind::Time),
            Self::Other(_) => None,
        }
    }

    fn read(condition: &'a Value) -> Option<Self> {
        let (key, value) = only_entry(condition)?;
        let kind = Kind::of_key(key)?;
        Some(match kind {
            Kind::All | Kind::Any => match value {
                Value::Array(parts) => Self::Group(kind, parts),
                _ => return None,
            },
            Kind::Not => Self::Not(value),
            Kind::Direction | Kind::Channel | Kind::Initiation | Kind::KnownContacts | Kind::Leg => {
                let word = value.as_str()?;
                kind.words().contains(&word).then_some(Self::Word(kind, word))?
            }
            Kind::CallerNumber | Kind::DialledNumber => Self::Test(kind, Test::of(value, TestOf::Number)?),
            Kind::Queue | Kind::RoutingProfile => Self::Test(kind, Test::of(value, TestOf::Text)?),
            Kind::Attribute => {
                only_keys(value, &["name", "value"])?;
                Self::Attribute(
                    value.text_of("name")?,
                    Test::of(value.get("value")?, TestOf::Text)?,
                )
            }
            Kind::Language => Self::Language(value.as_str()?),
            Kind::Time => Self::Time(Window::read(value)?),
        })
    }
}

impl<'a> Window<'a> {
    fn read(value: &'a Value) -> Option<Self> {
        only_keys(value, &["zone", "from", "to", "weekdays"])?;
        let text = |key| match value.get(key) {
            None => Some(None),
            Some(Value::String(text)) => Some(Some(text.as_str())),
            Some(_) => None,
        };
        Some(Self {
            zone: value.text_of("zone")?,
            from: text("from")?,
            to: text("to")?,
            weekdays: match value.get("weekdays") {
                None => None,
                Some(days) => Some(days.as_texts()?),
            },
        })
    }
}

/// Refuses an object with a key that the form has no field for.
fn only_keys(value: &Value, keys: &[&str]) -> Option<()> {
    let entries = value.as_object()?;
    let known = entries.keys().all(|key| keys.contains(&key.as_str()));
    known.then_some(())
}

/// The entry of an object that has exactly one.
fn only_entry(value: &Value) -> Option<(&str, &Value)> {
    let mut entries = value.as_object()?.iter();
    let (key, value) = entries.next()?;
    entries.next().is_none().then_some((key.as_str(), value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::json_text;

    fn kind_of(text: &str) -> Option<Kind> {
        Node::of(&json_text::parse(text).unwrap()).kind()
    }

    #[test]
    fn every_fresh_condition_is_understood_as_its_own_kind() {
        for kind in Kind::ALL {
            assert_eq!(Node::of(&kind.fresh()).kind(), Some(*kind));
        }
    }

    #[test]
    fn what_the_form_has_no_field_for_is_left_to_its_text() {
        for text in [
            r#"{"queue": {"is": "VIP"}, "direction": "inbound"}"#,
            r#"{"queue": {"is": "VIP", "oneOf": []}}"#,
            r#"{"queue": {"endsWith": "P"}}"#,
            r#"{"weather": "rain"}"#,
            r#"{"direction": "sideways"}"#,
            r#"{"all": {}}"#,
            r#"{"time": {"zone": "UTC", "from": 8}}"#,
            r#"{"time": {"zone": "UTC", "days": []}}"#,
            r#"{"attribute": {"name": "a", "value": "present", "note": "mine"}}"#,
            "7",
        ] {
            assert_eq!(kind_of(text), None, "{text}");
        }
    }
}
