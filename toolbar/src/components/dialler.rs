//! The dial pad.

use fusion_cti::redact::Private;
use fusion_cti::session::Intent;
use fusion_cti::view::{ButtonState, DiallerView, ToolbarView};
use yew::Callback;

use super::element::{Attribute, Element, classed, line};
use super::icon::Icon;
use super::screen::Act;
use super::typing::{form, is_enough, number_field, send_off_button};
use crate::text;

/// The dial pad as far as it is shown: during a call that forbids a second one, it is only in the way.
pub(super) fn shown(view: &ToolbarView) -> Option<&DiallerView> {
    let dialler = view.dialler.as_ref()?;
    (view.calls.is_empty() || dialler.state != ButtonState::Off).then_some(dialler)
}

/// Draws a field with what was typed so far, and `Dial`. Enter dials.
pub(super) fn dialler(dialler: &DiallerView, number: &Private<String>, ear: &Callback<Act>) -> Element {
    let DiallerView { state, hint } = dialler;
    let ready = *state == ButtonState::Ready && is_enough(number);
    let dial = ready.then(|| Intent::Dial(number.clone()));
    let field = number_field(text::NUMBER, number, ear, Box::new(Act::NumberTyped))
        .with_if(*state == ButtonState::Off, Attribute::Disabled);
    let button = send_off_button("button--dial", ready)
        .with_if(*state == ButtonState::Busy, Attribute::Busy)
        .child(Icon::Lift.draw())
        .child(line("span", "button__label", text::DIAL));
    classed("section", "dialler")
        .with(Attribute::Label, text::DIALLER)
        .child(form("dialler__form", ear, dial).child(field).child(button))
        .children(hint.iter().map(|hint| line("p", "dialler__hint", hint)))
}
