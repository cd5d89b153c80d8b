//! Sentences about the connections.

use fusion_cti::view::BannerView;
use yew::prelude::*;

use super::button::{Face, button};
use super::icon::Icon;
use super::screen::Act;
use super::toolbar::{class, tone_class};

/// Draws the banners. The place is there even while it is empty: a screen reader announces only what changes in a
/// place that it knows.
pub(super) fn banners(banners: &[BannerView], ear: &Callback<Act>) -> Html {
    html! {
        <div class="banners" role="status">
            { for banners.iter().map(|banner| html! {
                <div key={banner.text.clone()} ~className={class(&["banner", tone_class(banner.tone)])}>
                    { Icon::of_tone(banner.tone).draw() }
                    <p class="banner__text">{ &banner.text }</p>
                    { for banner.action.iter().map(|action| button(action, Face::Full, ear)) }
                </div>
            }) }
        </div>
    }
}
