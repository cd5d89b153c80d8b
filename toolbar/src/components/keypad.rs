//! Twelve keys.

use fusion_cti::ids::CallId;
use fusion_cti::session::Intent;
use fusion_cti::vendor::{CallControl, Digits};
use wasm_bindgen::JsCast as _;
use web_sys::{Event, KeyboardEvent};
use yew::Callback;

use super::button::plain_button;
use super::element::{Attribute, Element, Heard, classed};
use super::screen::Act;
use crate::text;

/// The keys in the order of a telephone.
const KEYS: [&str; 12] = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "0", "#"];

/// Draws the keys. Each sends its tone when it is pressed, here or on the keyboard while the keypad has the focus.
pub(super) fn keypad(call: &CallId, ear: &Callback<Act>) -> Element {
    let key = |key: &'static str| {
        plain_button("button--key", ear, tone(call, key))
            .key(key)
            .with(Attribute::Label, spoken(key))
            .text(key)
    };
    let typed = {
        let call = call.clone();
        move |event: Event| {
            let event: &KeyboardEvent = event.unchecked_ref();
            if event.ctrl_key() || event.alt_key() || event.meta_key() {
                return None;
            }
            let tone = tone(&call, &event.key())?;
            event.prevent_default();
            Some(tone)
        }
    };
    classed("div", "keypad")
        .with(Attribute::Role, "group")
        .with(Attribute::Label, text::KEYS)
        .on(Heard::Key, ear, Box::new(typed))
        .children(KEYS.into_iter().map(key))
}

/// What a key asks for, if it is one of the twelve.
fn tone(call: &CallId, key: &str) -> Option<Act> {
    let digits = Digits::parse(KEYS.into_iter().find(|known| *known == key)?)?;
    Some(Act::Asked(Intent::Control(
        call.clone(),
        CallControl::Digits(digits),
    )))
}

/// The two signs that screen readers pass over get a word.
fn spoken(key: &'static str) -> &'static str {
    match key {
        "*" => text::STAR,
        "#" => text::HASH,
        digit => digit,
    }
}
