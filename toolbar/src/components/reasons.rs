//! Why the agent takes no calls.

use fusion_cti::session::Intent;
use fusion_cti::view::{ButtonState, ButtonView};
use wasm_bindgen::JsCast as _;
use web_sys::{Event, HtmlSelectElement};
use yew::{Callback, NodeRef};

use super::element::{Attribute, Element, Heard, classed, element};
use super::screen::Act;
use crate::text;

/// Draws the reasons as a native list: the browser shows its choices outside the frame, where even a strip has room.
///
/// The list shows what the view says, not what was last chosen in it: a choice that the vendor refuses falls back.
pub(super) fn reasons(reasons: &[ButtonView], list: &NodeRef, ear: &Callback<Act>) -> Element {
    let intents: Vec<Intent> = reasons.iter().map(|reason| reason.intent.clone()).collect();
    let shown = shown(reasons);
    let choose = move |event: Event| {
        let list = event.target()?.unchecked_into::<HtmlSelectElement>();
        let chosen = usize::try_from(list.selected_index() - 1);
        list.set_selected_index(shown);
        intents.get(chosen.ok()?).cloned().map(Act::Asked)
    };
    let off = |reason: &ButtonView| reason.state == ButtonState::Off;
    let option = |text: &str, off| element("option").with_if(off, Attribute::Disabled).text(text);
    classed("select", "reasons")
        .place(list)
        .with(Attribute::Label, text::REASON)
        .with_if(reasons.iter().all(off), Attribute::Disabled)
        .on(Heard::Choice, ear, Box::new(choose))
        .child(option(text::REASON_PROMPT, true))
        .children(reasons.iter().map(|reason| option(&reason.label, off(reason))))
}

/// Lets the list show what it should, after each drawing: the browser keeps what was chosen by hand over any attribute.
pub(super) fn show(list: &NodeRef, reasons: &[ButtonView]) {
    if let Some(list) = list.cast::<HtmlSelectElement>() {
        let shown = shown(reasons);
        // Only when it changes: a list that is open stays as it is.
        if list.selected_index() != shown {
            list.set_selected_index(shown);
        }
    }
}

/// The line of the reason that is on its way, or else of the one that holds, or else of the prompt, which is the first.
fn shown(reasons: &[ButtonView]) -> i32 {
    let place = |state| reasons.iter().position(|reason| reason.state == state);
    let place = place(ButtonState::Busy).or_else(|| place(ButtonState::Current));
    place.map_or(0, |place| place as i32 + 1)
}
