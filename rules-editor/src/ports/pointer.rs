//! What lies under a mouse or a finger.

use web_sys::{Element, PointerEvent, Window};

/// The attribute that numbers the rows of the list.
pub const ROW: &str = "data-rule";

/// Keeps all moves of this pointer with the element, also outside of it. A browser that refuses moves less far.
pub fn hold(element: &Element, event: &PointerEvent) {
    let _held = element.set_pointer_capture(event.pointer_id());
}

/// The number of the row under the pointer.
pub fn row_under(window: &Window, event: &PointerEvent) -> Option<usize> {
    let (x, y) = (event.client_x() as f32, event.client_y() as f32);
    let under = window.document()?.element_from_point(x, y)?;
    let row = under.closest(&format!("[{ROW}]")).ok().flatten()?;
    row.get_attribute(ROW)?.parse().ok()
}
