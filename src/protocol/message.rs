//! Text → members: the outer shape that all messages share, read generously.
//!
//! A member stays the JSON it was until a typed body asks for it, so what nobody asks for cannot spoil a message. Numbers
//! and half surrogate pairs stay as they were written.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::value::MapDeserializer;
use serde_json::Value;
use serde_json::value::{RawValue, to_raw_value};

use super::text::{NAME_LENGTH, short};
use super::wire_types::{Object, Scalar};
use super::{CHANNEL, TEXT_LIMIT, WireError};
use crate::json::{self, ParseError};
use crate::token::{self, TokenMap};

/// The signal of the frame itself (`contract/fusion.md` §6.1).
const NOISE: &str = "_adfShowBody";

/// Where the body lies in builds of Fusion that wrap it once more (`contract/fusion.md` §3.3).
const WRAPPED: &str = "data";

/// The members of one object as they are written. Of a duplicate key the last value counts, as in JavaScript.
pub(super) type Members = BTreeMap<String, Box<RawValue>>;

/// One message of Fusion, as an object whose members are still text.
pub(super) struct Message {
    outside: Members,
    /// What counts as if it stood outside, unless something does there.
    wrapped: Members,
}

/// The channel that a message may name.
#[derive(Deserialize)]
struct ChannelBody {
    #[serde(default)]
    channel: Scalar,
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
        // A raw value may hold half a surrogate pair, and an answer repeats it. A key may not.
        let outside = members(text).or_else(|_| members(&json::replace_lone_surrogates(text)))?;
        Ok(Self::with(outside))
    }

    /// Takes a body that was delivered as an object. Refuses anything else, and objects over the limit.
    pub(super) fn of(body: &Value) -> Result<Self, WireError> {
        let fields = body.as_object().ok_or(WireError::NotAnObject)?;
        let members = fields
            .iter()
            .map(|(key, value)| Ok((key.clone(), to_raw_value(value)?)));
        // Every value can be written.
        let members: serde_json::Result<Members> = members.collect();
        let members = members.map_err(|_| WireError::NotAnObject)?;
        let length: usize = members.values().map(|raw| raw.get().len()).sum();
        if length > TEXT_LIMIT {
            return Err(WireError::TooLarge { length });
        }
        Ok(Self::with(members))
    }

    fn with(outside: Members) -> Self {
        let wrapped = outside.get(WRAPPED).and_then(|data| Object::of(data));
        Self {
            wrapped: wrapped.map(Object::into_members).unwrap_or_default(),
            outside,
        }
    }

    /// The members as a typed body, where those of an object under `data` count as if they stood outside. What stands
    /// outside already stays; `null` counts as absent.
    pub(super) fn body<'de, T: Deserialize<'de>>(&'de self) -> Result<T, WireError> {
        let mut members = BTreeMap::new();
        members.extend(present(&self.wrapped));
        members.extend(present(&self.outside));
        typed(None, members.into_iter())
    }

    /// The same without what lies under `data`.
    pub(super) fn envelope<'de, T: Deserialize<'de>>(&'de self) -> Result<T, WireError> {
        typed(None, present(&self.outside))
    }

    /// The members that are named like Oracle's tokens and stand beside the body's own.
    pub(super) fn oracles_tokens(&self) -> TokenMap {
        let members = present(&self.wrapped).chain(present(&self.outside));
        let tokens = members.filter(|(key, _)| key.starts_with(token::ORACLES));
        tokens
            .filter_map(|(key, raw)| Some((key.to_owned(), Scalar::of(raw)?.into_text()?)))
            .collect()
    }

    /// A member as it is written; `null` only where nothing else is found.
    pub(super) fn raw(&self, key: &str) -> Option<&RawValue> {
        let [outside, wrapped] = [&self.outside, &self.wrapped].map(|members| members.get(key));
        let raw = outside.filter(|raw| !is_null(raw)).or(wrapped).or(outside);
        raw.map(|raw| &**raw)
    }

    /// Whether a member is there and not `null`.
    pub(super) fn has(&self, key: &str) -> bool {
        self.raw(key).is_some_and(|raw| !is_null(raw))
    }

    /// Refuses a message that names another channel than the phone; naming none is fine.
    pub(super) fn only_phone(&self) -> Result<(), WireError> {
        match self.body::<ChannelBody>()?.channel.into_text() {
            Some(channel) if !channel.eq_ignore_ascii_case(CHANNEL) => {
                Err(WireError::OtherChannel(short(&channel, NAME_LENGTH)))
            }
            Some(_) | None => Ok(()),
        }
    }
}

