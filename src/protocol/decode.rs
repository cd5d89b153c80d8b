//! Text → fields: the outer shape that all messages share, read generously.
//!
//! A field stays the JSON it was until somebody asks for it in a certain shape. So what must be echoed is echoed sign by
//! sign, and what nobody asks for cannot spoil a message.

use crate::json::Value;

use super::text::{NAME_LENGTH, short};
use super::{TEXT_LIMIT, WireError};
use crate::json::{self, Twice};
use crate::sorted::SortedMap;
use crate::token::TokenMap;

/// The signal of the frame itself (`contract/fusion.md` §6.1).
const NOISE: &str = "_adfShowBody";

/// The fields of one JSON object.
#[derive(Debug, Default)]
pub(super) struct Fields {
    path: String,
    fields: SortedMap<String, String>,
}

impl Fields {
    /// Reads a text as one JSON object. Refuses noise, texts over the limit, and anything else.
    pub(super) fn parse(text: &str) -> Result<Self, WireError> {
        if text.trim() == NOISE {
            return Err(WireError::Noise);
        }
        if text.len() > TEXT_LIMIT {
            return Err(WireError::TooLarge { length: text.len() });
        }
        let fields = json::fields(text).map_err(|error| WireError::NotJson {
            line: error.line,
            column: error.column,
        })?;
        let fields = fields.ok_or(WireError::NotAnObject)?;
        Ok(Self::at(String::new(), fields))
    }

    /// The same fields, where those of an object under `data` count as if they stood outside: some builds of Fusion
    /// wrap a body once more (`contract/fusion.md` §3.3). What stands outside already stays.
    pub(super) fn unwrapped(mut self) -> Self {
        if let Ok(Some(inner)) = self.object("data") {
            for (key, value) in inner.fields {
                if self.present(&key).is_none() {
                    self.fields.insert(key, value);
                }
            }
        }
        self
    }

    /// The field as it was written, `null` included.
    pub(super) fn raw(&self, key: &str) -> Option<String> {
        self.fields.get(key).cloned()
    }

    /// Whether the field is there and not `null`.
    pub(super) fn has(&self, key: &str) -> bool {
        self.present(key).is_some()
    }

    /// The field as text; a number or a boolean becomes one. Absent, `null` and empty are all `None`. Refuses lists
    /// and objects.
    pub(super) fn text(&self, key: &str) -> Result<Option<String>, WireError> {
        let Some(raw) = self.present(key) else {
            return Ok(None);
        };
        let text = scalar(raw).ok_or_else(|| self.bad(key, "a text"))?;
        Ok(Some(text).filter(|text| !text.is_empty()))
    }

    /// The field as an object. Absent and `null` are `None`. Refuses anything else.
    pub(super) fn object(&self, key: &str) -> Result<Option<Self>, WireError> {
        let Some(raw) = self.present(key) else {
            return Ok(None);
        };
        let fields = json::fields(raw).ok().flatten();
        let fields = fields.ok_or_else(|| self.bad(key, "an object"))?;
        Ok(Some(Self::at(format!("{}{key}.", self.path), fields)))
    }

    /// The field as a list of texts, which may itself be written as JSON text or be separated by commas (Fusion writes
    /// `features` in more than one way, `contract/fusion.md` §2.1).
    pub(super) fn texts(&self, key: &str) -> Result<Vec<String>, WireError> {
        let Some(raw) = self.present(key) else {
            return Ok(Vec::new());
        };
        let refused = || self.bad(key, "a list of texts");
        let text = match value(raw) {
            Some(Value::Array(list)) => return texts(list).ok_or_else(refused),
            Some(Value::String(text)) => text,
            _ => return Err(refused()),
        };
        if text.trim_start().starts_with('[') {
            let Some(Value::Array(list)) = value(&text) else {
                return Err(refused());
            };
            return texts(list).ok_or_else(refused);
        }
        let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
        Ok(parts.map(str::to_owned).collect())
    }

    /// All fields that are texts, numbers or booleans. Lists, objects and `null` are no tokens and are left out.
    pub(super) fn tokens(&self) -> TokenMap {
        let pairs = self.fields.iter();
        pairs
            .filter_map(|(key, raw)| Some((key.clone(), scalar(raw)?)))
            .collect()
    }

