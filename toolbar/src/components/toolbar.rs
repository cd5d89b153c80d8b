//! The whole picture.

use fusion_cti::view::{Tone, ToolbarView};
use yew::prelude::*;

use super::agent_bar::agent_bar;
use super::banner::banners;
use super::call_card::call_card;
use super::diagnostics::diagnostics;
use super::dialler::{self, dialler};
use super::notices::notices;
use super::panel::panel_switch;
use super::screen::Screen;
use crate::text;

/// Draws the toolbar: agent, messages, calls, dial pad, and what is for support. `mark` says that other windows stand by,
/// where there are any.
pub(super) fn toolbar(view: &ToolbarView, screen: &Screen, mark: Option<&'static str>) -> Html {
    let ear = &screen.ear;
    html! {
        <div class="toolbar">
            // In a landmark of its own, not in `main`: what comes and goes there would take its place.
            <header class="unseen"><h1>{ text::TITLE }</h1></header>
            <p class="unseen" aria-live="assertive">{ &view.announcement }</p>
            { agent_bar(&view.agent, screen) }
            <main class="middle" tabindex="-1">
                { banners(&view.banners, ear) }
                <section class="calls" aria-label={text::CALLS}>
                    { for view.calls.iter().map(|call| call_card(call, screen)) }
                    if view.calls.is_empty() {
                        <p class="calls__none">{ text::NO_CALL }</p>
                    }
                </section>
                { notices(&view.notices, ear) }
            </main>
            <div class="side">
                { for dialler::shown(view).map(|view| dialler(view, &screen.number, ear)) }
                <footer class="support">
                    { for mark.map(|mark| html! { <span class="mark">{ mark }</span> }) }
                    { panel_switch(screen.panel, ear) }
                    { diagnostics(&view.diagnostics) }
                </footer>
            </div>
        </div>
    }
}

/// The value for an element's `~className`. Yew's own classes are a set of texts, with all that a set needs.
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
