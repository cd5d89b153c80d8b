//! What is shown instead of a toolbar that cannot start.

use yew::Html;

use super::element::{Attribute, classed, element, line};
use super::icon::Icon;
use crate::text;

/// Says that the toolbar did not start and why. Nothing runs behind it.
pub fn refusal(reason: &str) -> Html {
    let said = element("div")
        .with(Attribute::Role, "alert")
        .child(line("h1", "refusal__title", text::REFUSED))
        .child(line("p", "refusal__reason", reason))
        .child(line("p", "refusal__help", text::REFUSED_HELP));
    classed("main", "refusal tone-bad")
        .child(Icon::ToneBad.draw())
        .child(said)
        .drawn()
}
