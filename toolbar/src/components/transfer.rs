//! Passing a call on.

use fusion_cti::ids::CallId;
use fusion_cti::session::Intent;
use yew::Callback;

use super::drawers::NumberField;
use super::element::{Attribute, Element, line};
use super::screen::Act;
use super::typing::{form, is_enough, number_field, send_off_button};
use crate::text;

/// Draws a field for the number and asks for the transfer when it is sent off. `card` is the key of the call's card.
pub(super) fn transfer(call: &CallId, card: &str, field: &NumberField, ear: &Callback<Act>) -> Element {
    let number = &field.typed;
    let ready = is_enough(number);
    let send = ready.then(|| Intent::Transfer(call.clone(), number.clone()));
    let card = card.to_owned();
    let typed = move |number| Act::TransferTyped(card.clone(), number);
    form("transfer", ear, send)
        .with(Attribute::Label, text::TRANSFER_FORM)
        .child(number_field(text::TRANSFER_NUMBER, number, ear, Box::new(typed)).place(&field.place))
        .child(send_off_button("button--strong", ready).child(line(
            "span",
            "button__label",
            text::TRANSFER_SEND,
        )))
}
