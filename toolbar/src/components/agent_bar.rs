//! The agent's bar: who, in which state, and the way to change it.

use fusion_cti::view::AgentView;
use yew::prelude::*;

use super::button::{Face, button};
use super::icon::Icon;
use super::reasons::reasons;
use super::screen::Screen;
use super::toolbar::{class, tone_class};
use crate::text;

/// Draws the agent's state, the reasons, `Available` and `Unavailable`.
pub(super) fn agent_bar(agent: &AgentView, screen: &Screen) -> Html {
    let ear = &screen.ear;
    html! {
        <section class="agent" aria-label={text::AGENT}>
            <div ~className={class(&["agent__state", tone_class(agent.tone)])}>
                { Icon::of_tone(agent.tone).draw() }
                <div class="agent__words">
                    <p class="agent__status" role="status" title={agent.status.clone()}>{ &agent.status }</p>
                    <p class="agent__name" title={agent.name.clone()}>
                        { for agent.next.as_ref().map(|next| html! {
                            <span class="agent__next">{ text::THEN }{ " " }{ next }</span>
                        }) }
                        <span>{ &agent.name }</span>
                    </p>
                </div>
            </div>
            if !agent.reasons.is_empty() {
                { reasons(&agent.reasons, &screen.reasons, ear) }
            }
            <div class="switch" role="group" aria-label={text::AVAILABILITY}>
                { button(&agent.available, Face::Full, ear) }
                { button(&agent.unavailable, Face::Full, ear) }
            </div>
        </section>
    }
}
