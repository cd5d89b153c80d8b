//! Sentences about the connections.

use fusion_cti::session::Intent;
use fusion_cti::view::BannerView;
use fusion_cti_ui::{List, ListKind, ListRow, Notice, NoticeProps, Placement};
use yew::prelude::*;

use super::action_button::ActionButton;
use super::{look, renders};

#[derive(Properties, Clone, Debug, PartialEq)]
pub(super) struct BannersProps {
    pub(super) banners: Vec<BannerView>,
    pub(super) on_intent: Callback<Intent>,
}

/// Draws the banners. Their region is there even while it is empty: a screen reader announces only what changes in a region
/// that it knows.
#[component]
pub(super) fn Banners(props: &BannersProps) -> Html {
    renders::count("Banners");
    let rows = props.banners.iter().map(|banner| {
        let action = banner.action.clone();
        let row = NoticeProps {
            tone: look::tone(banner.tone),
            text: banner.text.clone().into(),
            placement: Placement::Banner,
            children: action
                .map(|view| html! { <ActionButton {view} on_intent={&props.on_intent} /> })
                .unwrap_or_default(),
        };
        ListRow::new(banner.kind as u64, row)
    });
    html! { <List<Notice> kind={ListKind::Status} class="banners" rows={rows.collect::<Vec<_>>()} /> }
}
