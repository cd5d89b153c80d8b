//! What opens within a call: the keypad and the field for a transfer, one at a time.

use fusion_cti::view::CallView;
use yew::prelude::*;

use super::button::pressed;
use super::drawers::{Drawer, Open};
use super::icon::Icon;
use super::keypad::keypad;
use super::screen::Act;
use super::toolbar::class;
use super::transfer::transfer;
use crate::ports::focus;
use crate::text;

/// Draws `Keypad` and `Transfer` and what they open. Escape closes it and gives the focus back.
pub(super) fn call_drawer(call: &CallView, open: Option<&Open>, ear: &Callback<Act>) -> Html {
    let switch = |label: &'static str, icon: Icon, drawer: Drawer| {
        let is_open = open.is_some_and(|open| open.drawer() == drawer);
        let key = call.key.clone();
        let act = if is_open {
            Act::DrawerClosed(key)
        } else {
            Act::DrawerOpened(key, drawer)
        };
        html! {
            <button
                type="button"
                title={label}
                ~className={class(&["button", if is_open { "button--on" } else { "button--plain" }])}
                aria-expanded={if is_open { "true" } else { "false" }}
                onclick={pressed(ear, Some(act))}
            >
                { icon.draw() }
                <span class="button__label">{ label }</span>
            </button>
        }
    };
    let within = match (open, &call.keypad, &call.transfer) {
        (Some(Open::Keypad), Some(id), _) => html! { <div class="drawer">{ keypad(id, ear) }</div> },
        (Some(Open::Transfer(Some(field))), _, Some(id)) => html! {
            <div class="drawer">{ transfer(id, &call.key, field, ear) }</div>
        },
        // Nothing, in a place of its own: without one, Yew takes the switches for others, and the focus from them.
        (None | Some(Open::Keypad | Open::Transfer(_)), _, _) => html! {},
    };
    // An element even while it is empty: without one, Yew loses the place of what is drawn next to it.
    html! {
        <div key="drawer" class="more" onkeydown={escape(call, open.is_some(), ear)}>
            { for call.keypad.as_ref().map(|_| switch(text::KEYPAD, Icon::Keys, Drawer::Keypad)) }
            { for call.transfer.as_ref().map(|_| switch(text::TRANSFER, Icon::Leave, Drawer::Transfer)) }
            { within }
        </div>
    }
}

fn escape(call: &CallView, is_open: bool, ear: &Callback<Act>) -> Callback<KeyboardEvent> {
    let (ear, key) = (ear.clone(), call.key.clone());
    Callback::from(move |event: KeyboardEvent| {
        if is_open && event.key() == "Escape" {
            event.prevent_default();
            focus::give_back(&event);
            ear.emit(Act::DrawerClosed(key.clone()));
        }
    })
}
