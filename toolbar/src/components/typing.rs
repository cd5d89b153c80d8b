//! What is typed into a field, and sent off.

use fusion_cti::session::Intent;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::screen::Act;

/// Says what stands in a field now: in the one for a transfer in the call with this card, or else in the dial pad.
pub(super) fn typed(ear: &Callback<Act>, card: Option<String>) -> Callback<InputEvent> {
    let ear = ear.clone();
    Callback::from(move |event: InputEvent| {
        let number = event.target_unchecked_into::<HtmlInputElement>().value();
        ear.emit(match &card {
            Some(card) => Act::TransferTyped(card.clone(), number),
            None => Act::NumberTyped(number),
        });
    })
}

/// Asks for something when a form is sent off, if there is enough in it to ask for.
pub(super) fn send_off(ear: &Callback<Act>, intent: Option<Intent>) -> Callback<SubmitEvent> {
    let ear = ear.clone();
    Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        if let Some(intent) = &intent {
            ear.emit(Act::Asked(intent.clone()));
        }
    })
}
