//! What only a browser can show: drawing, pressing, listening. Run by `cargo xtask test wasm`.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test may fail in this way")]

mod drawing;
mod listening;
mod refusing;
mod stage;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
