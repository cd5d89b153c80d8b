//! The page around the toolbar.

use fusion_cti::protocol::Uuid;
use wasm_bindgen::JsCast as _;
use web_sys::{Document, Element, HtmlElement, Window};

/// The id of the element that holds the vendor's own panel. It is outside the toolbar's tree, so that no redrawing ever
/// moves it: a frame that moves loads again, and the vendor's library does not notice (`contract/streams.md` §2).
pub const VENDOR_PANEL_ID: &str = "vendor";
const TOOLBAR_ID: &str = "toolbar";

/// The element that the toolbar is rendered into.
pub fn toolbar_root() -> Option<Element> {
    document()?.get_element_by_id(TOOLBAR_ID)
}

/// The element that the vendor may put its panel into.
pub fn vendor_panel() -> Option<HtmlElement> {
    document()?.get_element_by_id(VENDOR_PANEL_ID)?.dyn_into().ok()
}

/// Shows or hides the vendor's panel where it stands.
pub fn show_vendor_panel(shown: bool) {
    if let Some(panel) = vendor_panel() {
        panel.set_hidden(!shown);
        if shown {
            panel.scroll_into_view();
        }
    }
}

/// Sets the page's title, which the browser's tab shows.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// This page's address without its parameters, which belong to the frame around it.
pub fn address() -> Option<String> {
    let location = web_sys::window()?.location();
    Some(location.origin().ok()? + &location.pathname().ok()?)
}

/// A fresh identifier of the browser's randomness. `None` in a browser without any.
pub fn fresh_uuid(window: &Window) -> Option<Uuid> {
    // Not `randomUUID`, which only pages over https have.
    let mut bytes = [0; 16];
    window
        .crypto()
        .ok()?
        .get_random_values_with_u8_array(&mut bytes)
        .ok()?;
    Some(Uuid::from_random(bytes))
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}
