//! Why the agent takes no calls.

use fusion_cti::session::Intent;
use fusion_cti::view::{ButtonState, ButtonView};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::renders;
use crate::text;

#[derive(Properties, Clone, Debug, PartialEq)]
pub(super) struct ReasonsProps {
    pub(super) reasons: Vec<ButtonView>,
    pub(super) on_intent: Callback<Intent>,
}

/// Draws the reasons as a native list: the browser shows its choices outside the frame, where even a strip has room.
///
/// The list shows what the view says, not what was last chosen in it: a choice that the vendor refuses falls back.
#[component]
pub(super) fn Reasons(props: &ReasonsProps) -> Html {
    renders::count("Reasons");
    let list = use_node_ref();
    let shown = shown(&props.reasons);
    // The browser keeps what was chosen by hand over any attribute, so the property is set, after every rendering.
    use_effect({
        let list = list.clone();
        move || {
            if let Some(list) = list.cast::<HtmlSelectElement>() {
                // Only when it changes: a list that is open stays as it is.
                if list.selected_index() != shown {
                    list.set_selected_index(shown);
                }
            }
        }
    });
    let onchange = use_callback(props.clone(), move |event: Event, props| {
        let Some(list) = event.target_dyn_into::<HtmlSelectElement>() else {
            return;
        };
        let chosen = usize::try_from(list.selected_index() - 1).ok();
        list.set_selected_index(shown);
        if let Some(reason) = chosen.and_then(|index| props.reasons.get(index)) {
            props.on_intent.emit(reason.intent.clone());
        }
    });
    let off = |reason: &ButtonView| reason.state == ButtonState::Off;
    html! {
        <select
            ref={list}
            class="reasons"
            aria-label={text::REASON}
            disabled={props.reasons.iter().all(off)}
            {onchange}
        >
            <option disabled=true>{ text::REASON_PROMPT }</option>
            for reason in &props.reasons {
                <option key={reason.label.as_str()} disabled={off(reason)}>{ &reason.label }</option>
            }
        </select>
    }
}

/// The index of the reason that is on its way, or else of the one that holds, or else of the prompt, which is the first.
fn shown(reasons: &[ButtonView]) -> i32 {
    let index_of = |state| reasons.iter().position(|reason| reason.state == state);
    let index = index_of(ButtonState::Busy).or_else(|| index_of(ButtonState::Current));
    index.map_or(0, |index| index as i32 + 1)
}
