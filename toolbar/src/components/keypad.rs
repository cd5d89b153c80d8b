//! The twelve keys that send DTMF digits during a call.

use fusion_cti::ids::CallId;
use fusion_cti::session::Intent;
use fusion_cti::vendor::{CallRequest, Digits};
use fusion_cti_ui::Button;
use yew::prelude::*;

use super::lazy::{Panel, use_panel};
use super::renders;
use crate::chunk::chunk;
use crate::text;

/// The keys in the order of a telephone.
const KEYS: [&str; 12] = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "0", "#"];

#[derive(Properties, Clone, Debug, PartialEq)]
pub(super) struct KeypadProps {
    pub(super) call: CallId,
    pub(super) on_intent: Callback<Intent>,
}

/// The keypad, fetched when it is opened.
#[component]
pub(super) fn LazyKeypad(props: &KeypadProps) -> Html {
    use_panel(fetch, props.clone())
}

chunk! { keypad:
    fn fetch() -> Panel<KeypadProps> {
        |props| html! { <Keypad ..props /> }
    }
}

/// Draws the keys. Each sends its tone when it is clicked, or typed while the keypad has the focus.
#[component]
fn Keypad(props: &KeypadProps) -> Html {
    renders::count("Keypad");
    let on_key = use_callback(props.clone(), |key: &'static str, props| {
        if let Some(digits) = Digits::parse(key) {
            let tone = CallRequest::SendDigits(digits);
            props.on_intent.emit(Intent::Call(props.call.clone(), tone));
        }
    });
    let onkeydown = use_callback(on_key.clone(), |event: KeyboardEvent, on_key| {
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        let typed = event.key();
        if let Some(key) = KEYS.into_iter().find(|key| *key == typed) {
            event.prevent_default();
            on_key.emit(key);
        }
    });
    html! {
        <div class="keypad" role="group" aria-label={text::KEYS} {onkeydown}>
            for key in KEYS {
                <Button
                    {key}
                    label={key}
                    spoken={spoken(key)}
                    class="button--key"
                    onclick={on_key.reform(move |_: MouseEvent| key)}
                />
            }
        </div>
    }
}

/// The two characters that screen readers pass over get a word.
fn spoken(key: &'static str) -> &'static str {
    match key {
        "*" => text::STAR,
        "#" => text::HASH,
        digit => digit,
    }
}
