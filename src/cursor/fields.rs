//! The fields of one object.

use serde_json::{Map, Value};

use super::{Cursor, Found, ValidationError, one_of};

/// The fields of an object, by their keys.
#[derive(Clone, Debug)]
pub struct Fields<'a> {
    object: Cursor<'a>,
    members: &'a Map<String, Value>,
}

impl<'a> Fields<'a> {
    pub(super) fn new(object: Cursor<'a>, members: &'a Map<String, Value>) -> Self {
        Self { object, members }
    }

    /// The cursor at the object itself.
    pub fn object(&self) -> &Cursor<'a> {
        &self.object
    }

    /// The cursor at a key, whether there is a value or not.
    pub fn at(&self, key: &str) -> Cursor<'a> {
        self.object.key(key, self.members.get(key))
    }

    /// The value under a key, converted.
    ///
    /// # Errors
    /// The key is missing, or `read` refuses its value. A getter such as [`Cursor::string`] can be passed as it is.
    pub fn required<T, E>(&self, key: &str, read: impl FnOnce(&Cursor<'a>) -> Result<T, E>) -> Result<T, E> {
        read(&self.at(key))
    }

    /// The value under a key, converted, or `None` where the key is missing. `null` is a value like any other.
    ///
    /// # Errors
    /// `read` refuses the value.
    pub fn optional<T, E>(
        &self,
        key: &str,
        read: impl FnOnce(&Cursor<'a>) -> Result<T, E>,
    ) -> Result<Option<T>, E> {
        let cursor = self.at(key);
        if cursor.value().is_none() {
            return Ok(None);
        }
        read(&cursor).map(Some)
    }

    /// Like [`optional`](Self::optional), but `null` counts as a missing key, as JavaScript's `undefined` would.
    ///
    /// # Errors
    /// `read` refuses the value.
    pub fn nullable<T, E>(
        &self,
        key: &str,
        read: impl FnOnce(&Cursor<'a>) -> Result<T, E>,
    ) -> Result<Option<T>, E> {
        if self.members.get(key).is_some_and(Value::is_null) {
            return Ok(None);
        }
        self.optional(key, read)
    }

    /// Every field, in the order of the document: for an object whose keys are names of the author's own.
    pub fn iter(&self) -> impl Iterator<Item = (&'a str, Cursor<'a>)> {
        self.members
            .iter()
            .map(|(key, value)| (key.as_str(), self.object.key(key, Some(value))))
    }

    /// An error for each key that is not among the known ones: one that is misspelt would be ignored in silence.
    pub fn unknown_keys(&self, known: &[&str]) -> impl Iterator<Item = ValidationError> {
        let unknown = self.members.keys().filter(|key| !known.contains(&key.as_str()));
        unknown.map(|key| {
            let cursor = self.object.key(key, None);
            cursor.error_with(Found::UnknownKey, one_of(known))
        })
    }

    /// These fields, once it is clear that there are no others than the known ones.
    ///
    /// # Errors
    /// The first key that is not known.
    pub fn only(self, known: &[&str]) -> Result<Self, ValidationError> {
        let unknown = self.unknown_keys(known).next();
        match unknown {
            Some(error) => Err(error),
            None => Ok(self),
        }
    }
}
