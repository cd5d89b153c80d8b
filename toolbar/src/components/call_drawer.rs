//! What opens within a call: the keypad and the field for a transfer, one at a time.

use fusion_cti::ids::{CallId, CommandId};
use fusion_cti::session::Intent;
use fusion_cti::vendor::{CallControl, Digits};
use yew::prelude::*;

use super::icon::Icon;
use super::keypad::keypad;
use super::toolbar::{class, focus};
use super::transfer::Transfer;
use crate::text;

/// What a [`CallDrawer`] is made from.
#[derive(Properties, Clone, PartialEq, Debug)]
pub struct CallDrawerProps {
    /// The call, if tones can be sent.
    pub keypad: Option<CallId>,
    /// The call, if it can be passed on.
    pub transfer: Option<CallId>,
    /// The command of Fusion that waits for the number to pass it on to.
    pub asked: Option<CommandId>,
    /// Hears what the agent wants.
    pub ask: Callback<Intent>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    Nothing,
    Keypad,
    Transfer,
}

/// Draws `Keypad` and `Transfer` and what they open. Escape closes it and gives the focus back. Fusion can open the
/// transfer, too, and then hears when it is closed.
#[component]
pub fn CallDrawer(props: &CallDrawerProps) -> Html {
    let open = use_state_eq(|| Open::Nothing);
    use_effect_with(props.asked, {
        let open = open.clone();
        move |asked| {
            if asked.is_some() {
                open.set(Open::Transfer);
            }
        }
    });
    let (keypad_switch, transfer_switch) = (use_node_ref(), use_node_ref());
    let closed = {
        let (asked, call, ask) = (props.asked, props.transfer.clone(), props.ask.clone());
        Callback::from(move |()| {
            if let (Some(_), Some(call)) = (asked, &call) {
                ask.emit(Intent::CloseTransfer(call.clone()));
            }
        })
    };
    let escape = {
        let (open, keypad, transfer) = (open.clone(), keypad_switch.clone(), transfer_switch.clone());
        let closed = closed.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() != "Escape" {
                return;
            }
            match *open {
                Open::Nothing => return,
                Open::Keypad => focus(&keypad),
                Open::Transfer => {
                    focus(&transfer);
                    closed.emit(());
                }
            }
            event.prevent_default();
            open.set(Open::Nothing);
        })
    };
    let switch = |label: &'static str, icon: Icon, place: &NodeRef, what: Open| {
        let is_open = *open == what;
        let toggle = {
            let (open, closed) = (open.clone(), closed.clone());
            Callback::from(move |_: MouseEvent| {
                if *open == Open::Transfer {
                    closed.emit(());
                }
                open.set(if is_open { Open::Nothing } else { what });
            })
        };
        html! {
            <button
                ref={place.clone()}
                type="button"
                title={label}
                ~className={class(&["button", if is_open { "button--on" } else { "button--plain" }])}
                aria-expanded={if is_open { "true" } else { "false" }}
                onclick={toggle}
                onkeydown={escape.clone()}
            >
                { icon.draw() }
                <span class="button__label">{ label }</span>
            </button>
        }
    };
    // An element even while it is empty: without one, Yew loses the place of what is drawn next to it.
    html! {
        <div class="more">
            { for props.keypad.as_ref().map(|_| switch(text::KEYPAD, Icon::Keys, &keypad_switch, Open::Keypad)) }
            { for props.transfer.as_ref().map(|_| switch(text::TRANSFER, Icon::Leave, &transfer_switch, Open::Transfer)) }
            { match (*open, &props.keypad, &props.transfer) {
                (Open::Keypad, Some(call), _) => html! {
                    <div class="drawer" onkeydown={escape}>{ keypad(&tones(call, &props.ask)) }</div>
                },
                (Open::Transfer, _, Some(call)) => html! {
                    <div class="drawer" onkeydown={escape}><Transfer call={call.clone()} ask={props.ask.clone()} /></div>
                },
                (Open::Nothing | Open::Keypad | Open::Transfer, _, _) => html! {},
            } }
        </div>
    }
}

fn tones(call: &CallId, ask: &Callback<Intent>) -> Callback<&'static str> {
    let (call, ask) = (call.clone(), ask.clone());
    Callback::from(move |key: &'static str| {
        if let Some(digits) = Digits::parse(key) {
            ask.emit(Intent::Control(call.clone(), CallControl::Digits(digits)));
        }
    })
}
