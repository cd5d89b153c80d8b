//! The agent's bar: who, in which state, and the way to change it.

use fusion_cti::session::Intent;
use fusion_cti::view::AgentView;
use fusion_cti_ui::{Glyph, Icon};
use yew::prelude::*;

use super::action_button::ActionButton;
use super::reasons::Reasons;
use super::{look, renders};
use crate::text;

#[derive(Properties, Clone, Debug, PartialEq)]
pub(super) struct AgentBarProps {
    pub(super) agent: AgentView,
    pub(super) on_intent: Callback<Intent>,
}

/// Draws the agent's state, the reasons, `Available` and `Unavailable`.
#[component]
pub(super) fn AgentBar(props: &AgentBarProps) -> Html {
    renders::count("AgentBar");
    let AgentBarProps { agent, on_intent } = props;
    let tone = look::tone(agent.tone);
    html! {
        <section class="agent" aria-label={text::AGENT}>
            <div class={classes!("agent__state", tone)}>
                <Icon glyph={Glyph::from(tone)} />
                <div class="agent__words">
                    <p class="agent__status" role="status" title={agent.status.clone()}>{ &agent.status }</p>
                    <p class="agent__name" title={agent.name.clone()}>
                        if let Some(next) = &agent.next {
                            <span class="agent__next">{ text::THEN }{ " " }{ next }</span>
                        }
                        <span>{ &agent.name }</span>
                    </p>
                </div>
            </div>
            if !agent.reasons.is_empty() {
                <Reasons reasons={agent.reasons.clone()} {on_intent} />
            }
            <div class="switch" role="group" aria-label={text::AVAILABILITY}>
                <ActionButton view={agent.available.clone()} {on_intent} />
                <ActionButton view={agent.unavailable.clone()} {on_intent} />
            </div>
        </section>
    }
}
