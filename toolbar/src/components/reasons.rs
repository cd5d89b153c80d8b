//! Why the agent takes no calls.

use fusion_cti::session::Intent;
use fusion_cti::view::{ButtonState, ButtonView};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::screen::Act;
use crate::text;

/// Draws the reasons as a native list: the browser shows its choices outside the frame, where even a strip has room.
///
/// The list shows what the view says, not what was last chosen in it: a choice that the vendor refuses falls back.
pub(super) fn reasons(reasons: &[ButtonView], list: &NodeRef, ear: &Callback<Act>) -> Html {
    let choose = {
        let ear = ear.clone();
        let intents: Vec<Intent> = reasons.iter().map(|reason| reason.intent.clone()).collect();
        let shown = shown(reasons);
        Callback::from(move |event: Event| {
            let list: HtmlSelectElement = event.target_unchecked_into();
            let chosen = usize::try_from(list.selected_index() - 1);
            list.set_selected_index(shown);
            if let Some(intent) = chosen.ok().and_then(|place| intents.get(place)) {
                ear.emit(Act::Asked(intent.clone()));
            }
        })
    };
    let off = reasons.iter().all(|reason| reason.state == ButtonState::Off);
    html! {
        <select ref={list} class="reasons" aria-label={text::REASON} disabled={off} onchange={choose}>
            <option disabled={true}>{ text::REASON_PROMPT }</option>
            { for reasons.iter().map(|reason| html! {
                <option disabled={reason.state == ButtonState::Off}>{ &reason.label }</option>
            }) }
        </select>
    }
}

/// Lets the list show what it should, after each drawing: the browser keeps what was chosen by hand over any attribute.
pub(super) fn show(list: &NodeRef, reasons: &[ButtonView]) {
    if let Some(list) = list.cast::<HtmlSelectElement>() {
        let shown = shown(reasons);
        // Only when it changes: a list that is open stays as it is.
        if list.selected_index() != shown {
            list.set_selected_index(shown);
        }
    }
}

/// The line of the reason that is on its way, or else of the one that holds, or else of the prompt, which is the first.
fn shown(reasons: &[ButtonView]) -> i32 {
    let place = |state| reasons.iter().position(|reason| reason.state == state);
    let place = place(ButtonState::Busy).or_else(|| place(ButtonState::Current));
    place.map_or(0, |place| place as i32 + 1)
}
