//! The switch for the vendor's own panel, which lies outside this component tree and is never moved.

use fusion_cti_ui::{Button, Glyph};
use yew::prelude::*;

use super::renders;
use crate::ports::page::{self, VENDOR_PANEL_ID};
use crate::text;

/// Shows and hides the vendor's panel; it works either way.
#[component]
pub(super) fn PanelSwitch() -> Html {
    renders::count("PanelSwitch");
    // What the page shows counts: the panel stays as it is while the toolbar gives way to something else.
    let shown = use_state_eq(|| page::vendor_panel().is_some_and(|panel| !panel.hidden()));
    let onclick = {
        let shown = shown.clone();
        Callback::from(move |_: MouseEvent| {
            page::show_vendor_panel(!*shown);
            shown.set(!*shown);
        })
    };
    html! {
        <Button
            class="button--quiet"
            icon={Glyph::Panel}
            label={text::PANEL}
            expanded={*shown}
            controls={VENDOR_PANEL_ID}
            {onclick}
        />
    }
}
