//! Why the agent takes no calls.

use fusion_cti::session::Intent;
use fusion_cti::view::{ButtonState, ButtonView};
use fusion_cti_ui::{Menu, MenuItem};
use yew::prelude::*;

use super::renders;
use crate::text;

#[derive(Properties, Clone, Debug, PartialEq)]
pub(super) struct ReasonsProps {
    pub(super) reasons: Vec<ButtonView>,
    pub(super) on_intent: Callback<Intent>,
}

/// Draws the reasons as a menu: what is shown is what the view says, and a choice that the vendor refuses falls back.
#[component]
pub(super) fn Reasons(props: &ReasonsProps) -> Html {
    renders::count("Reasons");
    let onchoose = use_callback(props.clone(), |index: usize, props| {
        if let Some(reason) = props.reasons.get(index) {
            props.on_intent.emit(reason.intent.clone());
        }
    });
    let items = props.reasons.iter().map(|reason| MenuItem {
        label: reason.label.clone().into(),
        disabled: reason.state == ButtonState::Off,
    });
    html! {
        <Menu
            class="reasons"
            label={text::REASON}
            prompt={text::REASON_PROMPT}
            items={items.collect::<Vec<_>>()}
            current={current(&props.reasons)}
            {onchoose}
        />
    }
}

/// The index of the reason that is on its way, or else of the one that holds.
fn current(reasons: &[ButtonView]) -> Option<usize> {
    let index_of = |state| reasons.iter().position(|reason| reason.state == state);
    index_of(ButtonState::Busy).or_else(|| index_of(ButtonState::Current))
}
