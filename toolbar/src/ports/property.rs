//! A look at an object whose shape nobody promises.

use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// A property that is there and neither null nor undefined. What is no object has none.
pub(crate) fn property(owner: &JsValue, name: &str) -> Option<JsValue> {
    present(Reflect::get(owner, &name.into()).ok()?)
}

/// A value that is neither null nor undefined.
pub(crate) fn present(value: JsValue) -> Option<JsValue> {
    (!value.is_undefined() && !value.is_null()).then_some(value)
}
