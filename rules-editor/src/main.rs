//! Puts the editor into its page.

use std::panic::PanicHookInfo;

use fusion_cti_rules_editor::ports::screen;
use fusion_cti_rules_editor::view::App;

/// Shown if the program breaks off.
const BROKEN: &str = "The rules editor stopped because of an error of its own. Reload the page; what was not exported is lost.";

fn main() {
    std::panic::set_hook(Box::new(|panic: &PanicHookInfo<'_>| {
        screen::show_message(BROKEN);
        // Its place only: the text of a panic may hold a caller's data.
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        web_sys::console::error_1(&format!("the rules editor stopped at {place}").into());
    }));
    if let Some(place) = screen::place() {
        yew::Renderer::<App>::with_root(place).render();
    }
}
