//! What the phone system shows, in the words of the contract. Pure, so that it is tried without a phone system.

use fusion_cti::direction::Direction;
use fusion_cti::ids::{CallId, PresenceId};
use fusion_cti::vendor::{
    AgentSnapshot, CallSnapshot, Initiation, Line, LinkTrouble, Mute, Recording, Presence, PresenceChoice, Softphone, Stage,
    VendorLink, VendorSnapshot,
};

use crate::snapshot::{CallState, Shown, ShownCall, ShownState};

/// The whole picture.
pub fn picture(shown: &Shown) -> VendorSnapshot {
    VendorSnapshot {
        link: if shown.signed_in {
            VendorLink::Up
        } else {
            VendorLink::Down(LinkTrouble::SignedOut)
        },
        agent: shown.signed_in.then(|| agent(shown)),
        softphone: Softphone::Works,
        calls: shown.calls.iter().map(call).collect(),
    }
}

/// A call tells more about the agent than the state that was chosen.
fn agent(shown: &Shown) -> AgentSnapshot {
    let chosen = shown.states.iter().find(|state| state.id == shown.state);
    let presence = if shown.calls.is_empty() {
        chosen.map_or(Presence::Offline, presence)
    } else {
        Presence::OnCall
    };
    AgentSnapshot {
        name: shown.agent.clone(),
        presence,
        state_name: chosen.map_or_else(String::new, |state| state.name.clone()),
        next_state: None,
        routing_profile: None,
        choices: shown.states.iter().map(choice).collect(),
    }
}

fn choice(state: &ShownState) -> PresenceChoice {
    PresenceChoice {
        id: PresenceId::new(&state.id),
        name: state.name.clone(),
        presence: presence(state),
    }
}

fn presence(state: &ShownState) -> Presence {
    if state.takes_calls {
        Presence::Routable
    } else {
        Presence::NotRoutable
    }
}

fn call(call: &ShownCall) -> CallSnapshot {
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
    }
}
