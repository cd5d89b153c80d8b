//! Short ways to the parts of a file, which is a `serde_json::Value`: it keeps the order of the admin's keys, and keys that
//! no form has a field for.

use serde_json::{Map, Value};

use super::path::{Path, Step};

/// What the forms ask of a value.
pub trait ValueExt {
    /// The keys and values of an object; none of anything else.
    fn entries(&self) -> impl Iterator<Item = (&String, &Value)>;

    /// The items of a list; none of anything else.
    fn items(&self) -> &[Value];

    /// The string under a key of an object.
    fn text_of(&self, key: &str) -> Option<&str>;

    /// The strings of a list of nothing but strings.
    fn as_texts(&self) -> Option<Vec<&str>>;

    /// What stands at the end of a path.
    fn at(&self, path: &Path) -> Option<&Value>;

    /// The same, to change it.
    fn at_mut(&mut self, path: &Path) -> Option<&mut Value>;
}

impl ValueExt for Value {
    fn entries(&self) -> impl Iterator<Item = (&String, &Value)> {
        self.as_object().into_iter().flatten()
    }

    fn items(&self) -> &[Value] {
        self.as_array().map(Vec::as_slice).unwrap_or_default()
    }

    fn text_of(&self, key: &str) -> Option<&str> {
        self.get(key)?.as_str()
    }

    fn as_texts(&self) -> Option<Vec<&str>> {
        self.as_array()?.iter().map(Value::as_str).collect()
    }

    fn at(&self, path: &Path) -> Option<&Value> {
        path.steps().iter().try_fold(self, |value, step| match step {
            Step::Key(key) => value.get(key),
            Step::Item(index) => value.get(index),
        })
    }

    fn at_mut(&mut self, path: &Path) -> Option<&mut Value> {
        path.steps().iter().try_fold(self, |value, step| match step {
            Step::Key(key) => value.get_mut(key),
            Step::Item(index) => value.get_mut(index),
        })
    }
}

/// An object of one key.
pub fn object(key: &str, value: Value) -> Value {
    Value::Object(Map::from_iter([(key.to_owned(), value)]))
}
