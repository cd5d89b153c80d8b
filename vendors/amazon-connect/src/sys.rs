//! The library's objects: their members are looked up by name when they are needed (`contract/streams.md` §7, §8).
//!
//! Nothing is declared. Most of the library's getters throw, on tasks, on contacts that are gone, and where the library is
//! missing or of another version, so every member would need the same care; and each declaration would be an import that
//! every page carries, whatever its vendor is (`docs/size.md`). The safe side is [`crate::streams`].

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// What lies at the end of a path, such as `getQueue().name`: a step with brackets is called. Nothing where a step throws,
/// is absent or null.
pub(crate) fn at(owner: &JsValue, path: &str) -> Option<JsValue> {
    let mut found = owner.clone();
    for step in path.split('.') {
        found = match step.strip_suffix("()") {
            Some(method) => call(&found, method, &[]),
            None => get(&found, step),
        }
        .ok()
        .filter(|found| !found.is_null() && !found.is_undefined())?;
    }
    Some(found)
}

/// A property; `undefined` where it is absent.
///
/// # Errors
/// The owner is no object, or throws.
pub(crate) fn get(owner: &JsValue, name: &str) -> Result<JsValue, JsValue> {
    Reflect::get(owner, &JsValue::from_str(name))
}

/// Sets a property of an object made here.
pub(crate) fn set(owner: &JsValue, name: &str, value: &JsValue) {
    // Setting a property of a fresh, plain object cannot fail.
    let _ = Reflect::set(owner, &JsValue::from_str(name), value);
}

/// Calls a method of an object.
///
/// # Errors
/// What it throws, which is a `TypeError` where there is no such method.
pub(crate) fn call(owner: &JsValue, method: &str, arguments: &[&JsValue]) -> Result<JsValue, JsValue> {
    let method: Function = get(owner, method)?.unchecked_into();
    let list = Array::new();
    for argument in arguments {
        list.push(argument);
    }
    method.apply(owner, &list)
}

/// The library's `connect`, or `undefined`.
pub(crate) fn connect() -> JsValue {
    get(&js_sys::global(), "connect").unwrap_or_default()
}
