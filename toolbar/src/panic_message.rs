//! What a panic says in a build for development.

use std::panic::PanicHookInfo;

/// From now on a panic names its place in the console. It names nothing else: the text of a panic may hold a caller's data.
/// What is shipped composes no texts for panics, and `boot.js` tells people that the toolbar stopped.
pub fn install() {
    std::panic::set_hook(Box::new(|panic: &PanicHookInfo<'_>| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        web_sys::console::error_1(&format!("the toolbar stopped at {place}").into());
    }));
}
