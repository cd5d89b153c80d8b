//! Passing a call on.

use fusion_cti::ids::CallId;
use fusion_cti::redact::Private;
use fusion_cti::session::Intent;
use yew::prelude::*;

use super::drawers::NumberField;
use super::screen::Act;
use super::typing::{send_off, typed};
use crate::text;

/// Draws a field for the number and asks for the transfer when it is sent off. `card` is the key of the call's card.
pub(super) fn transfer(call: &CallId, card: &str, field: &NumberField, ear: &Callback<Act>) -> Html {
    let number = &field.typed;
    let ready = !number.trim().is_empty();
    let send = ready.then(|| Intent::Transfer(call.clone(), Private::new(number.clone())));
    html! {
        <form class="transfer" aria-label={text::TRANSFER_FORM} onsubmit={send_off(ear, send)}>
            <input
                ref={field.place.clone()}
                class="field"
                type="tel"
                autocomplete="off"
                aria-label={text::TRANSFER_NUMBER}
                placeholder={text::TRANSFER_NUMBER}
                value={number.clone()}
                oninput={typed(ear, Some(card.to_owned()))}
            />
            <button type="submit" class="button button--strong" disabled={!ready}>
                <span class="button__label">{ text::TRANSFER_SEND }</span>
            </button>
        </form>
    }
}
