//! Sentences about the connections.

use fusion_cti::view::BannerView;
use yew::Callback;

use super::button::{Face, button};
use super::element::{Attribute, Element, classed, line};
use super::icon::Icon;
use super::screen::Act;
use super::toolbar::{class, tone_class};

/// Draws the banners. The place is there even while it is empty: a screen reader announces only what changes in a
/// place that it knows.
pub(super) fn banners(banners: &[BannerView], ear: &Callback<Act>) -> Element {
    let banner = |banner: &BannerView| {
        classed("div", &class(&["banner", tone_class(banner.tone)]))
            .key(banner.text.as_str())
            .child(Icon::of_tone(banner.tone).draw())
            .child(line("p", "banner__text", &banner.text))
            .children(banner.action.iter().map(|action| button(action, Face::Full, ear)))
    };
    classed("div", "banners")
        .with(Attribute::Role, "status")
        .children(banners.iter().map(banner))
}
