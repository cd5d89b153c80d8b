//! A small button among others.

use fusion_cti_ui::{Button, Glyph, LabelDisplay};
use yew::prelude::*;

use crate::model::Action;

#[derive(Properties, Clone, Debug, PartialEq)]
pub(super) struct ToolProps {
    pub(super) icon: Glyph,
    /// Its accessible name, which is its hint as well.
    pub(super) label: AttrValue,
    #[prop_or_default]
    pub(super) id: Option<AttrValue>,
    /// What is dispatched when it is pressed.
    pub(super) action: Action,
    pub(super) dispatch: Callback<Action>,
}

/// A button that shows its icon alone.
#[component]
pub(super) fn Tool(props: &ToolProps) -> Html {
    let onclick = use_callback(
        (props.action.clone(), props.dispatch.clone()),
        |_: MouseEvent, (action, dispatch)| dispatch.emit(action.clone()),
    );
    html! {
        <Button
            id={props.id.clone()}
            icon={props.icon}
            label={&props.label}
            title={&props.label}
            label_display={LabelDisplay::Hidden}
            class="button--quiet button--tool"
            {onclick}
        />
    }
}

#[derive(Properties, Clone, Debug, PartialEq)]
pub(super) struct ActionButtonProps {
    #[prop_or_default]
    pub(super) icon: Option<Glyph>,
    pub(super) label: AttrValue,
    #[prop_or_default]
    pub(super) class: Classes,
    /// What is dispatched when it is pressed.
    pub(super) action: Action,
    pub(super) dispatch: Callback<Action>,
}

/// A button with its label.
#[component]
pub(super) fn ActionButton(props: &ActionButtonProps) -> Html {
    let onclick = use_callback(
        (props.action.clone(), props.dispatch.clone()),
        |_: MouseEvent, (action, dispatch)| dispatch.emit(action.clone()),
    );
    html! { <Button icon={props.icon} label={&props.label} class={props.class.clone()} {onclick} /> }
}
