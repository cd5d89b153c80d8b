//! The types of members, as generous as Fusion is careless: an id may be a number, a list may be a text.
//!
//! An error holds the words for what belongs in the member's place, never what stands there: that may be personal data.

use serde::de::{Deserialize, Deserializer, Error};
use serde_json::value::RawValue;

use super::WireError;
use super::message::{Members, present, typed};
use crate::json;
use crate::token::TokenMap;

/// A string, a number or a boolean as text, a number exactly as it was written. Absent, `null` and empty are all `None`.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Scalar(Option<String>);

/// A value of any shape; another one than `T`'s counts as absent.
#[derive(Debug, Default)]
pub(super) struct Lenient<T>(pub(super) T);

/// A list of texts, which may itself be written as JSON text or be separated by commas (Fusion writes `features` in more
/// than one way, `contract/fusion.md` §2.1).
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Texts(pub(super) Vec<String>);

/// An object, whose members are read when they are asked for. Absent and `null` are an empty one.
#[derive(Default)]
pub(super) struct Object(Members);

impl Scalar {
    pub(super) fn into_text(self) -> Option<String> {
        self.0
    }

    /// `None` for a list or an object.
    pub(super) fn of(raw: &RawValue) -> Option<Self> {
        let written = raw.get();
        let text = match written.as_bytes().first() {
            Some(b'"') => json::from_text(written).ok(),
            Some(b'n') => None,
            Some(b'[' | b'{') | None => return None,
            Some(_) => Some(written.to_owned()),
        };
        Some(Self(text.filter(|text: &String| !text.is_empty())))
    }
}

impl Object {
    /// `None` for anything but an object.
    pub(super) fn of(raw: &RawValue) -> Option<Self> {
        let is_object = raw.get().starts_with('{');
        is_object.then(|| json::from_text(raw.get()).ok().map(Self))?
    }

    pub(super) fn into_members(self) -> Members {
        self.0
    }

    /// The members as a typed body; `path` is where the object stands in its message.
    pub(super) fn body<'de, T: Deserialize<'de>>(&'de self, path: &str) -> Result<T, WireError> {
        typed(Some(path), present(&self.0))
    }

    /// All members that are strings, numbers or booleans. Lists, objects and `null` are no tokens and are left out.
    pub(super) fn tokens(&self) -> TokenMap {
        let scalars = present(&self.0).filter_map(|(key, raw)| {
            // An empty text is a token all the same.
            let text = if raw.get() == "\"\"" {
                String::new()
            } else {
                Scalar::of(raw)?.into_text()?
            };
            Some((key.to_owned(), text))
        });
        scalars.collect()
    }
}

impl Texts {
    fn of(raw: &RawValue) -> Option<Self> {
        if !raw.get().starts_with('"') {
            return json::from_text(raw.get()).ok().map(Self);
        }
        let text: String = json::from_text(raw.get()).ok()?;
        if text.trim_start().starts_with('[') {
            return json::from_text(&text).ok().map(Self);
        }
        let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
        Some(Self(parts.map(str::to_owned).collect()))
    }
}

impl<'de> Deserialize<'de> for Scalar {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = <&RawValue>::deserialize(deserializer)?;
        Self::of(raw).ok_or_else(|| D::Error::custom("a text"))
    }
}

impl<'de> Deserialize<'de> for Object {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = <&RawValue>::deserialize(deserializer)?;
        Self::of(raw).ok_or_else(|| D::Error::custom("an object"))
    }
}

impl<'de> Deserialize<'de> for Texts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = <&RawValue>::deserialize(deserializer)?;
        Self::of(raw).ok_or_else(|| D::Error::custom("a list of texts"))
    }
}

impl<'de, T: Deserialize<'de> + Default> Deserialize<'de> for Lenient<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = <&'de RawValue>::deserialize(deserializer)?;
        Ok(Self(T::deserialize(raw).unwrap_or_default()))
    }
}
