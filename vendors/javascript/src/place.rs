//! Reading foreign values without trusting their shape: what is wrong is told with the place where it is.
//!
//! A mistake names the key and what was expected, never the value: values may be telephone numbers.

use std::fmt;

use fusion_cti::json::{Object, Value};
use thiserror::Error;

/// A value that cannot be used: where it is, and what should be there.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("`{path}`: {expectation}")]
pub struct Mistake {
    /// The keys that lead to it, such as `calls[0].stage`.
    pub path: String,
    /// What was expected, in a sentence.
    pub expectation: String,
}

/// A value, and how to get there.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    path: Path<'a>,
    value: &'a Value,
}

#[derive(Clone, Copy, Debug)]
enum Path<'a> {
    Root(&'a str),
    Key(&'a Path<'a>, &'a str),
    Index(&'a Path<'a>, usize),
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Root(name) => formatter.write_str(name),
            Self::Key(parent, key) => write!(formatter, "{parent}.{key}"),
            Self::Index(parent, index) => write!(formatter, "{parent}[{index}]"),
        }
    }
}

impl<'a> Place<'a> {
    /// The outermost value, under the name that mistakes begin with.
    pub fn root(name: &'a str, value: &'a Value) -> Self {
        Self {
            path: Path::Root(name),
            value,
        }
    }

    /// The mistake of not being what is wanted here.
    pub fn mistake(&self, expectation: impl Into<String>) -> Mistake {
        Mistake {
            path: self.path.to_string(),
            expectation: expectation.into(),
        }
    }

    /// An object with no other keys than these: one that is misspelt would be ignored in silence.
    ///
    /// # Errors
    /// It is something else, or has another key.
    pub fn object(&'a self, keys: &[&str]) -> Result<Entries<'a>, Mistake> {
        let Value::Object(entries) = self.value else {
            return Err(self.mistake("expected an object"));
        };
        match entries.keys().find(|key| !keys.contains(&key.as_str())) {
            Some(unknown) => Err(self.at(unknown).mistake(format!(
                "there is no such key; expected one of {}",
                listed(keys.iter().copied())
            ))),
            None => Ok(Entries { place: self, entries }),
        }
    }

    /// An object with any keys.
    ///
    /// # Errors
    /// It is something else.
    pub fn map<T>(&self, read: impl Fn(&str, Place<'_>) -> Result<T, Mistake>) -> Result<Vec<T>, Mistake> {
        let Value::Object(entries) = self.value else {
            return Err(self.mistake("expected an object"));
        };
        let each = |(key, value): (&String, &Value)| {
            let path = Path::Key(&self.path, key);
            read(key, Place { path, value })
        };
        entries.iter().map(each).collect()
    }

    /// A list, each item read in the same way.
    ///
    /// # Errors
    /// It is something else, or an item is not as it should be.
    pub fn list<T>(&self, read: impl Fn(Place<'_>) -> Result<T, Mistake>) -> Result<Vec<T>, Mistake> {
        let Value::Array(items) = self.value else {
            return Err(self.mistake("expected a list"));
        };
        let each = |(index, value): (usize, &Value)| {
            let path = Path::Index(&self.path, index);
            read(Place { path, value })
        };
        items.iter().enumerate().map(each).collect()
    }

    /// A text with something in it.
    ///
    /// # Errors
    /// It is something else.
    pub fn text(&self) -> Result<&'a str, Mistake> {
        match self.value {
            Value::String(text) if !text.is_empty() => Ok(text),
            _ => Err(self.mistake("expected a text that is not empty")),
        }
    }

    /// A text that may be empty.
    ///
    /// # Errors
    /// It is something else.
    pub fn any_text(&self) -> Result<&'a str, Mistake> {
        self.value.as_str().ok_or_else(|| self.mistake("expected a text"))
    }

    /// Yes or no.
    ///
    /// # Errors
    /// It is something else.
    pub fn flag(&self) -> Result<bool, Mistake> {
        self.value
            .as_bool()
            .ok_or_else(|| self.mistake("expected true or false"))
    }

    /// A number of milliseconds.
    ///
    /// # Errors
    /// It is negative, a fraction, or something else.
    pub fn millis(&self) -> Result<u64, Mistake> {
        self.value
            .as_u64()
            .ok_or_else(|| self.mistake("expected a whole number of milliseconds"))
    }

    /// One of these words.
    ///
    /// # Errors
    /// It is something else.
    pub fn word<T: Copy>(&self, words: &[(&str, T)]) -> Result<T, Mistake> {
        let text = self.value.as_str();
        words
            .iter()
            .find(|(word, _)| Some(*word) == text)
            .map(|(_, meaning)| *meaning)
            .ok_or_else(|| {
                let known = listed(words.iter().map(|(word, _)| *word));
                self.mistake(format!("expected one of {known}"))
            })
    }

    fn at(&'a self, key: &'a str) -> Place<'a> {
        Place {
            path: Path::Key(&self.path, key),
            value: &Value::Null,
        }
    }
}

/// The entries of an object. An entry that is `null` counts as absent.
#[derive(Clone, Copy, Debug)]
pub struct Entries<'a> {
    place: &'a Place<'a>,
    entries: &'a Object,
}

impl<'a> Entries<'a> {
    /// What stands under a key.
    ///
    /// # Errors
    /// It is absent.
    pub fn required(&self, key: &'a str) -> Result<Place<'a>, Mistake> {
        self.optional(key)
            .ok_or_else(|| self.place.at(key).mistake("is missing"))
    }

    /// What stands under a key, if anything.
    pub fn optional(&self, key: &'a str) -> Option<Place<'a>> {
        let value = self.entries.get(key).filter(|value| **value != Value::Null)?;
        Some(Place {
            path: Path::Key(&self.place.path, key),
            value,
        })
    }

    /// A text that may be absent.
    ///
    /// # Errors
    /// It is there and no text, or an empty one.
    pub fn optional_text(&self, key: &'a str) -> Result<Option<String>, Mistake> {
        let text = self.optional(key).map(|place| place.text().map(str::to_owned));
        text.transpose()
    }
}

/// `"a", "b", "c"`
fn listed<'w>(words: impl Iterator<Item = &'w str>) -> String {
    let quoted: Vec<String> = words.map(|word| format!("\"{word}\"")).collect();
    quoted.join(", ")
}
