//! Modules that a test writes, and the settings that they are tried with.

use fusion_cti_javascript::{Namespace, Settings};
use js_sys::Promise;
use serde_json::json;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = import)]
    fn import(address: &str) -> Promise;
}

/// Loads a module from its text.
pub(crate) async fn module(text: &str) -> Namespace {
    let text = js_sys::encode_uri_component(text);
    let importing = import(&format!("data:text/javascript,{text}"));
    JsFuture::from(importing).await.unwrap().into()
}

pub(crate) fn settings() -> Settings {
    Settings::parse(&json!({ "module": "in-the-test.js", "requestTimeout": 100 })).unwrap()
}