/// Members as a typed body; `parent` is the key of the object that holds them, unless that is the message itself.
pub(super) fn typed<'de, T: Deserialize<'de>>(
    parent: Option<&str>,
    members: impl Iterator<Item = (&'de str, &'de RawValue)>,
) -> Result<T, WireError> {
    serde_path_to_error::deserialize(MapDeserializer::new(members)).map_err(|error| {
        let key = error.path().to_string();
        WireError::BadField {
            path: parent.map_or(key.clone(), |parent| format!("{parent}.{key}")),
            expected: json::problem(error.inner()),
        }
    })
}

/// The members that are there and not `null`.
pub(super) fn present(members: &Members) -> impl Iterator<Item = (&str, &RawValue)> {
    let present = members.iter().filter(|(_, raw)| !is_null(raw));
    present.map(|(key, raw)| (key.as_str(), &**raw))
}

fn is_null(raw: &RawValue) -> bool {
    raw.get() == "null"
}

fn members(text: &str) -> Result<Members, WireError> {
    if !text.trim_start().starts_with('{') {
        // Whether it is JSON at all decides which rule it breaks.
        return match json::parse(text) {
            Ok(_) => Err(WireError::NotAnObject),
            Err(error) => Err(error.into()),
        };
    }
    serde_json::from_str(text).map_err(|error| ParseError::of(text, &error).into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::wire_types::{Lenient, Texts};

    fn message(text: &str) -> Message {
        Message::parse(text).unwrap()
    }

    #[derive(Default, Deserialize)]
    #[serde(rename_all = "camelCase", default)]
    struct Body {
        name: Scalar,
        uuid: Scalar,
        event_id: Scalar,
        features: Texts,
        out_data: Object,
        error: Lenient<Scalar>,
    }

    #[test]
    fn a_cut_emoji_does_not_cost_the_rest_of_the_name() {
        let message = message(r#"{"name":"Jo \ud83d","\ud83d":1}"#);
        let name = message.body::<Body>().unwrap().name.into_text().unwrap();
        assert!(name.starts_with("Jo \u{fffd}"), "{name}");
    }

    #[test]
    fn an_object_that_was_delivered_is_read_like_its_text() {
        let text = r#"{"uuid":"1","outData":{"a":7,"b":"c"},"data":{"name":"n"},"error":null}"#;
        let written = message(text);
        let delivered = Message::of(&serde_json::from_str(text).unwrap()).unwrap();
        let names = [&written, &delivered].map(|message| message.body::<Body>().unwrap().name.into_text());
        assert_eq!(names, [Some("n".to_owned()), Some("n".to_owned())]);
        let tokens = [&written, &delivered].map(|message| message.body::<Body>().unwrap().out_data.tokens());
        assert_eq!(tokens[0], tokens[1]);
        assert_eq!(Message::of(&Value::Null).err(), Some(WireError::NotAnObject));
    }

    #[test]
    fn numbers_become_text_as_they_were_written_and_what_is_no_scalar_is_no_token() {
        let text = r#"{"outData":{"a":300000123456789012345,"b":true,"c":null,"d":[1],"e":{},"f":1.50}}"#;
        let tokens = message(text).body::<Body>().unwrap().out_data.tokens();
        let pairs: Vec<_> = tokens.iter().collect();
        assert_eq!(
            pairs,
            [("a", "300000123456789012345"), ("b", "true"), ("f", "1.50")]
        );
    }

    #[test]
    fn a_body_under_data_fills_only_what_is_missing_outside() {
        let message = message(r#"{"uuid":"1","outData":null,"data":{"uuid":"2","outData":{"x":"y"}}}"#);
        let body: Body = message.body().unwrap();
        assert_eq!(body.uuid.into_text().as_deref(), Some("1"));
        assert_eq!(body.out_data.tokens().value("x"), Some("y"));
    }

    #[test]
    fn every_spelling_of_a_list_of_texts_is_read() {
        for text in [
            r#"{"features":["A","B"]}"#,
            r#"{"features":"[\"A\", \"B\"]"}"#,
            r#"{"features":"A, B"}"#,
        ] {
            let message = message(text);
            assert_eq!(message.body::<Body>().unwrap().features.0, ["A", "B"]);
        }
    }

    #[test]
    fn a_member_of_another_shape_refuses_the_message_and_its_path_leads_there() {
        let message = message(r#"{"outData":{"eventId":{}},"eventId":7}"#);
        let data = message.body::<Body>().unwrap().out_data;
        let refused = data.body::<Body>("outData").err().unwrap();
        assert_eq!(refused.to_string(), "`outData.eventId` should be a text");
    }

    #[test]
    fn a_member_that_may_have_any_shape_refuses_nothing() {
        let message = message(r#"{"error":[1]}"#);
        assert_eq!(message.body::<Body>().unwrap().error.0.into_text(), None);
    }
}
