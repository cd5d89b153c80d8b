//! The page around the toolbar.

use fusion_cti::protocol::Uuid;
use wasm_bindgen::JsCast as _;
use web_sys::{Document, Element, HtmlElement, Window};

/// The id of the place where the vendor's own panel lies. It is outside the toolbar's tree, so that no redrawing ever
/// moves it: a frame that moves loads again, and the vendor's library does not notice (`contract/streams.md` §2).
pub const VENDOR_PLACE: &str = "vendor";
const TOOLBAR_PLACE: &str = "toolbar";

/// Where the toolbar is drawn.
pub fn toolbar_place() -> Option<Element> {
    document()?.get_element_by_id(TOOLBAR_PLACE)
}

/// Where the vendor may put its panel.
pub fn vendor_place() -> Option<HtmlElement> {
    document()?.get_element_by_id(VENDOR_PLACE)?.dyn_into().ok()
}

/// Shows or hides the vendor's panel where it stands.
pub fn show_vendor_place(shown: bool) {
    if let Some(place) = vendor_place() {
        place.set_hidden(!shown);
        if shown {
            place.scroll_into_view();
        }
    }
}

/// Names the page, for the browser's tab.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
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
