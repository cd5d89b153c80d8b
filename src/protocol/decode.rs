//! Text → fields: the outer shape that all messages share, read generously.
//!
//! A field stays the JSON it was until somebody asks for it in a certain shape, so what nobody asks for cannot spoil a
//! message. A field of another shape than the one that was asked for is read as if it were absent, and noted: the message
//! is refused once it was read, by [`Message::check`].

use std::cell::RefCell;

use super::text::{NAME_LENGTH, short};
use super::{TEXT_LIMIT, WireError};
use crate::json::{self, Object, Twice, Value};
use crate::token::TokenMap;

/// The signal of the frame itself (`contract/fusion.md` §6.1).
const NOISE: &str = "_adfShowBody";

/// Where the body lies in builds of Fusion that wrap it once more (`contract/fusion.md` §3.3).
pub(super) const WRAPPED: &str = "data";

/// One message, and what was found wrong with it first.
pub(super) struct Message {
    members: Object,
    slip: RefCell<Option<WireError>>,
}

/// The fields of a message, or of one object in it. Nothing is in an object that is not there.
#[derive(Clone, Copy)]
pub(super) struct Fields<'a> {
    message: &'a Message,
    /// The object's name, if it is not the message itself.
    name: Option<&'static str>,
    members: Option<&'a Object>,
    /// What counts as if it stood here, unless something does.
    wrapped: Option<&'a Object>,
}

impl Message {
    /// Reads a text as one JSON object. Refuses noise, texts over the limit, and anything else.
    pub(super) fn parse(text: &str) -> Result<Self, WireError> {
        if text.trim() == NOISE {
            return Err(WireError::Noise);
        }
        if text.len() > TEXT_LIMIT {
            return Err(WireError::TooLarge { length: text.len() });
        }
        // Of a key that stands twice the last value counts, as in JavaScript.
        match json::read(text, Twice::LastCounts) {
            Ok(Value::Object(members)) => Ok(Self {
                members,
                slip: RefCell::default(),
            }),
            Ok(_) => Err(WireError::NotAnObject),
            Err(error) => Err(WireError::NotJson {
                line: error.line,
                column: error.column,
            }),
        }
    }

    /// All fields, where those of an object under `data` count as if they stood outside. What stands outside already stays.
    pub(super) fn fields(&self) -> Fields<'_> {
        Fields {
            message: self,
            name: None,
            members: Some(&self.members),
            wrapped: self.members.get(WRAPPED).and_then(Value::as_object),
        }
    }

    /// Refuses the message if a field that was asked for was not as it should be.
    pub(super) fn check(&self) -> Result<(), WireError> {
        self.slip.take().map_or(Ok(()), Err)
    }
}

impl<'a> Fields<'a> {
    /// The same without what lies under `data`.
    pub(super) fn outside(self) -> Self {
        Self {
            wrapped: None,
            ..self
        }
    }

    /// Whether the field is there and not `null`.
    pub(super) fn has(&self, key: &str) -> bool {
        self.present(key).is_some()
    }

    /// The field as text; a number or a boolean becomes one, a number exactly as it was written. Absent, `null` and empty
    /// are all `None`. Lists and objects are noted.
    pub(super) fn text(&self, key: &'static str) -> Option<String> {
        if !self.is_plain(key) {
            self.note(key, "a text");
        }
        self.plain(key)
    }

    /// Whether the field is a text, a number or a boolean, or not there at all.
    pub(super) fn is_plain(&self, key: &str) -> bool {
        !matches!(self.present(key), Some(Value::Array(_) | Value::Object(_)))
    }

    /// The same, where other shapes are fine and count as absent.
    pub(super) fn plain(&self, key: &str) -> Option<String> {
        scalar(self.present(key)?).filter(|text| !text.is_empty())
    }

    /// The field as an object. Absent and `null` are an empty one. Anything else is noted.
    pub(super) fn object(&self, key: &'static str) -> Self {
        let object = self.plain_object(key);
        if object.members.is_none() && self.has(key) {
            self.note(key, "an object");
        }
        object
    }

    /// The same, where other shapes are fine and count as absent.
    pub(super) fn plain_object(&self, key: &'static str) -> Self {
        Self {
            message: self.message,
            name: Some(key),
            members: self.present(key).and_then(Value::as_object),
            wrapped: None,
        }
    }

    /// The field as a list of texts, which may itself be written as JSON text or be separated by commas (Fusion writes
    /// `features` in more than one way, `contract/fusion.md` §2.1). Anything else is noted.
    pub(super) fn texts(&self, key: &'static str) -> Vec<String> {
        let Some(value) = self.present(key) else {
            return Vec::new();
        };
        let mut texts = Vec::new();
        let is_list = match value {
            Value::String(text) if text.trim_start().starts_with('[') => {
                let list = json::read(text, Twice::LastCounts);
                list.is_ok_and(|list| take_texts(&list, &mut texts))
            }
            Value::String(text) => {
                let parts = text.split(',').map(|part| part.trim().to_owned());
                texts.extend(parts.filter(|part| !part.is_empty()));
                true
            }
            other => take_texts(other, &mut texts),
        };
        if !is_list {
            self.note(key, "a list of texts");
        }
        texts
    }

