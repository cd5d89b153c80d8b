//! Values of JavaScript as JSON, and the other way.

use js_sys::JSON;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

use crate::exception::Exception;

/// The value as JSON text, as `JSON.stringify` writes it: functions are left out. `None` for what has no JSON, such as a
/// cycle, a function or undefined.
pub fn stringify(value: &JsValue) -> Option<String> {
    JSON::stringify(value).ok()?.as_string()
}

/// The value that a JSON text means. `None` for what is no JSON.
pub fn parse(text: &str) -> Option<JsValue> {
    JSON::parse(text).ok()
}

/// A value of Rust's as `JSON.parse` would make it from its JSON: maps are plain objects.
///
/// # Errors
/// JavaScript cannot hold it, such as an integer beyond 2⁵³.
pub fn from_serialize(value: &impl Serialize) -> Result<JsValue, Exception> {
    let converted = value.serialize(&Serializer::json_compatible());
    converted.map_err(|error| Exception::from(&JsValue::from(error)))
}
