//! One contact: its facts, its stage, and what is remembered of it.

use fusion_cti::direction::Direction;
use fusion_cti::ids::{CallId, EventId};
use fusion_cti::phone::{AniFormat, PhoneNumber};
use fusion_cti::redact::Private;
use fusion_cti::sorted::SortedMap;
use fusion_cti::time::Timestamp;
use fusion_cti::vendor::{CallSnapshot, Ending, Initiation, Line, Mute, Recording, Stage};

use crate::mapping::ending::Circumstances;
use crate::snapshot::{AgentStateData, ContactData};

/// Texts that stand where a number was withheld.
const WITHHELD: [&str; 5] = ["anonymous", "restricted", "private", "unknown", "unavailable"];

/// Whether a contact is a call: a voice contact or a queued callback that somebody takes part in. A supervisor who
/// listens in on somebody else's call has none of his own.
pub(super) fn is_a_call(data: &ContactData) -> bool {
    is_voice(&data.kind)
        && stage_of(&data.state).is_some()
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

/// Whether a contact may be the result of dialling this number: the service may write it with another prefix, or
/// not as a number at all.
pub(super) fn may_be_to(data: &ContactData, dialled: &PhoneNumber) -> bool {
    let Some(number) = number_of(data).and_then(|number| PhoneNumber::parse(number.reveal()).ok()) else {
        return true;
    };
    let [reached, asked] = [&number, dialled].map(|number| {
        let digits = number.ani(AniFormat::WithoutPlus);
        digits.trim_start_matches('0').to_owned()
    });
    reached.ends_with(&asked) || asked.ends_with(&reached)
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
fn stage_of(state: &str) -> Option<Phase> {
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
    /// Its place among the calls.
    pub(super) order: u64,
    /// The agent refused it here.
    pub(super) rejected_here: bool,
    event_id: Option<EventId>,
    direction: Option<Direction>,
    initiation: Initiation,
    first_leg: Option<CallId>,
    number: Option<Private<String>>,
    queue: Option<String>,
    attributes: SortedMap<String, Private<String>>,
    /// Whether it was seen connected; absent until it was seen alive.
    was_connected: Option<bool>,
    /// Fixed when it is first seen over: the agent's state moves on before the contact is cleared.
    ending: Option<Ending>,
}

impl Remembered {
    /// A contact that is seen for the first time.
    pub(super) fn new(order: u64, event_id: Option<EventId>) -> Self {
        Self {
            order,
            rejected_here: false,
            event_id,
            direction: None,
            initiation: Initiation::Other,
            first_leg: None,
            number: None,
            queue: None,
            attributes: SortedMap::new(),
            was_connected: None,
            ending: None,
        }
    }

    /// Takes in what is shown now.
    pub(super) fn update(&mut self, data: &ContactData, agent_state: Option<&AgentStateData>) {
        self.direction = direction_of(data).or(self.direction);
        self.initiation = initiation_of(data).unwrap_or(self.initiation);
        self.first_leg = first_leg_of(data).or_else(|| self.first_leg.take());
        self.number = number_of(data).or_else(|| self.number.take());
        self.queue = data.queue.clone().or_else(|| self.queue.take());
        if !data.attributes.is_empty() {
            self.attributes = data.attributes.clone();
        }
        match stage_of(&data.state) {
            Some(Phase::Over) => {
                let ending = self
                    .ending
                    .unwrap_or_else(|| self.circumstances(data, agent_state).ending());
                self.ending = Some(ending);
            }
            Some(phase) => {
                // Alive: the same id may be offered again after it had ended (trace `offered-again`).
                if self.ending.take().is_some() {
                    self.was_connected = None;
                    self.rejected_here = false;
                }
                let connected = phase == Phase::Connected || self.was_connected == Some(true);
                self.was_connected = Some(connected);
            }
            None => {}
        }
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
            direction: self.direction.unwrap_or(Direction::Inbound),
            is_callback: data.kind == "queue_callback",
            was_connected: self.was_connected,
            rejected_here: self.rejected_here,
        }
    }

    /// The call as the contract shows it.
    pub(super) fn call(&self, id: CallId, data: &ContactData, muted: bool) -> CallSnapshot {
        let stage = self.stage(data);
        CallSnapshot {
            first_leg: self.first_leg.clone(),
            event_id: self.event_id.clone(),
            direction: self.direction.unwrap_or(Direction::Inbound),
            initiation: self.initiation,
            stage,
            number: self.number.clone(),
            // The library tells only whom the customer reached, not which number was dialled.
            dialled_number: None,
            queue: self.queue.clone(),
            attributes: self.attributes.clone(),
            mute: mute_of(stage, data, muted),
            recording: Recording::Off,
            since: data.since.map(Timestamp),
            id,
        }
    }

    /// Where it stands (`contract/streams.md` §13.4).
    fn stage(&self, data: &ContactData) -> Stage {
        match stage_of(&data.state) {
            Some(Phase::Offered) => Stage::Ringing,
            Some(Phase::Connecting) if self.is_offered_to_the_agent(data) => Stage::Ringing,
            Some(Phase::Connecting) => Stage::Dialling,
            Some(Phase::Connected) => Stage::Connected(line_of(data)),
            Some(Phase::Over) | None => Stage::Over(self.ending.unwrap_or(Ending::Unknown)),
        }
    }

    /// Whether a connecting contact still waits for the agent. A queued callback that connects was taken: it is the
    /// customer's phone that rings.
    fn is_offered_to_the_agent(&self, data: &ContactData) -> bool {
        data.kind != "queue_callback"
            && self.direction != Some(Direction::Outbound)
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
fn number_of(data: &ContactData) -> Option<Private<String>> {
    let leg = data.initial.as_ref().and_then(|leg| leg.phone_number.as_deref());
    [leg, data.customer_number.as_deref()]
        .into_iter()
        .flatten()
        .map(str::trim)
        .find(|number| !number.is_empty() && !WITHHELD.iter().any(|word| word.eq_ignore_ascii_case(number)))
        .map(|number| Private::new(number.to_owned()))
}

/// The first leg of the conversation, where this is a later one.
fn first_leg_of(data: &ContactData) -> Option<CallId> {
    data.initial_contact_id
        .as_deref()
        .filter(|first| *first != data.contact_id)
        .map(CallId::new)
}

/// How it came about, in the contract's words; none where the library does not tell.
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
