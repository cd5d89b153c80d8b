//! The browser's locks, as they are.

use js_sys::{Function, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    /// `navigator.locks.request`. Calls `granted` when the lock is given and keeps it given until the promise that
    /// `granted` returns is settled. The promise that it returns itself is rejected with an `AbortError` when another
    /// page takes the lock away. Throws in a page that is not secure, and in a browser without locks.
    #[wasm_bindgen(catch, js_namespace = ["navigator", "locks"], js_name = request)]
    pub(super) fn request_lock(name: &str, options: &JsValue, granted: &Function)
    -> Result<Promise, JsValue>;
}
