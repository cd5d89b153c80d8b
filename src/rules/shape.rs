//! JSON value → the types of a rule. What does not fit is said in the file's own words, with its path.
//!
//! By hand and not derived: every page that uses rules loads this, and what serde derives, with the path of a mistake,
//! weighed four times as much (`docs/size.md`).

mod condition;
mod model;

use std::collections::BTreeMap;

use crate::json::{Object, Value};

/// Why a value is not what belongs in its place.
#[derive(Debug)]
pub(super) struct Misfit {
    /// The keys that lead to it, from the value that was read; empty for that value itself.
    pub(super) path: String,
    /// What is wrong, and what belongs there.
    pub(super) message: String,
}

/// Reads one value.
pub(super) type Read<T> = fn(&Value) -> Result<T, Misfit>;

impl Misfit {
    /// At the value itself.
    pub(super) fn new(message: impl Into<String>) -> Self {
        Self {
            path: String::new(),
            message: message.into(),
        }
    }

    /// The same, seen from the object or list in which the value stands: `step` is its key, or its number in brackets.
    pub(super) fn within(mut self, step: &str) -> Self {
        let border = if self.path.is_empty() || self.path.starts_with('[') {
            ""
        } else {
            "."
        };
        self.path = format!("{step}{border}{}", self.path);
        self
    }
}

/// The members of an object that has no others than these.
struct Members<'a>(&'a Object);

impl<'a> Members<'a> {
    /// Refuses another value, and the first unknown key.
    fn of(value: &'a Value, expected: &str, keys: &[&str]) -> Result<Self, Misfit> {
        let object = value.as_object().ok_or_else(|| unexpected(value, expected))?;
        match object.keys().find(|key| !keys.contains(&key.as_str())) {
            Some(key) => {
                let message = format!("unknown key `{key}`, expected {}", one_of(keys));
                Err(Misfit::new(message).within(key))
            }
            None => Ok(Self(object)),
        }
    }

    fn required<T>(&self, key: &str, read: Read<T>) -> Result<T, Misfit> {
        let value = self.optional(key, read)?;
        value.ok_or_else(|| Misfit::new(format!("missing key `{key}`")))
    }

    /// Nothing where the key is left out.
    fn optional<T>(&self, key: &str, read: Read<T>) -> Result<Option<T>, Misfit> {
        let value = self.0.get(key).map(read).transpose();
        value.map_err(|misfit| misfit.within(key))
    }

    /// Nothing also where `null` stands.
    fn nullable<T>(&self, key: &str, read: Read<T>) -> Result<Option<T>, Misfit> {
        match self.0.get(key) {
            Some(Value::Null) => Ok(None),
            _ => self.optional(key, read),
        }
    }
}

fn text(value: &Value) -> Result<String, Misfit> {
    let text = value.as_str().map(str::to_owned);
    text.ok_or_else(|| unexpected(value, "a text"))
}

fn flag(value: &Value) -> Result<bool, Misfit> {
    value
        .as_bool()
        .ok_or_else(|| unexpected(value, "`true` or `false`"))
}

fn list<T>(value: &Value, read: Read<T>) -> Result<Vec<T>, Misfit> {
    let items = value.as_array().ok_or_else(|| unexpected(value, "a list"))?;
    let items = items.iter().enumerate();
    let read = |(number, item)| read(item).map_err(|misfit| misfit.within(&format!("[{number}]")));
    items.map(read).collect()
}

fn texts(value: &Value) -> Result<Vec<String>, Misfit> {
    list(value, text)
}

/// An object with any keys.
fn map<T>(value: &Value, read: Read<T>) -> Result<BTreeMap<String, T>, Misfit> {
    let object = value.as_object().ok_or_else(|| unexpected(value, "an object"))?;
    let mut map = BTreeMap::new();
    for (key, value) in object.iter() {
        map.insert(key.clone(), read(value).map_err(|misfit| misfit.within(key))?);
    }
    Ok(map)
}

/// A word by itself, or the only key of an object with its value.
fn word_or_member<'a>(value: &'a Value, expected: &str) -> Result<(&'a str, Option<&'a Value>), Misfit> {
    match value {
        Value::String(word) => Ok((word, None)),
        Value::Object(object) => {
            let mut members = object.iter();
            match (members.next(), members.next()) {
                (Some((key, value)), None) => Ok((key, Some(value))),
                _ => {
                    let message = format!("{} keys stand here; expected exactly one", object.len());
                    Err(Misfit::new(message))
                }
            }
        }
        _ => Err(unexpected(value, expected)),
    }
}

/// One of a few words.
pub(super) fn word<T: Copy>(value: &Value, words: &[T], spelled: fn(T) -> &'static str) -> Result<T, Misfit> {
    let written = value.as_str().ok_or_else(|| unexpected(value, "a word"))?;
    let word = words.iter().find(|word| spelled(**word) == written);
    word.copied().ok_or_else(|| {
        let words: Vec<_> = words.iter().map(|word| spelled(*word)).collect();
        unknown_word(written, &words)
    })
}

fn unknown_word(written: &str, words: &[&str]) -> Misfit {
    Misfit::new(format!("unknown word `{written}`, expected {}", one_of(words)))
}

fn unexpected(value: &Value, expected: &str) -> Misfit {
    let found = match value {
        Value::Null => "`null`",
        Value::Bool(_) => "`true` or `false`",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    };
    Misfit::new(format!("{found} stands here; expected {expected}"))
}

/// The words in quotes: one, one or another, or one of several.
fn one_of(words: &[&str]) -> String {
    let quoted: Vec<_> = words.iter().map(|word| format!("`{word}`")).collect();
    match quoted.as_slice() {
        [one] => one.clone(),
        [one, other] => format!("{one} or {other}"),
        several => format!("one of {}", several.join(", ")),
    }
}
