//! Messages that the agent can put away.

use fusion_cti::view::NoticeView;
use yew::Callback;

use super::button::{Face, button};
use super::element::{Attribute, Element, classed, line};
use super::icon::Icon;
use super::screen::Act;
use super::toolbar::{class, tone_class};
use crate::text;

/// Draws the messages, each with a way to put it away.
pub(super) fn notices(notices: &[NoticeView], ear: &Callback<Act>) -> Element {
    let notice = |notice: &NoticeView| {
        classed("div", &class(&["notice", tone_class(notice.tone)]))
            .key(notice.id)
            .child(Icon::of_tone(notice.tone).draw())
            .child(line("p", "notice__text", &notice.text))
            .child(button(&notice.dismiss, Face::Icon, ear))
    };
    classed("div", "notices")
        .with(Attribute::Role, "log")
        .with(Attribute::Live, "polite")
        .with(Attribute::Label, text::NOTICES)
        .children(notices.iter().map(notice))
}
