//! What is shown before the first picture.

use yew::Html;

use super::element::{Attribute, line};
use crate::text;

/// Says that the toolbar is starting.
pub fn starting() -> Html {
    line("p", "starting", text::STARTING)
        .with(Attribute::Role, "status")
        .drawn()
}
