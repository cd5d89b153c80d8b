//! What opens within a call: the keypad and the field for a transfer, one at a time.

use fusion_cti::ids::{CallId, CommandId};
use fusion_cti::session::Intent;
use fusion_cti_ui::{Button, Glyph};
use yew::prelude::*;

use super::keypad::LazyKeypad;
use super::renders;
use super::transfer::LazyTransfer;
use crate::ports::focus;
use crate::text;

#[derive(Properties, Clone, Debug, PartialEq)]
pub(super) struct CallDrawerProps {
    /// The call, if tones can be sent.
    pub(super) keypad: Option<CallId>,
    /// The call, if it can be transferred.
    pub(super) transfer: Option<CallId>,
    /// The command of Fusion that waits for the number to transfer the call to.
    pub(super) transfer_asked: Option<CommandId>,
    pub(super) on_intent: Callback<Intent>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Drawer {
    Keypad,
    Transfer,
}

/// Draws `Keypad` and `Transfer` and what they open. Escape closes it and gives the focus back. Fusion opens the transfer as
/// well, and is told when it is closed without a number.
#[component]
pub(super) fn CallDrawer(props: &CallDrawerProps) -> Html {
    renders::count("CallDrawer");
    let open = use_state_eq(|| None::<Drawer>);
    use_effect_with(props.transfer_asked, {
        let open = open.clone();
        move |asked| {
            if asked.is_some() {
                open.set(Some(Drawer::Transfer));
            }
        }
    });
    let show = {
        let (open, on_intent) = (open.clone(), props.on_intent.clone());
        let waits = props.transfer.clone().filter(|_| props.transfer_asked.is_some());
        Callback::from(move |next: Option<Drawer>| {
            if let (Some(Drawer::Transfer), Some(call)) = (*open, &waits) {
                on_intent.emit(Intent::CloseTransfer(call.clone()));
            }
            open.set(next);
        })
    };
    let onkeydown = {
        let (is_open, show) = (open.is_some(), show.clone());
        Callback::from(move |event: KeyboardEvent| {
            if is_open && event.key() == "Escape" {
                event.prevent_default();
                focus::return_to_opener(&event);
                show.emit(None);
            }
        })
    };
    let switch = |label: &'static str, icon: Glyph, drawer: Drawer| {
        let expanded = *open == Some(drawer);
        let next = (!expanded).then_some(drawer);
        html! {
            <Button
                {label}
                title={label}
                {icon}
                class={if expanded { "button--on" } else { "button--plain" }}
                {expanded}
                onclick={show.reform(move |_: MouseEvent| next)}
            />
        }
    };
    let on_intent = &props.on_intent;
    html! {
        <div class="more" {onkeydown}>
            if props.keypad.is_some() {
                { switch(text::KEYPAD, Glyph::Keys, Drawer::Keypad) }
            }
            if props.transfer.is_some() {
                { switch(text::TRANSFER, Glyph::Leave, Drawer::Transfer) }
            }
            { match (*open, &props.keypad, &props.transfer) {
                (Some(Drawer::Keypad), Some(call), _) => html! {
                    <div class="drawer"><LazyKeypad call={call.clone()} {on_intent} /></div>
                },
                (Some(Drawer::Transfer), _, Some(call)) => html! {
                    <div class="drawer"><LazyTransfer call={call.clone()} {on_intent} /></div>
                },
                (None | Some(Drawer::Keypad | Drawer::Transfer), _, _) => html! {},
            } }
        </div>
    }
}
