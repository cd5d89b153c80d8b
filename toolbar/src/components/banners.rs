//! Sentences about the connections.

use fusion_cti::session::Intent;
use fusion_cti::view::BannerView;
use fusion_cti_ui::{Notice, Placement};
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
    html! {
        <div class="banners" role="status">
            for banner in &props.banners {
                <Notice
                    key={banner.kind as u64}
                    tone={look::tone(banner.tone)}
                    text={banner.text.clone()}
                    placement={Placement::Banner}
                >
                    if let Some(action) = &banner.action {
                        <ActionButton view={action.clone()} on_intent={&props.on_intent} />
                    }
                </Notice>
            }
        </div>
    }
}
