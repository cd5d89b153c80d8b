//! Messages that the agent can put away.

use fusion_cti::session::Intent;
use fusion_cti::view::NoticeView;
use yew::prelude::*;

use super::button::IntentButton;
use super::icon::Icon;
use super::toolbar::tone_class;
use crate::text;

/// What [`Notices`] are made from.
#[derive(Properties, Clone, PartialEq, Debug)]
pub struct NoticesProps {
    /// The messages.
    pub notices: Vec<NoticeView>,
    /// Hears what the agent puts away.
    pub ask: Callback<Intent>,
}

/// Draws the messages, each with a way to put it away.
#[component]
pub fn Notices(props: &NoticesProps) -> Html {
    html! {
        <div class="notices" role="log" aria-live="polite" aria-label={text::NOTICES}>
            { for props.notices.iter().map(|notice| html! {
                <div key={notice.id} class={classes!("notice", tone_class(notice.tone))}>
                    { Icon::of_tone(notice.tone).draw() }
                    <p class="notice__text">{ &notice.text }</p>
                    <IntentButton button={notice.dismiss.clone()} ask={props.ask.clone()} icon_only={true} />
                </div>
            }) }
        </div>
    }
}
