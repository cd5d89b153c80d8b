//! The switch for the vendor's own panel, which lies outside this component tree and is never moved.

use yew::Callback;

use super::button::plain_button;
use super::element::{Attribute, Element, line};
use super::icon::Icon;
use super::screen::Act;
use crate::ports::page::VENDOR_PANEL_ID;
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
pub(super) fn panel_switch(panel: Panel, ear: &Callback<Act>) -> Element {
    let expanded = match panel {
        Panel::Hidden => "false",
        Panel::Shown => "true",
    };
    plain_button("button--quiet", ear, Some(Act::PanelToggled))
        .with(Attribute::Expanded, expanded)
        .with(Attribute::Controls, VENDOR_PANEL_ID)
        .child(Icon::Panel.draw())
        .child(line("span", "button__label", text::PANEL))
}
