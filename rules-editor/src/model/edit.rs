//! One change of a value, and the change that takes it back.

use thiserror::Error;

use super::json::Json;
use super::path::{Path, Step};

/// A change.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Puts a value in place of the one that is there, or under a new key at the end of an object.
    Set(Path, Json),
    /// Takes a key or an item out.
    Remove(Path),
    /// Puts a new key into an object, before the entry with this number.
    InsertKey(Path, usize, String, Json),
    /// Puts a new item into a list, before the item with this number.
    InsertItem(Path, usize, Json),
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
    /// The name is taken.
    #[error("`{0}` is there already; choose another name")]
    Taken(String),
}

impl Edit {
    /// Makes the change. Answers the one that takes it back.
    ///
    /// # Errors
    /// What should be changed is not there, or a name is taken. The value is then as it was.
    pub fn apply(self, root: &mut Json) -> Result<Self, EditError> {
        match self {
            Self::Set(path, value) => set(root, path, value),
            Self::Remove(path) => remove(root, &path),
            Self::InsertKey(path, place, key, value) => match root.at_mut(&path) {
                Some(Json::Object(entries)) => {
                    if entries.iter().any(|(name, _)| *name == key) {
                        return Err(EditError::Taken(key));
                    }
                    let undo = Self::Remove(path.key(&key));
                    entries.insert(place.min(entries.len()), (key, value));
                    Ok(undo)
                }
                _ => Err(EditError::Nothing(path)),
            },
            Self::InsertItem(path, place, value) => match root.at_mut(&path) {
                Some(Json::List(items)) => {
                    let place = place.min(items.len());
                    items.insert(place, value);
                    Ok(Self::Remove(path.item(place)))
                }
                _ => Err(EditError::Nothing(path)),
            },
            Self::Move(path, from, to) => match root.at_mut(&path) {
                Some(Json::List(items)) if from < items.len() && to < items.len() => {
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

fn set(root: &mut Json, path: Path, value: Json) -> Result<Edit, EditError> {
    if let Some(place) = root.at_mut(&path) {
        let before = std::mem::replace(place, value);
        return Ok(Edit::Set(path, before));
    }
    match path.split() {
        Some((around, Step::Key(key))) => match root.at_mut(&around) {
            Some(Json::Object(entries)) => {
                entries.push((key.clone(), value));
                Ok(Edit::Remove(path))
            }
            _ => Err(EditError::Nothing(path)),
        },
        Some((_, Step::Item(_))) | None => Err(EditError::Nothing(path)),
    }
}

fn remove(root: &mut Json, path: &Path) -> Result<Edit, EditError> {
    let nothing = || EditError::Nothing(path.clone());
    let (around, last) = path.split().ok_or_else(nothing)?;
    match (root.at_mut(&around), last) {
        (Some(Json::Object(entries)), Step::Key(key)) => {
            let place = entries.iter().rposition(|(name, _)| name == key);
            let place = place.ok_or_else(nothing)?;
            let (key, value) = entries.remove(place);
            // An earlier entry of the same name would refuse the key; then the whole object is put back.
            if entries.iter().any(|(name, _)| *name == key) {
                let mut before = entries.clone();
                before.insert(place, (key, value));
                return Ok(Edit::Set(around, Json::Object(before)));
            }
            Ok(Edit::InsertKey(around, place, key, value))
        }
        (Some(Json::List(items)), Step::Item(number)) if *number < items.len() => {
            let value = items.remove(*number);
            Ok(Edit::InsertItem(around, *number, value))
        }
        (_, Step::Key(_) | Step::Item(_)) => Err(nothing()),
    }
}

fn rename(root: &mut Json, path: &Path, to: String) -> Result<Edit, EditError> {
    let nothing = || EditError::Nothing(path.clone());
    let (around, last) = path.split().ok_or_else(nothing)?;
    let (Some(Json::Object(entries)), Step::Key(from)) = (root.at_mut(&around), last) else {
        return Err(nothing());
    };
    if *from != to && entries.iter().any(|(name, _)| *name == to) {
        return Err(EditError::Taken(to));
    }
    let twice = entries.iter().filter(|(name, _)| name == from).count() > 1;
    let before = twice.then(|| entries.clone());
    let entry = entries.iter_mut().rev().find(|(name, _)| name == from);
    let (name, _) = entry.ok_or_else(nothing)?;
    let undo = match before {
        // The name that was left behind would refuse the way back.
        Some(before) => Edit::Set(around, Json::Object(before)),
        None => Edit::Rename(around.key(&to), from.clone()),
    };
    *name = to;
    Ok(undo)
}