    /// All fields that are texts, numbers or booleans. Lists, objects and `null` are no tokens and are left out.
    pub(super) fn tokens(&self) -> TokenMap {
        let mut tokens = TokenMap::new();
        for (key, value) in self.members.into_iter().flat_map(Object::iter) {
            if let Some(text) = scalar(value) {
                tokens.insert(key.as_str(), text);
            }
        }
        tokens
    }

    /// Refuses a message that names a channel other than `expected`; naming none is fine.
    pub(super) fn only_channel(&self, expected: &str) -> Result<(), WireError> {
        match self.text("channel") {
            Some(channel) if !channel.eq_ignore_ascii_case(expected) => {
                Err(WireError::OtherChannel(short(&channel, NAME_LENGTH)))
            }
            Some(_) | None => Ok(()),
        }
    }

    /// Notes that a field is not what it should be.
    pub(super) fn note(&self, key: &str, expected: &'static str) {
        let path = match self.name {
            Some(name) => format!("{name}.{key}"),
            None => key.to_owned(),
        };
        let mut slip = self.message.slip.borrow_mut();
        slip.get_or_insert(WireError::BadField { path, expected });
    }

    fn present(&self, key: &str) -> Option<&'a Value> {
        let stands = |members: Option<&'a Object>| members?.get(key).filter(|value| **value != Value::Null);
        stands(self.members).or_else(|| stands(self.wrapped))
    }
}

/// A text, a number or a boolean as text.
fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) | Value::Number(text) => Some(text.clone()),
        Value::Bool(flag) => Some(flag.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// Takes the texts out of a list; `false` where it is none, or holds anything else.
fn take_texts(list: &Value, texts: &mut Vec<String>) -> bool {
    let Value::Array(list) = list else { return false };
    list.iter().all(|item| {
        texts.extend(item.as_str().map(str::to_owned));
        item.as_str().is_some()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(text: &str) -> Message {
        Message::parse(text).unwrap()
    }

    #[test]
    fn a_cut_emoji_does_not_cost_the_rest_of_the_name() {
        let name = message(r#"{"name":"Jo \ud83d"}"#).fields().text("name").unwrap();
        assert!(name.starts_with("Jo \u{fffd}"), "{name}");
    }

    #[test]
    fn numbers_become_text_as_they_were_written_and_what_is_no_scalar_is_no_token() {
        let message = message(r#"{"a":300000123456789012345,"b":true,"c":null,"d":[1],"e":{},"f":1.50}"#);
        let tokens = message.fields().tokens();
        let pairs: Vec<_> = tokens.iter().collect();
        assert_eq!(
            pairs,
            [("a", "300000123456789012345"), ("b", "true"), ("f", "1.50")]
        );
    }

    #[test]
    fn a_body_under_data_fills_only_what_is_missing_outside() {
        let message = message(r#"{"uuid":"1","outData":null,"data":{"uuid":"2","outData":{"x":"y"}}}"#);
        let fields = message.fields();
        assert_eq!(fields.text("uuid").as_deref(), Some("1"));
        assert_eq!(fields.object("outData").tokens().value("x"), Some("y"));
    }

    #[test]
    fn every_spelling_of_a_list_of_texts_is_read() {
        for text in [
            r#"{"features":["A","B"]}"#,
            r#"{"features":"[\"A\", \"B\"]"}"#,
            r#"{"features":"A, B"}"#,
        ] {
            let message = message(text);
            assert_eq!(message.fields().texts("features"), ["A", "B"]);
            assert_eq!(message.check(), Ok(()));
        }
    }

    #[test]
    fn the_first_field_of_another_shape_refuses_the_message_and_its_path_leads_there() {
        let message = message(r#"{"outData":{"updateType":[],"eventId":{}},"eventId":[]}"#);
        let data = message.fields().object("outData");
        assert_eq!(data.text("updateType"), None);
        assert_eq!(data.text("eventId"), None);
        assert_eq!(message.fields().text("eventId"), None);
        assert_eq!(
            message.check().unwrap_err().to_string(),
            "`outData.updateType` should be a text"
        );
    }

    #[test]
    fn a_field_that_may_have_any_shape_refuses_nothing() {
        let message = message(r#"{"error":[1]}"#);
        assert_eq!(message.fields().plain("error"), None);
        assert!(!message.fields().plain_object("error").has("message"));
        assert_eq!(message.check(), Ok(()));
    }
}
