//! The agent's state, by type.

use fusion_cti::ids::PresenceId;
use fusion_cti::redact::Private;
use fusion_cti::vendor::{AgentSnapshot, Presence, PresenceChoice, SignOut};

use crate::snapshot::{AgentData, AgentStateData};

/// The agent as the contract shows one. `has_calls` tells apart a queued callback's `Pending`, whose type is not_routable
/// although nobody chose it, from a state of the agent's own.
pub(super) fn snapshot(agent: AgentData, has_calls: bool) -> AgentSnapshot {
    let presence = presence(&agent.state, &agent.states, has_calls);
    AgentSnapshot {
        name: Private::new(agent.name),
        presence,
        state_name: agent.state.name,
        next_state: agent.next_state,
        routing_profile: agent.routing_profile,
        choices: agent.states.into_iter().filter_map(choice).collect(),
        sign_out: SignOut::NotDue,
    }
}

/// The kind of a state. States of type `system` are named by the service, not by the customer, so their names can be
/// relied on; all others count by type.
fn presence(state: &AgentStateData, choices: &[AgentStateData], has_calls: bool) -> Presence {
    match state.kind.as_str() {
        "routable" => Presence::Routable,
        "offline" => Presence::Offline,
        "error" => Presence::Faulted,
        "system" => match state.name.as_str() {
            "AfterCallWork" => Presence::AfterCallWork,
            "Init" | "PendingAvailable" => Presence::NotRoutable,
            _ => Presence::OnCall,
        },
        _ if has_calls && !choices.iter().any(|choice| choice.name == state.name) => Presence::OnCall,
        _ => Presence::NotRoutable,
    }
}

/// A state that the agent can choose; none where the service gives it no name to ask for it.
fn choice(state: AgentStateData) -> Option<PresenceChoice> {
    let presence = match state.kind.as_str() {
        "routable" => Presence::Routable,
        "not_routable" => Presence::NotRoutable,
        "offline" => Presence::Offline,
        _ => return None,
    };
    Some(PresenceChoice {
        id: PresenceId::new(state.arn?),
        name: state.name,
        presence,
    })
}
