//! The agent's bar: who, in which state, and the way to change it.

use fusion_cti::session::Intent;
use fusion_cti::view::{AgentView, ButtonState};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::button::IntentButton;
use super::icon::Icon;
use crate::text;

/// What an [`AgentBar`] is made from.
#[derive(Properties, Clone, PartialEq, Debug)]
pub struct AgentBarProps {
    /// The agent.
    pub agent: AgentView,
    /// Hears what the agent wants.
    pub ask: Callback<Intent>,
}

/// Draws the agent's state, `Available`, `Unavailable` and the reasons.
#[component]
pub fn AgentBar(props: &AgentBarProps) -> Html {
    let AgentBarProps { agent, ask } = props;
    html! {
        <section class="agent" aria-label={text::AGENT}>
            <div class={classes!("agent__state", super::toolbar::tone_class(agent.tone))}>
                { Icon::of_tone(agent.tone).draw() }
                <div class="agent__words">
                    <p class="agent__status" role="status" title={agent.status.clone()}>{ &agent.status }</p>
                    <p class="agent__name" title={agent.name.clone()}>
                        { for agent.next.as_ref().map(|next| html! {
                            <span class="agent__next">{ format!("{} {next}", text::THEN) }</span>
                        }) }
                        <span>{ &agent.name }</span>
                    </p>
                </div>
            </div>
            { reasons(agent, ask) }
            <div class="switch" role="group" aria-label={text::AVAILABILITY}>
                <IntentButton button={agent.available.clone()} ask={ask.clone()} />
                <IntentButton button={agent.unavailable.clone()} ask={ask.clone()} />
            </div>
        </section>
    }
}

/// The reasons as a native list: the browser draws its choices outside the frame, where even a strip has room for them.
fn reasons(agent: &AgentView, ask: &Callback<Intent>) -> Html {
    if agent.reasons.is_empty() {
        return html! {};
    }
    let choose = {
        let (ask, reasons) = (ask.clone(), agent.reasons.clone());
        Callback::from(move |event: Event| {
            let chosen = event
                .target_dyn_into::<HtmlSelectElement>()
                .and_then(|list| list.value().parse::<usize>().ok())
                .and_then(|place| reasons.get(place));
            if let Some(reason) = chosen {
                ask.emit(reason.intent.clone());
            }
        })
    };
    let none_current = agent
        .reasons
        .iter()
        .all(|reason| reason.state != ButtonState::Current);
    let off = agent
        .reasons
        .iter()
        .all(|reason| reason.state == ButtonState::Off);
    html! {
        <select class="reasons" aria-label={text::REASON} disabled={off} onchange={choose}>
            <option value="" selected={none_current} disabled={true}>{ text::REASON_PROMPT }</option>
            { for agent.reasons.iter().enumerate().map(|(place, reason)| html! {
                <option
                    key={reason.label.clone()}
                    value={place.to_string()}
                    selected={reason.state == ButtonState::Current}
                    disabled={reason.state == ButtonState::Off}
                >{ &reason.label }</option>
            }) }
        </select>
    }
}
