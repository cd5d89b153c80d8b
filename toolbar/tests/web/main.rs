//! What only a browser can show: drawing, pressing, listening. Run by `cargo xtask test wasm`.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail in these ways"
)]

mod drawing;
mod hosts;
mod keeping;
mod listening;
mod refusing;
mod rendering;
mod rules;
mod stage;
mod windows;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
