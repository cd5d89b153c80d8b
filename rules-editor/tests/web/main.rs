//! What only a browser can show of the editor. Run by `cargo xtask test wasm`.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail in these ways"
)]

mod rendering;
mod rows;
mod stage;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
