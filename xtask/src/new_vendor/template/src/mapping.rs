//! The phone system's state, in the words of the contract. Pure functions, so that they can be tested without a phone system.

use fusion_cti::direction::Direction;
use fusion_cti::ids::{CallId, PresenceId};
use fusion_cti::vendor::{
    AgentSnapshot, CallSnapshot, Initiation, Line, LinkTrouble, Mute, Presence, PresenceChoice, Recording,
    SignOut, Softphone, Stage, VendorLink, VendorSnapshot,
};

use crate::snapshot::{AgentState, CallState, PhoneCall, PhoneState};

/// The agent and all calls.
pub fn snapshot(state: &PhoneState) -> VendorSnapshot {
    VendorSnapshot {
        link: if state.signed_in {
            VendorLink::Up
        } else {
            VendorLink::Down(LinkTrouble::SignedOut)
        },
        agent: state.signed_in.then(|| agent(state)),
        softphone: Softphone::Works,
        calls: state.calls.iter().map(call).collect(),
    }
}

/// A call says more about the agent than the state that was chosen.
fn agent(state: &PhoneState) -> AgentSnapshot {
    let chosen = state
        .agent_states
        .iter()
        .find(|known| known.id == state.agent_state);
    let presence = if state.calls.is_empty() {
        chosen.map_or(Presence::Offline, presence)
    } else {
        Presence::OnCall
    };
    AgentSnapshot {
        name: state.agent.clone(),
        presence,
        state_name: chosen.map_or_else(String::new, |chosen| chosen.name.clone()),
        next_state: None,
        routing_profile: None,
        choices: state.agent_states.iter().map(choice).collect(),
        sign_out: SignOut::NotDue,
    }
}

fn choice(state: &AgentState) -> PresenceChoice {
    PresenceChoice {
        id: PresenceId::new(&state.id),
        name: state.name.clone(),
        presence: presence(state),
    }
}

fn presence(state: &AgentState) -> Presence {
    if state.takes_calls {
        Presence::Routable
    } else {
        Presence::NotRoutable
    }
}

fn call(call: &PhoneCall) -> CallSnapshot {
    CallSnapshot {
        id: CallId::new(&call.id),
        first_leg: None,
        event_id: None,
        direction: Direction::Inbound,
        initiation: Initiation::Inbound,
        stage: match call.state {
            CallState::Alerting => Stage::Ringing,
            CallState::Active => Stage::Connected(Line::Talking),
        },
        number: call.from.clone(),
        dialled_number: None,
        queue: call.queue.clone(),
        attributes: call.data.clone(),
        mute: Mute::Open,
        recording: Recording::Off,
        since: None,
        refuses: Vec::new(),
        unnamed: Vec::new(),
    }
}
