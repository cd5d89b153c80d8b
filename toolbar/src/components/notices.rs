//! Messages that the agent can dismiss.

use fusion_cti::session::Intent;
use fusion_cti::view::NoticeView;
use fusion_cti_ui::{LabelDisplay, List, ListKind, ListRow, Notice, NoticeProps, Placement};
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
    let rows = props.notices.iter().map(|notice| {
        let dismiss = html! {
            <ActionButton
                view={notice.dismiss.clone()}
                label_display={LabelDisplay::Hidden}
                on_intent={&props.on_intent}
            />
        };
        let row = NoticeProps {
            tone: look::tone(notice.tone),
            text: notice.text.clone().into(),
            placement: Placement::List,
            children: dismiss,
        };
        ListRow::new(notice.id, row)
    });
    html! {
        <List<Notice> kind={ListKind::Log} class="notices" label={text::NOTICES} rows={rows.collect::<Vec<_>>()} />
    }
}
