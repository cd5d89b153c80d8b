//! The whole picture.

use std::rc::Rc;

use fusion_cti::session::Intent;
use fusion_cti::view::{ButtonState, Tone, ToolbarView};
use web_sys::HtmlElement;
use yew::prelude::*;

use super::agent_bar::AgentBar;
use super::banner::Banners;
use super::call_card::CallCard;
use super::diagnostics::Diagnostics;
use super::dialler::Dialler;
use super::notices::Notices;
use super::panel::{Panel, PanelSwitch};
use crate::text;

/// What a [`Toolbar`] is made from.
#[derive(Properties, Clone, PartialEq, Debug)]
pub struct ToolbarProps {
    /// What to show.
    pub view: Rc<ToolbarView>,
    /// Hears what the agent wants.
    pub ask: Callback<Intent>,
    /// The vendor's own panel.
    pub panel: Panel,
    /// Hears that the panel should be shown or hidden.
    pub toggle_panel: Callback<()>,
}

/// Draws the toolbar: agent, messages, calls, dial pad, and what is for support.
#[component]
pub fn Toolbar(props: &ToolbarProps) -> Html {
    let ToolbarProps {
        view,
        ask,
        panel,
        toggle_panel,
    } = props;
    // During a call that forbids a second one, the dial pad is only in the way.
    let dialler = view.calls.is_empty() || view.dialler.state != ButtonState::Off;
    html! {
        <div class="toolbar">
            <p class="unseen" aria-live="assertive">{ &view.announcement }</p>
            <AgentBar agent={view.agent.clone()} ask={ask.clone()} />
            <main class="middle">
                <Banners banners={view.banners.clone()} ask={ask.clone()} />
                <section class="calls" aria-label={text::CALLS}>
                    { for view.calls.iter().map(|call| html! {
                        <CallCard key={call.key.clone()} call={call.clone()} ask={ask.clone()} />
                    }) }
                    if view.calls.is_empty() {
                        <p class="calls__none">{ text::NO_CALL }</p>
                    }
                </section>
                <Notices notices={view.notices.clone()} ask={ask.clone()} />
            </main>
            <div class="side">
                if dialler {
                    <Dialler dialler={view.dialler.clone()} ask={ask.clone()} />
                }
                <footer class="support">
                    <PanelSwitch panel={*panel} toggle={toggle_panel.clone()} />
                    <Diagnostics rows={view.diagnostics.clone()} />
                </footer>
            </div>
        </div>
    }
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
