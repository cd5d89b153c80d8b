//! One order of keys for all fixtures: whether a map of `serde_json` sorts its keys or keeps their order depends on which
//! other crates are built along, and a fixture must not.

use serde_json::Value;

/// The same value with the keys of every object in alphabetical order.
pub(crate) fn sorted(value: &Value) -> Value {
    let mut value = value.clone();
    value.sort_all_objects();
    value
}
