//! One contact: its facts, its stage, and what is remembered of it.

use std::collections::BTreeMap;

use fusion_cti::direction::Direction;
use fusion_cti::ids::{CallId, EventId};
use fusion_cti::phone::{PhoneNumber, is_withheld};
use fusion_cti::redact::Private;
use fusion_cti::time::Timestamp;
use fusion_cti::vendor::{CallSnapshot, Initiation, Line, Mute, Recording, Stage};

use crate::mapping::ending::Circumstances;
use crate::snapshot::{AgentStateData, ContactData};

/// Whether a contact is a call: a voice contact or a queued callback that somebody takes part in. A supervisor who
/// listens in on somebody else's call has none of his own.
pub(super) fn is_a_call(data: &ContactData) -> bool {
    is_voice(&data.kind)
        && phase_of(&data.state).is_some()
        && data.initiation_method.as_deref() != Some("monitor")
}

/// The types of contact that are calls.
pub(crate) fn is_voice(kind: &str) -> bool {
    matches!(kind, "voice" | "queue_callback")
}

/// Whether a new contact may be one that was dialled from here.
pub(super) fn is_dialled_by_the_agent(data: &ContactData) -> bool {
    data.kind == "voice" && direction_of(data) == Some(Direction::Outbound)
}

/// Whether a contact may be the result of dialling this number. The service is handed numbers with their country only, and
/// shows them so; what it shows may be no number at all.
pub(super) fn may_be_to(data: &ContactData, dialled: &PhoneNumber) -> bool {
    let Some(number) = number_of(data).and_then(|number| PhoneNumber::parse(number).ok()) else {
        return true;
    };
    number.digits() == dialled.digits()
}

/// What a contact's state means, before looking at its legs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    Offered,
    Connecting,
    Connected,
    Over,
}

/// The phase of a contact state; none for a state in which the contact is not there yet.
fn phase_of(state: &str) -> Option<Phase> {
    match state {
        "incoming" | "pending" => Some(Phase::Offered),
        "connecting" => Some(Phase::Connecting),
        "connected" | "paused" => Some(Phase::Connected),
        "ended" | "error" | "missed" | "rejected" => Some(Phase::Over),
        _ => None,
    }
}

/// Who called whom: the library's own answer, else how the contact came about.
fn direction_of(data: &ContactData) -> Option<Direction> {
    if data.kind == "queue_callback" {
        return Some(Direction::Inbound);
    }
    let inbound = match (data.is_inbound, data.initiation_method.as_deref()) {
        (Some(inbound), _) => inbound,
        (None, Some("outbound" | "external_outbound")) => false,
        (None, Some(_)) => true,
        (None, None) => return None,
    };
    Some(if inbound {
        Direction::Inbound
    } else {
        Direction::Outbound
    })
}

/// What outlives the getters of a contact.
#[derive(Debug)]
pub(super) struct Remembered {
    /// The call as the contract shows it. Its ending is fixed when it is first seen over: the agent's state moves on
    /// before the contact is cleared.
    pub(super) shown: CallSnapshot,
    /// The agent refused it here.
    pub(super) rejected_here: bool,
    /// Whether it was seen connected; absent until it was seen alive.
    was_connected: Option<bool>,
}

impl Remembered {
    /// A contact that is seen for the first time, before anything of it is taken in.
    pub(super) fn new(id: &str, event_id: Option<EventId>) -> Self {
        Self {
            shown: CallSnapshot {
                id: CallId::new(id),
                first_leg: None,
                event_id,
                direction: Direction::Inbound,
                initiation: Initiation::Other,
                stage: Stage::Ringing,
                number: None,
                // The library says only whom the customer reached, not which number was dialled.
                dialled_number: None,
                queue: None,
                attributes: BTreeMap::new(),
                mute: Mute::Open,
                recording: Recording::Off,
                since: None,
            },
            rejected_here: false,
            was_connected: None,
        }
    }

    /// Takes in what is shown now. What is not shown any more stays as it was.
    pub(super) fn update(
        &mut self,
        data: &mut ContactData,
        agent_state: Option<&AgentStateData>,
        muted: bool,
    ) {
        let call = &mut self.shown;
        call.direction = direction_of(data).unwrap_or(call.direction);
        call.initiation = initiation_of(data).unwrap_or(call.initiation);
        call.since = data.since.map(Timestamp);
        if let Some(number) = number_of(data) {
            call.number = Some(Private::new(number.to_owned()));
        }
        if let Some(first_leg) = first_leg_of(data) {
            call.first_leg = Some(CallId::new(first_leg));
        }
        if data.queue.is_some() {
            call.queue = data.queue.take();
        }
        if !data.attributes.is_empty() {
            call.attributes = std::mem::take(&mut data.attributes);
        }
        let stage = self.stage(data, agent_state);
        self.shown.stage = stage;
        self.shown.mute = mute_of(stage, data, muted);
    }

