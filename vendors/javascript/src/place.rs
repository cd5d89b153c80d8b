//! Reading foreign values without trusting their shape: what is wrong is told with the place where it is.
//!
//! A mistake names the key and what was expected, never the value: values may be telephone numbers.

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

/// What was read, or the first mistake. Boxed, so that passing it on is little code at each of the many readings.
pub type Checked<T> = Result<T, Box<Mistake>>;

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

impl Path<'_> {
    /// The keys that lead there.
    fn written(&self) -> String {
        match self {
            Self::Root(name) => (*name).to_owned(),
            Self::Key(parent, key) => [&parent.written(), ".", key].concat(),
            Self::Index(parent, index) => [&parent.written(), "[", &index.to_string(), "]"].concat(),
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
    pub fn mistake(&self, expectation: &str) -> Box<Mistake> {
        Box::new(Mistake {
            path: self.path.written(),
            expectation: expectation.to_owned(),
        })
    }

    /// An object with no other keys than these: one that is misspelt would be ignored in silence.
    ///
    /// # Errors
    /// It is something else, or has another key.
    pub fn object(&'a self, keys: &[&str]) -> Checked<Entries<'a>> {
        let entries = self.entries()?;
        match entries.keys().find(|key| !keys.contains(&key.as_str())) {
            Some(unknown) => {
                let known = listed(&mut keys.iter().copied());
                let expectation = ["there is no such key; expected one of ", &known].concat();
                Err(self.at(unknown).mistake(&expectation))
            }
            None => Ok(Entries { place: self, entries }),
        }
    }

    /// Reads each entry of an object with any keys.
    ///
    /// # Errors
    /// It is something else, or an entry is not as it should be.
    pub fn each_entry(&self, read: &mut dyn FnMut(&str, Place<'_>) -> Checked<()>) -> Checked<()> {
        for (key, value) in self.entries()?.iter() {
            let path = Path::Key(&self.path, key);
            read(key, Place { path, value })?;
        }
        Ok(())
    }

    /// Reads each item of a list.
    ///
    /// # Errors
    /// It is something else, or an item is not as it should be.
    pub fn each_item(&self, read: &mut dyn FnMut(Place<'_>) -> Checked<()>) -> Checked<()> {
        let items = self
            .value
            .as_array()
            .ok_or_else(|| self.mistake("expected a list"))?;
        for (index, value) in items.iter().enumerate() {
            let path = Path::Index(&self.path, index);
            read(Place { path, value })?;
        }
        Ok(())
    }

    /// A text with something in it.
    ///
    /// # Errors
    /// It is something else.
    pub fn text(&self) -> Checked<&'a str> {
        let text = self.value.as_str().filter(|text| !text.is_empty());
        text.ok_or_else(|| self.mistake("expected a text that is not empty"))
    }

    /// A text that may be empty.
    ///
    /// # Errors
    /// It is something else.
    pub fn any_text(&self) -> Checked<&'a str> {
        self.value.as_str().ok_or_else(|| self.mistake("expected a text"))
    }

    /// Yes or no.
    ///
    /// # Errors
    /// It is something else.
    pub fn flag(&self) -> Checked<bool> {
        self.value
            .as_bool()
            .ok_or_else(|| self.mistake("expected true or false"))
    }

    /// A number of milliseconds.
    ///
    /// # Errors
    /// It is negative, a fraction, or something else.
    pub fn millis(&self) -> Checked<u64> {
        self.value
            .as_u64()
            .ok_or_else(|| self.mistake("expected a whole number of milliseconds"))
    }

    /// One of these words.
    ///
    /// # Errors
    /// It is something else.
    pub fn word<T: Copy>(&self, words: &[(&str, T)]) -> Checked<T> {
        let place = self.place_among(&mut words.iter().map(|(word, _)| *word));
        match place.and_then(|place| words.get(place)) {
            Some((_, meaning)) => Ok(*meaning),
            None => Err(self.no_word(&mut words.iter().map(|(word, _)| *word))),
        }
    }

    fn place_among(&self, words: &mut dyn Iterator<Item = &str>) -> Option<usize> {
        let text = self.value.as_str()?;
        words
            .enumerate()
            .find(|(_, word)| *word == text)
            .map(|(place, _)| place)
    }

    fn no_word(&self, words: &mut dyn Iterator<Item = &str>) -> Box<Mistake> {
        self.mistake(&["expected one of ", &listed(words)].concat())
    }

    fn entries(&self) -> Checked<&'a Object> {
        self.value
            .as_object()
            .ok_or_else(|| self.mistake("expected an object"))
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
    pub fn required(&self, key: &'a str) -> Checked<Place<'a>> {
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

    /// A text that must be there, with something in it.
    ///
    /// # Errors
    /// It is absent, something else, or empty.
    pub fn text(&self, key: &'a str) -> Checked<String> {
        self.required(key)?.text().map(str::to_owned)
    }

    /// A text that may be absent.
    ///
    /// # Errors
    /// It is there and no text, or an empty one.
    pub fn optional_text(&self, key: &'a str) -> Checked<Option<String>> {
        match self.optional(key) {
            Some(place) => place.text().map(|text| Some(text.to_owned())),
            None => Ok(None),
        }
    }

    /// Yes or no; absent, it is no.
    ///
    /// # Errors
    /// It is there, and something else.
    pub fn flag(&self, key: &'a str) -> Checked<bool> {
        match self.optional(key) {
            Some(place) => place.flag(),
            None => Ok(false),
        }
    }

    /// One of these words.
    ///
    /// # Errors
    /// It is absent, or something else.
    pub fn word<T: Copy>(&self, key: &'a str, words: &[(&str, T)]) -> Checked<T> {
        self.required(key)?.word(words)
    }

    /// One of these words, or what an absent one means.
    ///
    /// # Errors
    /// It is there, and something else.
    pub fn word_or<T: Copy>(&self, key: &'a str, words: &[(&str, T)], absent: T) -> Checked<T> {
        match self.optional(key) {
            Some(place) => place.word(words),
            None => Ok(absent),
        }
    }
}

/// `"a", "b", "c"`
fn listed(words: &mut dyn Iterator<Item = &str>) -> String {
    let mut text = String::new();
    for word in words {
        let opened = if text.is_empty() { "\"" } else { ", \"" };
        text.extend([opened, word, "\""]);
    }
    text
}
