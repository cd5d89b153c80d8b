//! Where the keyboard's focus is. A button that goes away with a call's stage would take the focus with it, and the agent would
//! have to tab through the page again.

use wasm_bindgen::JsCast as _;
use web_sys::{Document, Element, Event, HtmlElement};

const CALL: &str = ".call";
/// What opens something within a call, and next to it what is open.
const SWITCHES: &str = ".more";
const OPEN_SWITCH: &str = "[aria-expanded=true]";
/// The call in front, or else the region of the calls: both can take the focus from here, not from the Tab key.
const NEXT: [&str; 2] = [".call--front", ".middle"];

/// Whether the focus is within a call.
pub fn is_in_call() -> bool {
    let active = document().and_then(|document| document.active_element());
    active.is_some_and(|element| element.closest(CALL).is_ok_and(|call| call.is_some()))
}

/// Moves the focus back to the calls if the element that had it has gone.
pub fn keep_in_calls() {
    let Some(document) = document() else { return };
    let body = document.body().map(Into::into);
    if document.active_element() != body {
        return;
    }
    let next = NEXT
        .into_iter()
        .find_map(|selector| document.query_selector(selector).ok().flatten());
    set(next);
}

/// Moves the focus back to the button that opened the drawer that an event comes from.
pub fn return_to_opener(event: &Event) {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    let opener = target.and_then(|element| {
        let switches = element.closest(SWITCHES).ok().flatten()?;
        switches.query_selector(OPEN_SWITCH).ok().flatten()
    });
    set(opener);
}

/// Focuses an element, if there is one.
pub fn set(element: Option<Element>) {
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // The only failure is an element that cannot take the focus; then it stays where it is.
        let _refused = element.focus();
    }
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}
