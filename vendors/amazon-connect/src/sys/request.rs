//! What is passed to requests, and what comes back.

use js_sys::{Function, JsString};
use wasm_bindgen::prelude::*;

use super::Member;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = connect)]
    pub type Endpoint;

    #[wasm_bindgen(catch, static_method_of = Endpoint, js_namespace = connect, js_name = byPhoneNumber)]
    pub fn by_phone_number(number: &str) -> Member<Endpoint>;

    #[wasm_bindgen(catch, method, getter, js_name = phoneNumber)]
    pub fn phone_number(this: &Endpoint) -> Member<Option<JsString>>;

    /// The two ends of a request, in a plain object.
    pub type Callbacks;

    #[wasm_bindgen(method, setter)]
    pub fn set_success(this: &Callbacks, success: &Function);

    #[wasm_bindgen(method, setter)]
    pub fn set_failure(this: &Callbacks, failure: &Function);

    /// Of `agent.connect` only, in milliseconds.
    #[wasm_bindgen(method, setter)]
    pub fn set_timeout(this: &Callbacks, millis: f64);

    /// What the library throws or gives to a `failure` callback, where it is an object.
    pub type Failure;

    #[wasm_bindgen(catch, method, getter, js_name = errorType)]
    pub fn error_type(this: &Failure) -> Member<Option<JsString>>;

    #[wasm_bindgen(catch, method, getter, js_name = type)]
    pub fn kind(this: &Failure) -> Member<Option<JsString>>;
}
