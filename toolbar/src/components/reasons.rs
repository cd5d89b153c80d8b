//! Why the agent takes no calls.

use fusion_cti::session::Intent;
use fusion_cti::view::{ButtonState, ButtonView};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::text;

/// What [`Reasons`] are made from.
#[derive(Properties, Clone, PartialEq, Debug)]
pub struct ReasonsProps {
    /// The reasons that can be chosen.
    pub reasons: Vec<ButtonView>,
    /// Hears the choice.
    pub ask: Callback<Intent>,
}

/// Draws the reasons as a native list: the browser shows its choices outside the frame, where even a strip has room.
///
/// The list shows what the view says, not what was last chosen in it: a choice that the vendor refuses falls back.
#[component]
pub fn Reasons(props: &ReasonsProps) -> Html {
    let ReasonsProps { reasons, ask } = props;
    let list = use_node_ref();
    let shown = shown(reasons);
    // The browser keeps what was chosen by hand over any attribute, so the property is set, after every drawing.
    use_effect({
        let (list, shown) = (list.clone(), shown.clone());
        move || show(&list, &shown)
    });
    let choose = {
        let (ask, list) = (ask.clone(), list.clone());
        let intents: Vec<Intent> = reasons.iter().map(|reason| reason.intent.clone()).collect();
        Callback::from(move |_: Event| {
            let place = list
                .cast::<HtmlSelectElement>()
                .and_then(|list| list.value().parse().ok());
            let chosen = place.and_then(|place: usize| intents.get(place));
            show(&list, &shown);
            if let Some(intent) = chosen {
                ask.emit(intent.clone());
            }
        })
    };
    let off = reasons.iter().all(|reason| reason.state == ButtonState::Off);
    html! {
        <select ref={list} class="reasons" aria-label={text::REASON} disabled={off} onchange={choose}>
            <option value="" disabled={true}>{ text::REASON_PROMPT }</option>
            { for reasons.iter().enumerate().map(|(place, reason)| html! {
                <option value={place.to_string()} disabled={reason.state == ButtonState::Off}>{ &reason.label }</option>
            }) }
        </select>
    }
}

/// The place of the reason that is on its way, or else of the one that holds; empty for the prompt.
fn shown(reasons: &[ButtonView]) -> String {
    let place = |state| reasons.iter().position(|reason| reason.state == state);
    place(ButtonState::Busy)
        .or_else(|| place(ButtonState::Current))
        .map(|place| place.to_string())
        .unwrap_or_default()
}

fn show(list: &NodeRef, shown: &str) {
    if let Some(list) = list.cast::<HtmlSelectElement>() {
        list.set_value(shown);
    }
}
