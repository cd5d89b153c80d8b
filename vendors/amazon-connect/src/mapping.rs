//! What Streams shows, in the words of the vendor contract. Pure: no clock, no browser.
//!
//! The library shows only the present. [`Mapping`] adds what has to be remembered: the order in which contacts were
//! seen, facts that vanish when a contact ends, how it ended, and which call was dialled from here.

mod agent;
mod contact;
mod ending;
mod legs;
mod mute;
mod origin;
mod stage;

use std::time::Duration;

use fusion_cti::ids::{CallId, EventId};
use fusion_cti::phone::PhoneNumber;
use fusion_cti::time::Timestamp;
use fusion_cti::vendor::{AgentSnapshot, VendorLink, VendorSnapshot};

use crate::snapshot::{ContactData, Observation};
use contact::Remembered;

pub(crate) use legs::{Leg, LegState};
pub(crate) use mute::MutedBy;
pub(crate) use stage::is_voice;

/// A call that was dialled here appears within this time, or never: a later one was dialled elsewhere.
const DIALLED_CALL_APPEARS_WITHIN: Duration = Duration::from_secs(30);

/// The memory between two observations.
#[derive(Debug, Default)]
pub struct Mapping {
    /// The calls in the order in which they were first seen.
    calls: Vec<Remembered>,
    dialled: Option<Dialled>,
}

/// A call that was asked for and has not been seen yet.
#[derive(Debug)]
struct Dialled {
    event_id: EventId,
    number: PhoneNumber,
    until: Timestamp,
}

impl Mapping {
    /// Nothing is known yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// The next new outbound call to this number is the one that is being dialled under this event id
    /// (`contract/streams.md` §13.9: the library does not tell which contact results).
    pub fn dialling(&mut self, event_id: EventId, number: PhoneNumber, now: Timestamp) {
        self.dialled = Some(Dialled {
            event_id,
            number,
            until: now.after(DIALLED_CALL_APPEARS_WITHIN),
        });
    }

    /// Dialling was refused: no call will come of it.
    pub fn dialling_refused(&mut self, event_id: &EventId) {
        if self
            .dialled
            .as_ref()
            .is_some_and(|dialled| dialled.event_id == *event_id)
        {
            self.dialled = None;
        }
    }

    /// The agent refuses this call here, which the service does not always tell (`contract/streams.md` §8.7).
    pub fn rejecting(&mut self, call: &CallId) {
        if let Some(remembered) = self.remembered(call.as_str()) {
            remembered.rejected_here = true;
        }
    }

    /// The service did not take the refusal: the call rings on, and its end will have another reason.
    pub fn rejecting_refused(&mut self, call: &CallId) {
        if let Some(remembered) = self.remembered(call.as_str()) {
            remembered.rejected_here = false;
        }
    }

    /// The whole snapshot. Contacts of other types are left out, and so is what monitors somebody else's call.
    pub fn snapshot(
        &mut self,
        mut observation: Observation,
        link: VendorLink,
        now: Timestamp,
    ) -> VendorSnapshot {
        let contacts = &mut observation.contacts;
        self.calls.retain(|call| {
            let id = call.shown.id.as_str();
            contacts
                .iter()
                .any(|data| data.contact_id == id && data.is_a_call())
        });
        let agent_state = observation.agent.as_ref().map(|agent| &agent.state);
        for data in contacts {
            if !data.is_a_call() {
                continue;
            }
            if self.remembered(&data.contact_id).is_none() {
                if !data.has_begun() {
                    continue;
                }
                let event_id = self.take_dialled(data, now);
                self.calls.push(Remembered::new(&data.contact_id, event_id));
            }
            if let Some(remembered) = self.remembered(&data.contact_id) {
                remembered.update(data, agent_state);
            }
        }
        let has_calls = !self.calls.is_empty();
        VendorSnapshot {
            link,
            agent: observation.agent.map(|agent| AgentSnapshot {
                sign_out: observation.sign_out,
                ..agent::snapshot(agent, has_calls)
            }),
            softphone: observation.softphone,
            calls: self.calls.iter().map(|call| call.shown.clone()).collect(),
        }
    }

    fn remembered(&mut self, id: &str) -> Option<&mut Remembered> {
        self.calls.iter_mut().find(|call| call.shown.id.as_str() == id)
    }

    /// The event id for a new contact, if it is the outbound call that is awaited.
    fn take_dialled(&mut self, data: &ContactData, now: Timestamp) -> Option<EventId> {
        if !data.may_be_dialled_by_the_agent() {
            return None;
        }
        // One that was dialled elsewhere in the meantime does not use the event id up.
        let dialled = self
            .dialled
            .take_if(|dialled| contact::may_be_to(data, &dialled.number))?;
        (now <= dialled.until).then_some(dialled.event_id)
    }
}
