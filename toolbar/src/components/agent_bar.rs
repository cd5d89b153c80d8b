//! The agent's bar: who, in which state, and the way to change it.

use fusion_cti::view::AgentView;

use super::button::{Face, button};
use super::element::{Attribute, Element, classed, element, line};
use super::icon::Icon;
use super::reasons::reasons;
use super::screen::Screen;
use super::toolbar::{class, tone_class};
use crate::text;

/// Draws the agent's state, the reasons, `Available` and `Unavailable`.
pub(super) fn agent_bar(agent: &AgentView, screen: &Screen) -> Element {
    let ear = &screen.ear;
    let next = agent.next.as_ref();
    let name = classed("p", "agent__name")
        .with(Attribute::Title, &agent.name)
        .children(next.map(|next| line("span", "agent__next", &format!("{} {next}", text::THEN))))
        .child(element("span").text(&agent.name));
    let status = line("p", "agent__status", &agent.status)
        .with(Attribute::Role, "status")
        .with(Attribute::Title, &agent.status);
    let state = classed("div", &class(&["agent__state", tone_class(agent.tone)]))
        .child(Icon::of_tone(agent.tone).draw())
        .child(classed("div", "agent__words").child(status).child(name));
    let switch = classed("div", "switch")
        .with(Attribute::Role, "group")
        .with(Attribute::Label, text::AVAILABILITY)
        .child(button(&agent.available, Face::Full, ear))
        .child(button(&agent.unavailable, Face::Full, ear));
    let bar = classed("section", "agent")
        .with(Attribute::Label, text::AGENT)
        .child(state);
    let bar = if agent.reasons.is_empty() {
        bar.gap()
    } else {
        bar.child(reasons(&agent.reasons, &screen.reasons, ear))
    };
    bar.child(switch)
}
