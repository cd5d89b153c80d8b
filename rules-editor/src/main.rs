//! Puts the editor into its page.

use std::panic::PanicHookInfo;

use fusion_cti_rules_editor::ports::screen;
use fusion_cti_rules_editor::view::App;

fn main() {
    // Of use in a build for development only: what is shipped composes no texts for panics. What people see comes from `boot.js`.
    std::panic::set_hook(Box::new(|panic: &PanicHookInfo<'_>| {
        // Its place only: the text of a panic may hold a caller's data.
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        web_sys::console::error_1(&format!("the rules editor stopped at {place}").into());
    }));
    if let Some(place) = screen::place() {
        yew::Renderer::<App>::with_root(place).render();
    }
}
