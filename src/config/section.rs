//! Reads one object of the configuration key by key and notes every mistake on the way.

use std::cell::RefCell;

use super::error::{Found, Mistake};
use crate::json::{Object, Value};

/// A value that is longer than this is cut in a message.
const SHORT: usize = 60;

const OBJECT: &str = "an object";

/// Where mistakes are noted, so that an admin hears of all of them at once.
pub(super) type Notes = RefCell<Vec<Mistake>>;

/// One object, its path, and the keys that were asked for. A section that is missing is read as an empty one.
pub(super) struct Section<'a> {
    path: String,
    keys: Option<&'a Object>,
    known: RefCell<Vec<&'static str>>,
    notes: &'a Notes,
}

impl<'a> Section<'a> {
    /// The whole document.
    pub(super) fn document(value: &'a Value, notes: &'a Notes) -> Self {
        Self::of(
            String::new(),
            Some(value),
            notes,
            "an object with the keys `version`, `host`, `vendor`",
        )
    }

    /// The object under a key; noted if it must be there and is not.
    pub(super) fn section(&self, key: &'static str, need: Need) -> Self {
        let mut found = None;
        self.look(key, need, OBJECT, &mut |value| {
            found = Some(value);
            true
        });
        Self::of(self.path_of(key), found, self.notes, OBJECT)
    }

    /// What `read` makes of the value under a key; noted where it makes nothing of it, or where the value must be there and is
    /// not. `expected` says what belongs there.
    pub(super) fn read<T>(
        &self,
        key: &'static str,
        need: Need,
        expected: &str,
        read: impl Fn(&'a Value) -> Option<T>,
    ) -> Option<T> {
        let mut found = None;
        self.look(key, need, expected, &mut |value| {
            found = read(value);
            found.is_some()
        });
        found
    }

    /// Which of a few words stands under a key, spelled exactly, and what it means; `meanings` in the order of the words.
    pub(super) fn choice<T: Copy, const N: usize>(
        &self,
        key: &'static str,
        need: Need,
        words: &[&str; N],
        meanings: [T; N],
    ) -> Option<T> {
        let place = self.word(key, need, words)?;
        meanings.get(place).copied()
    }

    fn word(&self, key: &'static str, need: Need, words: &[&str]) -> Option<usize> {
        let mut place = None;
        let quoted: Vec<_> = words.iter().map(|word| format!("\"{word}\"")).collect();
        let expected = match quoted.split_last() {
            Some((last, others)) => format!("{} or {last}", others.join(", ")),
            None => String::new(),
        };
        self.look(key, need, &expected, &mut |value| {
            place = words.iter().position(|word| value.as_str() == Some(word));
            place.is_some()
        });
        place
    }

    /// Looks at the value under a key, and notes it where `fits` says that it does not. Not generic, so that it is compiled
    /// once.
    fn look(&self, key: &'static str, need: Need, expected: &str, fits: &mut dyn FnMut(&'a Value) -> bool) {
        let found = match self.value(key) {
            Some(value) if fits(value) => return,
            Some(value) => shown(value),
            // What is wrong with a section as a whole has been noted there; its keys are not missed one by one.
            None if need == Need::Optional || self.keys.is_none() => return,
            None => Found::Nothing,
        };
        self.note(&self.path_of(key), found, expected);
    }

    /// Notes every key that nobody asked for. Called last.
    pub(super) fn finish(self) {
        let known = self.known.borrow();
        let names: Vec<_> = known.iter().map(|key| format!("`{key}`")).collect();
        let expected = format!("one of {}", names.join(", "));
        for key in self.keys.into_iter().flat_map(Object::keys) {
            if !known.contains(&key.as_str()) {
                self.note(&self.path_of(key), Found::UnknownKey, &expected);
            }
        }
    }

    /// Notes a mistake at a path.
    pub(super) fn note(&self, path: &str, found: Found, expected: &str) {
        note(self.notes, path, found, expected);
    }

    /// The path of a key of this section.
    pub(super) fn path_of(&self, key: &str) -> String {
        if self.path.is_empty() {
            key.to_owned()
        } else {
            format!("{}.{key}", self.path)
        }
    }

    fn of(path: String, value: Option<&'a Value>, notes: &'a Notes, expected: &str) -> Self {
        let keys = value.and_then(Value::as_object);
        if let (Some(value), None) = (value, keys) {
            note(notes, &path, shown(value), expected);
        }
        Self {
            path,
            keys,
            known: RefCell::default(),
            notes,
        }
    }

    fn value(&self, key: &'static str) -> Option<&'a Value> {
        self.known.borrow_mut().push(key);
        self.keys?.get(key)
    }
}

/// Whether a section or a key may be left out.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Need {
    Required,
    Optional,
}

/// A value in short, for a message.
pub(super) fn shown(value: &Value) -> Found {
    Found::Value(match value {
        Value::Null => "null".to_owned(),
        Value::Bool(value) => value.to_string(),
        Value::Number(number) => number.clone(),
        Value::String(text) if text.chars().count() > SHORT => {
            format!("\"{}…\"", text.chars().take(SHORT).collect::<String>())
        }
        Value::String(text) => format!("\"{text}\""),
        Value::Array(list) if list.is_empty() => "an empty list".to_owned(),
        Value::Array(_) => "a list".to_owned(),
        Value::Object(_) => "an object".to_owned(),
    })
}

fn note(notes: &Notes, path: &str, found: Found, expected: &str) {
    notes.borrow_mut().push(Mistake {
        path: path.to_owned(),
        found,
        expected: expected.to_owned(),
    });
}
