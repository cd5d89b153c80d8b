//! What is called in JavaScript. Everything may throw, for it is foreign code. The safe side is [`crate::module`].
//!
//! A module's methods are looked up by name when they are needed: a declaration of each would be an import that every page
//! carries, whatever its vendor is (`docs/size.md`).

#![allow(
    unreachable_pub,
    reason = "the bindings' generated code wants its types public; the module itself is private"
)]

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The language's own `import()`. A content security policy looks at it as at any script of the page.
    #[wasm_bindgen(catch, js_name = import)]
    pub fn import(address: &str) -> Result<Promise, JsValue>;
}

/// Calls a method of an object.
///
/// # Errors
/// What it throws, which is a `TypeError` where there is no such method.
pub(crate) fn call(owner: &JsValue, method: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let method: Function = Reflect::get(owner, &JsValue::from_str(method))?.unchecked_into();
    let list = Array::new();
    for argument in arguments {
        list.push(argument);
    }
    method.apply(owner, &list)
}
