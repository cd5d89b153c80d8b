//! What a panic says before it ends the program.

use std::panic::PanicHookInfo;

use web_sys::Event;

/// From now on a panic names its file and line in the console, and tells the page, whose `boot.js` tells the agent.
///
/// It names nothing else. Our own code has no panic that could carry a caller's data, because the lints forbid it to panic at
/// all; but a dependency's text may quote what it was given, as the standard library's does for a text cut within a character.
pub fn install() {
    // Yew sets one of its own otherwise, which prints the whole text.
    yew::set_custom_panic_hook(Box::new(|panic: &PanicHookInfo<'_>| {
        let location = panic.location().map(ToString::to_string).unwrap_or_default();
        web_sys::console::error_1(&format!("the toolbar stopped at {location}").into());
        if let Some(window) = web_sys::window()
            && let Ok(stopped) = Event::new("stopped")
        {
            // Nobody is left who could do anything about a failure.
            let _ = window.dispatch_event(&stopped);
        }
    }));
}
