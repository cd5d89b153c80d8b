//! Messages that the agent can put away.

use fusion_cti::view::NoticeView;
use yew::prelude::*;

use super::button::{Face, button};
use super::icon::Icon;
use super::screen::Act;
use super::toolbar::{class, tone_class};
use crate::text;

/// Draws the messages, each with a way to put it away.
pub(super) fn notices(notices: &[NoticeView], ear: &Callback<Act>) -> Html {
    html! {
        <div class="notices" role="log" aria-live="polite" aria-label={text::NOTICES}>
            { for notices.iter().map(|notice| html! {
                <div key={notice.id} ~className={class(&["notice", tone_class(notice.tone)])}>
                    { Icon::of_tone(notice.tone).draw() }
                    <p class="notice__text">{ &notice.text }</p>
                    { button(&notice.dismiss, Face::Icon, ear) }
                </div>
            }) }
        </div>
    }
}
