//! The switch for the vendor's own panel, which lies outside this component tree and is never moved.

use yew::prelude::*;

use super::icon::Icon;
use crate::ports::page::VENDOR_PLACE;
use crate::text;

/// Whether the vendor's panel is seen; it works either way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panel {
    /// It works unseen.
    Hidden,
    /// It is seen.
    Shown,
}

/// Draws the switch.
pub fn panel_switch(panel: Panel, toggle: &Callback<()>) -> Html {
    let expanded = match panel {
        Panel::Hidden => "false",
        Panel::Shown => "true",
    };
    html! {
        <button
            type="button"
            class="button button--quiet"
            aria-expanded={expanded}
            aria-controls={VENDOR_PLACE}
            onclick={toggle.reform(|_: MouseEvent| ())}
        >
            { Icon::Panel.draw() }
            <span class="button__label">{ text::PANEL }</span>
        </button>
    }
}
