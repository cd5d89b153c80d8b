//! What the agent sees if the toolbar breaks off.

use std::panic::PanicHookInfo;
use std::sync::atomic::{AtomicBool, Ordering};

use wasm_bindgen::prelude::wasm_bindgen;

use crate::ports::page;
use crate::text;

/// From now on a panic shows a plain sentence on the page and names its place in the console. It names nothing else: the
/// text of a panic may hold a caller's data.
pub fn install() {
    std::panic::set_hook(Box::new(|panic: &PanicHookInfo<'_>| {
        stopped();
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        web_sys::console::error_1(&format!("the toolbar stopped at {place}").into());
    }));
}

/// Shows that sentence. What is shipped calls this wherever a panic would begin, and breaks off (`xtask/src/dist/panics.rs`); there
/// the browser's console has the place as an address in the wasm.
#[wasm_bindgen]
pub fn stopped() {
    // Should this very sentence be what cannot be shown, then once is enough.
    static STOPPED: AtomicBool = AtomicBool::new(false);
    if !STOPPED.swap(true, Ordering::Relaxed) {
        page::show_boot_message(text::BROKEN);
        web_sys::console::error_1(&"the toolbar stopped".into());
    }
}
