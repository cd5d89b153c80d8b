//! Sentences about the connections.

use fusion_cti::session::Intent;
use fusion_cti::view::BannerView;
use yew::prelude::*;

use super::button::IntentButton;
use super::icon::Icon;
use super::toolbar::tone_class;

/// What [`Banners`] are made from.
#[derive(Properties, Clone, PartialEq, Debug)]
pub struct BannersProps {
    /// The sentences.
    pub banners: Vec<BannerView>,
    /// Hears what the agent wants.
    pub ask: Callback<Intent>,
}

/// Draws the banners. The place is there even while it is empty: a screen reader announces only what changes in a
/// place that it knows.
#[component]
pub fn Banners(props: &BannersProps) -> Html {
    html! {
        <div class="banners" role="status">
            { for props.banners.iter().map(|banner| html! {
                <div key={banner.text.clone()} class={classes!("banner", tone_class(banner.tone))}>
                    { Icon::of_tone(banner.tone).draw() }
                    <p class="banner__text">{ &banner.text }</p>
                    { for banner.action.iter().map(|action| html! {
                        <IntentButton button={action.clone()} ask={props.ask.clone()} />
                    }) }
                </div>
            }) }
        </div>
    }
}
