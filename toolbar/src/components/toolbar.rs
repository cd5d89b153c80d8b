//! The whole picture.

use fusion_cti::view::{Tone, ToolbarView};
use yew::Html;

use super::agent_bar::agent_bar;
use super::banner::banners;
use super::call_card::call_card;
use super::diagnostics::diagnostics;
use super::dialler::{self, dialler};
use super::element::{Attribute, classed, element, line};
use super::notices::notices;
use super::panel::panel_switch;
use super::screen::Screen;
use crate::text;

/// Draws the toolbar: agent, messages, calls, dial pad, and what is for support. `mark` says that other windows stand by,
/// where there are any.
pub(super) fn toolbar(view: &ToolbarView, screen: &Screen, mark: Option<&'static str>) -> Html {
    let ear = &screen.ear;
    // Within a landmark, as all that screen readers find should be; `main` begins only below the agent's bar.
    let header = classed("header", "unseen").child(element("h1").text(text::TITLE));
    let announcement = line("p", "unseen", &view.announcement).with(Attribute::Live, "assertive");
    let calls = classed("section", "calls")
        .with(Attribute::Label, text::CALLS)
        .children(view.calls.iter().map(|call| call_card(call, screen)));
    let calls = if view.calls.is_empty() {
        calls.child(line("p", "calls__none", text::NO_CALL))
    } else {
        calls.gap()
    };
    let middle = classed("main", "middle")
        .with(Attribute::TabIndex, "-1")
        .child(banners(&view.banners, ear))
        .child(calls)
        .child(notices(&view.notices, ear));
    let support = classed("footer", "support")
        .children(mark.map(|mark| line("span", "mark", mark)))
        .child(panel_switch(screen.panel, ear))
        .child(diagnostics(&view.diagnostics));
    let dialler = dialler::shown(view).map(|view| dialler(view, &screen.number, ear));
    classed("div", "toolbar")
        .child(header)
        .child(announcement)
        .child(agent_bar(&view.agent, screen))
        .child(middle)
        .child(classed("div", "side").children(dialler).child(support))
        .drawn()
}

/// The classes of an element. Yew's own are a set of texts, with all that a set needs.
pub(super) fn class(names: &[&str]) -> String {
    names.join(" ")
}

/// The class that gives a tone its colour; the drawing next to it says the same by its shape.
pub(super) fn tone_class(tone: Tone) -> &'static str {
    match tone {
        Tone::Neutral => "tone-neutral",
        Tone::Good => "tone-good",
        Tone::Attention => "tone-attention",
        Tone::Bad => "tone-bad",
    }
}
