//! The script that fetches chunks (`xtask/src/dist/chunks.js`), as it is.

use js_sys::Promise;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(raw_module = "./chunks.js")]
extern "C" {
    /// Fetches the files of a chunk, each of them once. The promise is rejected if one cannot be had; the next call tries
    /// that one again.
    pub(super) fn fetched(chunk: &str) -> Promise;
}
