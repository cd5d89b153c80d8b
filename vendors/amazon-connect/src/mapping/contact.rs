//! One contact: its facts, its stage, and what is remembered of it.

use std::collections::BTreeMap;

use fusion_cti::direction::Direction;
use fusion_cti::ids::{CallId, EventId};
use fusion_cti::phone::{PhoneNumber, is_withheld};
use fusion_cti::redact::Private;
use fusion_cti::time::Timestamp;
use fusion_cti::vendor::{CallSnapshot, Initiation, Mute, Recording, Stage};

use crate::mapping::ending::Circumstances;
use crate::mapping::stage::Standing;
use crate::snapshot::{AgentStateData, ContactData};

/// Whether a contact may be the result of dialling this number. The service is handed numbers with their country only, and
/// shows them so; what it shows may be no number at all.
pub(super) fn may_be_to(data: &ContactData, dialled: &PhoneNumber) -> bool {
    let Some(number) = number_of(data).and_then(|number| PhoneNumber::parse(number).ok()) else {
        return true;
    };
    number.digits() == dialled.digits()
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
                dialled_number: None,
                queue: None,
                attributes: BTreeMap::new(),
                mute: Mute::Open,
                recording: Recording::Off,
                since: None,
                refuses: Vec::new(),
                unnamed: Vec::new(),
            },
            rejected_here: false,
            was_connected: None,
        }
    }

    /// Takes in what is shown now. What is not shown any more stays as it was.
    pub(super) fn update(&mut self, data: &mut ContactData, agent_state: Option<&AgentStateData>) {
        let call = &mut self.shown;
        call.direction = data.direction().unwrap_or(call.direction);
        call.initiation = data.initiation().unwrap_or(call.initiation);
        call.since = data.since.map(Timestamp);
        if let Some(number) = number_of(data) {
            call.number = Some(Private::new(number.to_owned()));
        }
        if let Some(number) = data.dialled_number() {
            call.dialled_number = Some(Private::new(number.to_owned()));
        }
        if let Some(first_leg) = first_leg_of(data) {
            call.first_leg = Some(CallId::new(first_leg));
        }
        let stage = self.stage(data, agent_state);
        let call = &mut self.shown;
        call.stage = stage;
        call.mute = data.mute(stage);
        call.refuses = data.refuses(stage);
        call.unnamed = data.unnamed();
        if data.queue.is_some() {
            call.queue = data.queue.take();
        }
        if !data.attributes.is_empty() {
            call.attributes = std::mem::take(&mut data.attributes);
        }
    }

    /// Where it stands. What cannot be told leaves it where it was.
    fn stage(&mut self, data: &ContactData, agent_state: Option<&AgentStateData>) -> Stage {
        // What an earlier offer under the same id came to says nothing of this one.
        let is_over = matches!(self.shown.stage, Stage::Over(_));
        let talked = self.was_connected == Some(true) && !is_over;
        let Some(standing) = data.standing(agent_state, talked) else {
            return self.shown.stage;
        };
        let stage = match standing {
            Standing::Ringing => Stage::Ringing,
            Standing::Preview => Stage::Preview,
            Standing::Dialling => Stage::Dialling,
            Standing::Connected(line) => Stage::Connected(line),
            Standing::Over => {
                return match self.shown.stage {
                    over @ Stage::Over(_) => over,
                    Stage::Ringing | Stage::Preview | Stage::Dialling | Stage::Connected(_) => {
                        Stage::Over(self.circumstances(data, agent_state).ending())
                    }
                };
            }
        };
        // Alive: the same id may be offered again after it had ended (trace `offered-again`).
        if is_over {
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
            is_callback: data.is_agent_first_callback(),
            was_connected: self.was_connected,
            rejected_here: self.rejected_here,
        }
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
