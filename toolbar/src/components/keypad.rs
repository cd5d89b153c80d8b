//! Twelve keys.

use yew::prelude::*;

use crate::text;

/// The keys in the order of a telephone.
const KEYS: [&str; 12] = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "0", "#"];

/// Draws the keys. `press` hears each one that is pressed, here or on the keyboard while the keypad has the focus.
pub fn keypad(press: &Callback<&'static str>) -> Html {
    let typed = {
        let press = press.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.ctrl_key() || event.alt_key() || event.meta_key() {
                return;
            }
            let typed = event.key();
            if let Some(key) = KEYS.into_iter().find(|key| *key == typed) {
                event.prevent_default();
                press.emit(key);
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
                    onclick={press.reform(move |_: MouseEvent| key)}
                >{ key }</button>
            }) }
        </div>
    }
}

/// The two signs that screen readers pass over get a word.
fn spoken(key: &'static str) -> &'static str {
    match key {
        "*" => text::STAR,
        "#" => text::HASH,
        digit => digit,
    }
}
