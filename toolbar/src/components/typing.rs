//! A number that is typed and sent off.

use fusion_cti::redact::Private;
use fusion_cti::session::Intent;
use wasm_bindgen::JsCast as _;
use web_sys::{Event, HtmlInputElement};
use yew::Callback;

use super::element::{Attribute, Element, Heard, classed};
use super::screen::Act;
use super::toolbar::class;

/// A form that asks for something when it is sent off, if there is enough in it to ask for.
pub(super) fn form(look: &str, ear: &Callback<Act>, intent: Option<Intent>) -> Element {
    let send_off = move |event: Event| {
        event.prevent_default();
        intent.clone().map(Act::Asked)
    };
    classed("form", look).on(Heard::SendOff, ear, Box::new(send_off))
}

/// A field for a number. `typed` says where what stands in it belongs.
pub(super) fn number_field(
    label: &str,
    number: &Private<String>,
    ear: &Callback<Act>,
    typed: Box<dyn Fn(Private<String>) -> Act>,
) -> Element {
    let type_in = move |event: Event| {
        let field = event.target()?.unchecked_into::<HtmlInputElement>();
        Some(typed(Private::new(field.value())))
    };
    classed("input", "field")
        .with(Attribute::Type, "tel")
        .with(Attribute::AutoComplete, "off")
        .with(Attribute::Label, label)
        .with(Attribute::Placeholder, label)
        .value(number.reveal())
        .on(Heard::Input, ear, Box::new(type_in))
}

/// Whether there is anything in a field to ask for.
pub(super) fn is_enough(number: &Private<String>) -> bool {
    !number.reveal().trim().is_empty()
}

/// The button of a form.
pub(super) fn send_off_button(look: &str, ready: bool) -> Element {
    classed("button", &class(&["button", look]))
        .with(Attribute::Type, "submit")
        .with_if(!ready, Attribute::Disabled)
}
