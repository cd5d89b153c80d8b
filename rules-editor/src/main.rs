//! Puts the editor into its page.

use std::panic::PanicHookInfo;

use fusion_cti_rules_editor::ports::screen;
use fusion_cti_rules_editor::view::App;

fn main() {
    // Yew sets one of its own otherwise, which prints the whole text.
    yew::set_custom_panic_hook(Box::new(|panic: &PanicHookInfo<'_>| {
        // Its location only: the text of a panic in a dependency may quote what it was given.
        let location = panic.location().map(ToString::to_string).unwrap_or_default();
        web_sys::console::error_1(&format!("the rules editor stopped at {location}").into());
        // `boot.js` tells people.
        if let Some(window) = web_sys::window()
            && let Ok(stopped) = web_sys::Event::new("stopped")
        {
            // Nobody is left who could do anything about a failure.
            let _ = window.dispatch_event(&stopped);
        }
    }));
    if let Some(root) = screen::root() {
        yew::Renderer::<App>::with_root(root).render();
    }
}
