//! Twelve keys.

use fusion_cti::ids::CallId;
use fusion_cti::session::Intent;
use fusion_cti::vendor::{CallControl, Digits};
use yew::prelude::*;

use super::button::pressed;
use super::screen::Act;
use crate::text;

/// The keys in the order of a telephone.
const KEYS: [&str; 12] = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "0", "#"];

/// Draws the keys. Each sends its tone when it is pressed, here or on the keyboard while the keypad has the focus.
pub(super) fn keypad(call: &CallId, ear: &Callback<Act>) -> Html {
    let typed = {
        let (call, ear) = (call.clone(), ear.clone());
        Callback::from(move |event: KeyboardEvent| {
            if event.ctrl_key() || event.alt_key() || event.meta_key() {
                return;
            }
            if let Some(tone) = tone(&call, &event.key()) {
                event.prevent_default();
                ear.emit(tone);
            }
        })
    };
    html! {
        <div class="keypad" role="group" aria-label={text::KEYS} onkeydown={typed}>
            { for KEYS.into_iter().map(|key| html! {
                <button
                    key={key}
                    type="button"
                    class="button button--key"
                    aria-label={spoken(key)}
                    onclick={pressed(ear, tone(call, key))}
                >{ key }</button>
            }) }
        </div>
    }
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
