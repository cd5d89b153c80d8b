//! What the agent sees if the toolbar breaks off.

use std::panic::PanicHookInfo;

use crate::ports::page;
use crate::text;

/// From now on a panic shows a plain sentence on the page and names its place in the console. It names nothing else: the
/// text of a panic may hold a caller's data.
pub fn install() {
    std::panic::set_hook(Box::new(|panic: &PanicHookInfo<'_>| {
        page::show_boot_message(text::BROKEN);
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        web_sys::console::error_1(&format!("the toolbar stopped at {place}").into());
    }));
}
