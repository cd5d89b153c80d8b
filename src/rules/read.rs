//! JSON value → the types of a rule, by the one cursor. What does not fit is said in the file's own words, with its path.

mod condition;
mod model;

use std::collections::BTreeMap;

use crate::cursor::{Cursor, Fields, Found, ValidationError, one_of};

/// What was read, or what is wrong with it.
pub(super) type Shape<T> = Result<T, ValidationError>;

/// The fields of an object that has no others than these.
fn fields<'a>(cursor: &Cursor<'a>, expected: &str, keys: &[&str]) -> Result<Fields<'a>, ValidationError> {
    let fields = cursor.object().map_err(|error| error.expecting(expected))?;
    fields.only(keys)
}

fn string(cursor: &Cursor<'_>) -> Result<String, ValidationError> {
    cursor.string().map(str::to_owned)
}

fn strings(cursor: &Cursor<'_>) -> Result<Vec<String>, ValidationError> {
    cursor.each(string)
}

/// An object with any keys.
fn map<T>(
    cursor: &Cursor<'_>,
    read: impl Fn(&Cursor<'_>) -> Result<T, ValidationError>,
) -> Result<BTreeMap<String, T>, ValidationError> {
    let fields = cursor.object()?;
    let entries = fields
        .iter()
        .map(|(key, value)| Ok((key.to_owned(), read(&value)?)));
    entries.collect()
}

/// A condition or a test: a word by itself, or the only key of an object with its value.
enum Question<'a> {
    Word(&'a str),
    Field(&'a str, Cursor<'a>),
}

fn question<'a>(cursor: &Cursor<'a>, expected: &str) -> Shape<Question<'a>> {
    if let Ok(word) = cursor.string() {
        return Ok(Question::Word(word));
    }
    let fields = cursor.object().map_err(|error| error.expecting(expected))?;
    let mut entries = fields.iter();
    match (entries.next(), entries.next()) {
        (Some((key, value)), None) => Ok(Question::Field(key, value)),
        _ => {
            let count = fields.iter().count();
            let found = Found::Value(format!("an object with {count} keys"));
            Err(cursor.error_with(found, "exactly one key"))
        }
    }
}

/// One of a few words.
pub(super) fn word<T: Copy>(cursor: &Cursor<'_>, words: &[T], spelled: fn(T) -> &'static str) -> Shape<T> {
    let written = cursor.string().map_err(|error| error.expecting("a word"))?;
    let word = words.iter().find(|word| spelled(**word) == written);
    word.copied().ok_or_else(|| {
        let words: Vec<_> = words.iter().map(|word| spelled(*word)).collect();
        unknown_word(cursor, written, &words)
    })
}

/// A word is repeated, though the values of a file of rules may be personal data.
fn unknown_word(cursor: &Cursor<'_>, written: &str, words: &[&str]) -> ValidationError {
    cursor.error_with(Found::Value(format!("`{written}`")), one_of(words))
}

fn unknown_key(cursor: &Cursor<'_>, keys: &[&str]) -> ValidationError {
    cursor.error_with(Found::UnknownKey, one_of(keys))
}