    /// Where it stands (`contract/streams.md` §13.4).
    fn stage(&mut self, data: &ContactData, agent_state: Option<&AgentStateData>) -> Stage {
        let stage = match phase_of(&data.state) {
            Some(Phase::Offered) => Stage::Ringing,
            Some(Phase::Connecting) if self.is_offered_to_the_agent(data) => Stage::Ringing,
            Some(Phase::Connecting) => Stage::Dialling,
            Some(Phase::Connected) => Stage::Connected(line_of(data)),
            Some(Phase::Over) | None => {
                return match self.shown.stage {
                    over @ Stage::Over(_) => over,
                    Stage::Ringing | Stage::Dialling | Stage::Connected(_) => {
                        Stage::Over(self.circumstances(data, agent_state).ending())
                    }
                };
            }
        };
        // Alive: the same id may be offered again after it had ended (trace `offered-again`).
        if matches!(self.shown.stage, Stage::Over(_)) {
            self.was_connected = None;
            self.rejected_here = false;
        }
        let connected = matches!(stage, Stage::Connected(_)) || self.was_connected == Some(true);
        self.was_connected = Some(connected);
        stage
    }

    /// What is known about its end.
    fn circumstances<'a>(
        &self,
        data: &'a ContactData,
        agent_state: Option<&'a AgentStateData>,
    ) -> Circumstances<'a> {
        Circumstances {
            state: &data.state,
            agent_error: agent_state
                .filter(|state| state.kind == "error")
                .map(|state| state.name.as_str()),
            direction: self.shown.direction,
            is_callback: data.kind == "queue_callback",
            was_connected: self.was_connected,
            rejected_here: self.rejected_here,
        }
    }

    /// Whether a connecting contact still waits for the agent. A queued callback that connects was taken: it is the
    /// customer's phone that rings.
    fn is_offered_to_the_agent(&self, data: &ContactData) -> bool {
        data.kind != "queue_callback"
            && self.shown.direction == Direction::Inbound
            && data
                .agent_leg
                .as_ref()
                .is_none_or(|leg| leg.state == "connecting")
    }
}

/// Hold is a state of the customer's leg; the contact stays connected.
fn line_of(data: &ContactData) -> Line {
    let held = data.initial.as_ref().is_some_and(|leg| leg.state == "hold") || data.state == "paused";
    if held { Line::Held } else { Line::Talking }
}

/// The microphone: the softphone's, or the service's on the agent's leg.
fn mute_of(stage: Stage, data: &ContactData, muted: bool) -> Mute {
    let muted = muted || data.agent_leg.as_ref().is_some_and(|leg| leg.is_mute);
    match stage {
        Stage::Connected(_) if muted => Mute::Muted,
        _ => Mute::Open,
    }
}

/// The other party's number, unless it is withheld.
fn number_of(data: &ContactData) -> Option<&str> {
    let leg = data.initial.as_ref().and_then(|leg| leg.phone_number.as_deref());
    [leg, data.customer_number.as_deref()]
        .into_iter()
        .flatten()
        .map(str::trim)
        .find(|number| !is_withheld(number))
}

/// The first leg of the conversation, where this is a later one.
fn first_leg_of(data: &ContactData) -> Option<&str> {
    let first = data.initial_contact_id.as_deref();
    first.filter(|first| *first != data.contact_id)
}

/// How it came about, in the contract's words; none where the library does not say.
fn initiation_of(data: &ContactData) -> Option<Initiation> {
    if data.kind == "queue_callback" {
        return Some(Initiation::Callback);
    }
    Some(match data.initiation_method.as_deref()? {
        "inbound" => Initiation::Inbound,
        "outbound" | "external_outbound" => Initiation::Outbound,
        "transfer" | "queue_transfer" => Initiation::Transfer,
        "callback" | "callback_customer_first_queued" | "callback_customer_first_dialed" => {
            Initiation::Callback
        }
        "api" | "webrtc_api" => Initiation::Api,
        _ => Initiation::Other,
    })
}
