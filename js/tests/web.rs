//! The border, tried in headless Chromium: `cargo xtask test wasm`.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    reason = "a test fails by panicking, and clippy excuses only the functions marked as tests"
)]

mod web {
    mod objects;
    mod owned;
    mod waiting;
}

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

/// What a JavaScript expression comes to.
fn eval(expression: &str) -> wasm_bindgen::JsValue {
    js_sys::eval(&format!("({expression})")).unwrap()
}
