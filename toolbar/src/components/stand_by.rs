//! What is shown while another window works.

use yew::{Callback, Html};

use super::button::plain_button;
use super::element::{Attribute, classed, line};
use super::icon::Icon;
use super::screen::Act;
use crate::text;

/// Says that another window works, with the button that brings the work here. `waits` while it is on its way.
pub fn stand_by(ear: &Callback<Act>, waits: bool) -> Html {
    let take_over = plain_button("button--strong", ear, Some(Act::TakeOverAsked))
        .with_if(waits, Attribute::Busy)
        .child(line("span", "button__label", text::TAKE_OVER));
    classed("main", "stand-by tone-neutral")
        .child(Icon::ToneNeutral.draw())
        .child(line("h1", "unseen", text::TITLE))
        .child(line("p", "stand-by__text", text::IN_ANOTHER_WINDOW).with(Attribute::Role, "status"))
        .child(take_over)
        .drawn()
}
