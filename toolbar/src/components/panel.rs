//! The switch for the vendor's own panel, which lies outside this component tree and is never moved.

use yew::prelude::*;

use super::icon::Icon;
use crate::text;

/// Whether there is a vendor's panel and whether it is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panel {
    /// The vendor has none.
    Absent,
    /// It works unseen.
    Hidden,
    /// It is seen.
    Shown,
}

/// What a [`PanelSwitch`] is made from.
#[derive(Properties, Clone, PartialEq, Debug)]
pub struct PanelSwitchProps {
    /// Where it stands.
    pub panel: Panel,
    /// Hears that it should change.
    pub toggle: Callback<()>,
}

/// Draws the switch, if there is a panel to show.
#[component]
pub fn PanelSwitch(props: &PanelSwitchProps) -> Html {
    if props.panel == Panel::Absent {
        return html! {};
    }
    let expanded = if props.panel == Panel::Shown {
        "true"
    } else {
        "false"
    };
    html! {
        <button
            type="button"
            class="button button--quiet"
            aria-expanded={expanded}
            aria-controls={crate::ports::page::VENDOR_PLACE}
            onclick={props.toggle.reform(|_: MouseEvent| ())}
        >
            { Icon::Panel.draw() }
            <span class="button__label">{ text::PANEL }</span>
        </button>
    }
}
