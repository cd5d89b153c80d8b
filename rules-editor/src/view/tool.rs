//! A small button among others.

use fusion_cti_ui::{Button, Glyph, LabelDisplay};
use yew::prelude::*;

#[derive(Properties, Clone, Debug, PartialEq)]
pub(super) struct ToolProps {
    pub(super) icon: Glyph,
    /// Its accessible name, which is its hint as well.
    pub(super) label: AttrValue,
    #[prop_or_default]
    pub(super) id: Option<AttrValue>,
    pub(super) onclick: Callback<MouseEvent>,
}

/// A button that shows its icon alone.
#[component]
pub(super) fn Tool(props: &ToolProps) -> Html {
    html! {
        <Button
            id={props.id.clone()}
            icon={props.icon}
            label={&props.label}
            title={&props.label}
            label_display={LabelDisplay::Hidden}
            class="button--quiet button--tool"
            onclick={&props.onclick}
        />
    }
}
