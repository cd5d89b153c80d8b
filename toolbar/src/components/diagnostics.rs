//! Counters for support.

use super::element::{Element, classed, element};
use crate::text;

/// Draws names and values, folded away until somebody asks for them. They hold no personal data.
pub(super) fn diagnostics(rows: &[(String, String)]) -> Element {
    let row = |(name, value): &(String, String)| {
        element("div")
            .child(element("dt").text(name))
            .child(element("dd").text(value))
    };
    classed("details", "diagnostics")
        .child(element("summary").text(text::DIAGNOSTICS))
        .child(classed("dl", "diagnostics__rows").children(rows.iter().map(row)))
}
