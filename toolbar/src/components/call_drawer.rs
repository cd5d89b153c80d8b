//! What opens within a call: the keypad and the field for a transfer, one at a time.

use fusion_cti::view::CallView;
use wasm_bindgen::JsCast as _;
use web_sys::{Event, KeyboardEvent};
use yew::Callback;

use super::button::plain_button;
use super::drawers::{Drawer, Open};
use super::element::{Attribute, Element, Heard, classed, line};
use super::icon::Icon;
use super::keypad::keypad;
use super::screen::Act;
use super::transfer::transfer;
use crate::ports::focus;
use crate::text;

/// Draws `Keypad` and `Transfer` and what they open. Escape closes it and gives the focus back.
pub(super) fn call_drawer(call: &CallView, open: Option<&Open>, ear: &Callback<Act>) -> Element {
    let switch = |label: &'static str, icon: Icon, drawer: Drawer| {
        let key = call.key.clone();
        let (look, expanded, act) = if open.is_some_and(|open| open.drawer() == drawer) {
            ("button--on", "true", Act::DrawerClosed(key))
        } else {
            ("button--plain", "false", Act::DrawerOpened(key, drawer))
        };
        plain_button(look, ear, Some(act))
            .with(Attribute::Title, label)
            .with(Attribute::Expanded, expanded)
            .child(icon.draw())
            .child(line("span", "button__label", label))
    };
    let (is_open, key) = (open.is_some(), call.key.clone());
    let escape = move |event: Event| {
        let escapes = is_open && event.unchecked_ref::<KeyboardEvent>().key() == "Escape";
        escapes.then(|| {
            event.prevent_default();
            focus::give_back(&event);
            Act::DrawerClosed(key.clone())
        })
    };
    let keypad_switch = call.keypad.iter();
    let transfer_switch = call.transfer.iter();
    // An element even while it is empty: without one, Yew loses the place of what is drawn next to it.
    let drawer = classed("div", "more")
        .key("drawer")
        .on(Heard::Key, ear, Box::new(escape))
        .children(keypad_switch.map(|_| switch(text::KEYPAD, Icon::Keys, Drawer::Keypad)))
        .children(transfer_switch.map(|_| switch(text::TRANSFER, Icon::Leave, Drawer::Transfer)));
    let within = match (open, &call.keypad, &call.transfer) {
        (Some(Open::Keypad), Some(id), _) => keypad(id, ear),
        (Some(Open::Transfer(Some(field))), _, Some(id)) => transfer(id, &call.key, field, ear),
        // Without the gap, Yew takes the switches for others, and the focus from them.
        (None | Some(Open::Keypad | Open::Transfer(_)), _, _) => return drawer.gap(),
    };
    drawer.child(classed("div", "drawer").child(within))
}
