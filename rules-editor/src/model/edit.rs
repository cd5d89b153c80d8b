//! One change of a value, and the change that takes it back.

use crate::model::value_ext::ValueExt;
use thiserror::Error;

use super::path::{Path, Step};
use serde_json::Value;

/// One change at one path of a file.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Puts a value in place of the one that is there, or under a new key at the end of an object.
    Set(Path, Value),
    /// Takes a key or an item out.
    Remove(Path),
    /// Puts a new key into an object, before the entry with this number.
    InsertKey(Path, usize, String, Value),
    /// Puts a new item into a list, before the item with this number.
    InsertItem(Path, usize, Value),
    /// Moves an item of a list: from this place to that one.
    Move(Path, usize, usize),
    /// Gives a key of an object another name.
    Rename(Path, String),
}

/// Why a change could not be made. Nothing was changed then.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum EditError {
    /// There is nothing to change.
    #[error("there is nothing at `{0}` any more")]
    Nothing(Path),
    /// The object already has this key.
    #[error("`{0}` is there already; choose another name")]
    KeyExists(String),
}

impl Edit {
    /// Makes the change. Answers the one that takes it back.
    ///
    /// # Errors
    /// What should be changed is not there, or a name is taken. The value is then as it was.
    pub fn apply(self, root: &mut Value) -> Result<Self, EditError> {
        match self {
            Self::Set(path, value) => set(root, path, value),
            Self::Remove(path) => remove(root, &path),
            Self::InsertKey(path, index, key, value) => match root.at_mut(&path) {
                Some(Value::Object(entries)) => {
                    if entries.contains_key(&key) {
                        return Err(EditError::KeyExists(key));
                    }
                    let undo = Self::Remove(path.key(&key));
                    entries.shift_insert(index.min(entries.len()), key, value);
                    Ok(undo)
                }
                _ => Err(EditError::Nothing(path)),
            },
            Self::InsertItem(path, index, value) => match root.at_mut(&path) {
                Some(Value::Array(items)) => {
                    let index = index.min(items.len());
                    items.insert(index, value);
                    Ok(Self::Remove(path.item(index)))
                }
                _ => Err(EditError::Nothing(path)),
            },
            Self::Move(path, from, to) => match root.at_mut(&path) {
                Some(Value::Array(items)) if from < items.len() && to < items.len() => {
                    let item = items.remove(from);
                    items.insert(to, item);
                    Ok(Self::Move(path, to, from))
                }
                _ => Err(EditError::Nothing(path)),
            },
            Self::Rename(path, to) => rename(root, &path, to),
        }
    }
}

fn set(root: &mut Value, path: Path, value: Value) -> Result<Edit, EditError> {
    if let Some(present) = root.at_mut(&path) {
        let before = std::mem::replace(present, value);
        return Ok(Edit::Set(path, before));
    }
    match path.split() {
        Some((around, Step::Key(key))) => match root.at_mut(&around) {
            Some(Value::Object(entries)) => {
                entries.insert(key.clone(), value);
                Ok(Edit::Remove(path))
            }
            _ => Err(EditError::Nothing(path)),
        },
        Some((_, Step::Item(_))) | None => Err(EditError::Nothing(path)),
    }
}

fn remove(root: &mut Value, path: &Path) -> Result<Edit, EditError> {
    let nothing = || EditError::Nothing(path.clone());
    let (around, last) = path.split().ok_or_else(nothing)?;
    match (root.at_mut(&around), last) {
        (Some(Value::Object(entries)), Step::Key(key)) => {
            let index = entries.keys().position(|name| name == key).ok_or_else(nothing)?;
            let value = entries.shift_remove(key).ok_or_else(nothing)?;
            Ok(Edit::InsertKey(around, index, key.clone(), value))
        }
        (Some(Value::Array(items)), Step::Item(number)) if *number < items.len() => {
            let value = items.remove(*number);
            Ok(Edit::InsertItem(around, *number, value))
        }
        (_, Step::Key(_) | Step::Item(_)) => Err(nothing()),
    }
}

fn rename(root: &mut Value, path: &Path, to: String) -> Result<Edit, EditError> {
    let nothing = || EditError::Nothing(path.clone());
    let (around, last) = path.split().ok_or_else(nothing)?;
    let (Some(Value::Object(entries)), Step::Key(from)) = (root.at_mut(&around), last) else {
        return Err(nothing());
    };
    if *from != to && entries.contains_key(&to) {
        return Err(EditError::KeyExists(to));
    }
    let index = entries.keys().position(|name| name == from).ok_or_else(nothing)?;
    let value = entries.shift_remove(from).ok_or_else(nothing)?;
    let undo = Edit::Rename(around.key(&to), from.clone());
    entries.shift_insert(index, to, value);
    Ok(undo)
}
