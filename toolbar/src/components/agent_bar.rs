//! The agent's bar: who, in which state, and the way to change it.

use fusion_cti::session::Intent;
use fusion_cti::view::{AgentView, ButtonState, ButtonView};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::button::{Face, button};
use super::icon::Icon;
use super::toolbar::tone_class;
use crate::text;

/// Draws the agent's state, the reasons, `Available` and `Unavailable`.
pub fn agent_bar(agent: &AgentView, ask: &Callback<Intent>) -> Html {
    html! {
        <section class="agent" aria-label={text::AGENT}>
            <div class={classes!("agent__state", tone_class(agent.tone))}>
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
                { reasons(&agent.reasons, ask) }
            }
            <div class="switch" role="group" aria-label={text::AVAILABILITY}>
                { button(&agent.available, Face::Full, ask) }
                { button(&agent.unavailable, Face::Full, ask) }
            </div>
        </section>
    }
}

/// The reasons as a native list: the browser draws its choices outside the frame, where even a strip has room for them.
fn reasons(reasons: &[ButtonView], ask: &Callback<Intent>) -> Html {
    let choose = {
        let (ask, intents) = (ask.clone(), intents(reasons));
        Callback::from(move |event: Event| {
            let chosen = event
                .target_dyn_into::<HtmlSelectElement>()
                .and_then(|list| list.value().parse::<usize>().ok())
                .and_then(|place| intents.get(place));
            if let Some(intent) = chosen {
                ask.emit(intent.clone());
            }
        })
    };
    let all = |state: ButtonState| reasons.iter().all(|reason| reason.state == state);
    let none_current = !reasons.iter().any(|reason| reason.state == ButtonState::Current);
    html! {
        <select class="reasons" aria-label={text::REASON} disabled={all(ButtonState::Off)} onchange={choose}>
            <option value="" selected={none_current} disabled={true}>{ text::REASON_PROMPT }</option>
            { for reasons.iter().enumerate().map(|(place, reason)| html! {
                <option
                    value={place.to_string()}
                    selected={reason.state == ButtonState::Current}
                    disabled={reason.state == ButtonState::Off}
                >{ &reason.label }</option>
            }) }
        </select>
    }
}

fn intents(reasons: &[ButtonView]) -> Vec<Intent> {
    reasons.iter().map(|reason| reason.intent.clone()).collect()
}
