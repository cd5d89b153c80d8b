//! The switch for the vendor's own panel, which lies outside this component tree and is never moved.

use yew::prelude::*;

use super::button::pressed;
use super::icon::Icon;
use super::screen::Act;
use crate::ports::page::VENDOR_PLACE;
use crate::text;

/// Whether the vendor's panel is seen; it works either way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Panel {
    /// It works unseen.
    Hidden,
    /// It is seen.
    Shown,
}

impl Panel {
    pub(super) fn other(self) -> Self {
        match self {
            Self::Hidden => Self::Shown,
            Self::Shown => Self::Hidden,
        }
    }
}

/// Draws the switch.
pub(super) fn panel_switch(panel: Panel, ear: &Callback<Act>) -> Html {
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
            onclick={pressed(ear, Some(Act::PanelToggled))}
        >
            { Icon::Panel.draw() }
            <span class="button__label">{ text::PANEL }</span>
        </button>
    }
}
