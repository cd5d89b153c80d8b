//! The whole picture.

use fusion_cti::session::Intent;
use fusion_cti::view::{ButtonState, Tone, ToolbarView};
use web_sys::HtmlElement;
use yew::prelude::*;

use super::agent_bar::agent_bar;
use super::banner::banners;
use super::call_card::call_card;
use super::diagnostics::diagnostics;
use super::dialler::Dialler;
use super::notices::notices;
use super::panel::{Panel, panel_switch};
use crate::text;

/// To whom the toolbar says what was pressed.
#[derive(Clone, Debug, PartialEq)]
pub struct Ears {
    /// Hears what the agent wants.
    pub ask: Callback<Intent>,
    /// Hears that the vendor's panel should be shown or hidden.
    pub toggle_panel: Callback<()>,
}

/// Draws the toolbar: agent, messages, calls, dial pad, and what is for support. `mark` says that other windows stand by,
/// where there are any.
pub fn toolbar(view: &ToolbarView, panel: Panel, mark: Option<&'static str>, ears: &Ears) -> Html {
    let Ears { ask, toggle_panel } = ears;
    // During a call that forbids a second one, the dial pad is only in the way.
    let dialler = view.dialler.as_ref();
    let dialler = dialler.filter(|dialler| view.calls.is_empty() || dialler.state != ButtonState::Off);
    html! {
        <div class="toolbar">
            // In a landmark of its own, not in `main`: there, Yew no longer draws a call's drawer when its call changes.
            <header class="unseen"><h1>{ text::TITLE }</h1></header>
            <p class="unseen" aria-live="assertive">{ &view.announcement }</p>
            { agent_bar(&view.agent, ask) }
            <main class="middle" tabindex="-1">
                { banners(&view.banners, ask) }
                <section class="calls" aria-label={text::CALLS}>
                    { for view.calls.iter().map(|call| call_card(call, ask)) }
                    if view.calls.is_empty() {
                        <p class="calls__none">{ text::NO_CALL }</p>
                    }
                </section>
                { notices(&view.notices, ask) }
            </main>
            <div class="side">
                { for dialler.map(|dialler| html! { <Dialler dialler={dialler.clone()} ask={ask.clone()} /> }) }
                <footer class="support">
                    { for mark.map(|mark| html! { <span class="mark">{ mark }</span> }) }
                    { panel_switch(panel, toggle_panel) }
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

/// Puts the focus on an element, if it is on the page.
pub(super) fn focus(place: &NodeRef) {
    if let Some(element) = place.cast::<HtmlElement>() {
        // The only failure is an element that cannot take the focus; then it stays where it is.
        let _refused = element.focus();
    }
}
