//! The page itself: where the editor is drawn, and where the keyboard is.

use wasm_bindgen::JsCast as _;
use web_sys::{Document, Element, HtmlElement};

const ROOT_ID: &str = "editor";

/// The element that the editor is drawn into.
pub fn root() -> Option<Element> {
    document()?.get_element_by_id(ROOT_ID)
}

/// Shows the page from its top.
pub fn to_top() {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Puts the keyboard to the element with this id. An id that ends with a path gives way to what is around it, so that a
/// problem of a value without a field of its own leads to the nearest one.
pub fn focus(id: &str) {
    let Some(document) = document() else { return };
    let mut id = id;
    loop {
        let found = document.get_element_by_id(id);
        if let Some(found) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
            found.scroll_into_view();
            // Whoever cannot take the focus was at least shown.
            let _focused = found.focus();
            return;
        }
        match id.rfind(['.', '[']) {
            Some(end) => id = id.get(..end).unwrap_or_default(),
            None => return,
        }
    }
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}