    /// The method. Refuses a message without one.
    pub(super) fn method(&self) -> Result<String, WireError> {
        self.text("method")?.ok_or(WireError::NoMethod)
    }

    /// Refuses a message that names a channel other than `expected`; naming none is fine.
    pub(super) fn only_channel(&self, expected: &str) -> Result<(), WireError> {
        match self.text("channel")? {
            Some(channel) if !channel.eq_ignore_ascii_case(expected) => {
                Err(WireError::OtherChannel(short(&channel, NAME_LENGTH)))
            }
            Some(_) | None => Ok(()),
        }
    }

    /// The refusal of one field.
    pub(super) fn bad(&self, key: &str, expected: &'static str) -> WireError {
        WireError::BadField {
            path: format!("{}{key}", self.path),
            expected,
        }
    }

    fn at(path: String, members: Vec<(String, &str)>) -> Self {
        let mut fields = SortedMap::new();
        // Of a key that stands twice the last value counts, as in JavaScript.
        for (key, raw) in members {
            fields.insert(key, raw.to_owned());
        }
        Self { path, fields }
    }

    fn present(&self, key: &str) -> Option<&str> {
        self.fields
            .get(key)
            .map(String::as_str)
            .filter(|raw| *raw != "null")
    }
}

/// A text, a number or a boolean as text; a number exactly as it was written.
fn scalar(raw: &str) -> Option<String> {
    match value(raw)? {
        Value::String(text) => Some(text),
        Value::Number(_) | Value::Bool(_) => Some(raw.to_owned()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

fn value(raw: &str) -> Option<Value> {
    json::read(raw, Twice::LastCounts).ok()
}

/// The texts of a list that holds nothing else.
fn texts(list: Vec<Value>) -> Option<Vec<String>> {
    let texts = list.into_iter().map(|item| match item {
        Value::String(text) => Some(text),
        _ => None,
    });
    texts.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_emoji_does_not_cost_the_rest_of_the_name() {
        let fields = Fields::parse(r#"{"name":"Jo \ud83d"}"#).unwrap();
        let name = fields.text("name").unwrap().unwrap();
        assert!(name.starts_with("Jo \u{fffd}"), "{name}");
    }

    #[test]
    fn numbers_become_text_as_they_were_written_and_what_is_no_scalar_is_no_token() {
        let fields =
            Fields::parse(r#"{"a":300000123456789012345,"b":true,"c":null,"d":[1],"e":{},"f":1.50}"#)
                .unwrap();
        let tokens = fields.tokens();
        let pairs: Vec<_> = tokens.iter().collect();
        assert_eq!(
            pairs,
            [("a", "300000123456789012345"), ("b", "true"), ("f", "1.50")]
        );
    }

    #[test]
    fn a_body_under_data_fills_only_what_is_missing_outside() {
        let fields = Fields::parse(r#"{"uuid":"1","outData":null,"data":{"uuid":"2","outData":{"x":"y"}}}"#)
            .unwrap()
            .unwrapped();
        assert_eq!(fields.text("uuid").unwrap().as_deref(), Some("1"));
        let data = fields.object("outData").unwrap().unwrap();
        assert_eq!(data.tokens().value("x"), Some("y"));
    }

    #[test]
    fn every_spelling_of_a_list_of_texts_is_read() {
        for text in [
            r#"{"features":["A","B"]}"#,
            r#"{"features":"[\"A\", \"B\"]"}"#,
            r#"{"features":"A, B"}"#,
        ] {
            assert_eq!(
                Fields::parse(text).unwrap().texts("features").unwrap(),
                ["A", "B"]
            );
        }
    }

    #[test]
    fn a_path_leads_to_the_field() {
        let fields = Fields::parse(r#"{"outData":{"updateType":[]}}"#).unwrap();
        let data = fields.object("outData").unwrap().unwrap();
        assert_eq!(
            data.text("updateType").unwrap_err().to_string(),
            "`outData.updateType` should be a text"
        );
    }
}
