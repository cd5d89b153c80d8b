//! The browser's locks (`navigator.locks`). `web-sys` declares them only for those who build with its unstable interfaces.

#![allow(
    unreachable_pub,
    reason = "the bindings' generated code wants its types public; the module itself is private"
)]

use js_sys::{Object, Promise};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::*;

/// What the browser calls when it gives the lock. The lock is held until the promise is settled.
pub type OnGranted = dyn FnMut() -> Promise;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(extends = Object)]
    pub type LockOptions;

    #[wasm_bindgen(method, setter)]
    pub fn set_steal(this: &LockOptions, steal: bool);

    /// Calls `on_granted` when the lock is given. The promise that this returns is rejected with an `AbortError` when another
    /// page steals the lock. Throws in a page that is not secure, and in a browser without locks.
    #[wasm_bindgen(catch, js_namespace = ["navigator", "locks"], js_name = request)]
    pub fn request_lock(
        name: &str,
        options: &LockOptions,
        on_granted: &Closure<OnGranted>,
    ) -> Result<Promise, JsValue>;
}

impl LockOptions {
    pub fn new(steal: bool) -> Self {
        let options: Self = Object::new().unchecked_into();
        options.set_steal(steal);
        options
    }
}
