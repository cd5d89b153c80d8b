//! Messages that the agent can dismiss.

use fusion_cti::session::Intent;
use fusion_cti::view::NoticeView;
use fusion_cti_ui::{LabelDisplay, Notice};
use yew::prelude::*;

use super::action_button::ActionButton;
use super::{look, renders};
use crate::text;

#[derive(Properties, Clone, Debug, PartialEq)]
pub(super) struct NoticesProps {
    pub(super) notices: Vec<NoticeView>,
    pub(super) on_intent: Callback<Intent>,
}

/// Draws the messages, each with the button that dismisses it.
#[component]
pub(super) fn Notices(props: &NoticesProps) -> Html {
    renders::count("Notices");
    html! {
        <div class="notices" role="log" aria-live="polite" aria-label={text::NOTICES}>
            for notice in &props.notices {
                <Notice key={notice.id} tone={look::tone(notice.tone)} text={notice.text.clone()}>
                    <ActionButton
                        view={notice.dismiss.clone()}
                        label_display={LabelDisplay::Hidden}
                        on_intent={&props.on_intent}
                    />
                </Notice>
            }
        </div>
    }
}
