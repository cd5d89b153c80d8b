//! Reading and setting the members of an object whose shape nobody promises.
//!
//! A getter that throws, an owner that is no object, and a member that is null or undefined all read as `None`.

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};

/// A value that is neither null nor undefined.
pub fn present(value: JsValue) -> Option<JsValue> {
    (!value.is_null_or_undefined()).then_some(value)
}

/// A member that is neither null nor undefined.
pub fn get(owner: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(owner, &JsValue::from_str(name))
        .ok()
        .and_then(present)
}

/// A member that is a string, the empty one included.
pub fn string(owner: &JsValue, name: &str) -> Option<String> {
    get(owner, name)?.as_string()
}

/// A member that is a boolean.
pub fn boolean(owner: &JsValue, name: &str) -> Option<bool> {
    get(owner, name)?.as_bool()
}

/// A member that is a number.
pub fn number(owner: &JsValue, name: &str) -> Option<f64> {
    get(owner, name)?.as_f64()
}

/// A member that is an object.
pub fn object(owner: &JsValue, name: &str) -> Option<Object> {
    get(owner, name)?.dyn_into().ok()
}

/// A member that is a list.
pub fn array(owner: &JsValue, name: &str) -> Option<Array> {
    get(owner, name)?.dyn_into().ok()
}

/// A member that can be called.
pub fn function(owner: &JsValue, name: &str) -> Option<Function> {
    get(owner, name)?.dyn_into().ok()
}

/// Sets a member; `false` where the owner is no object, is frozen, or has a setter that throws.
pub fn set(owner: &JsValue, name: &str, value: &JsValue) -> bool {
    Reflect::set(owner, &JsValue::from_str(name), value).unwrap_or(false)
}
