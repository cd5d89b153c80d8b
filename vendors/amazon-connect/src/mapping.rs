//! What Streams shows, in the words of the vendor contract. Pure: no clock, no browser.
//!
//! The library shows only the present. [`Mapping`] adds what has to be remembered: the order in which contacts were
//! seen, facts that vanish when a contact ends, how it ended, and which call was dialled from here.

mod agent;
mod contact;
mod ending;

use std::time::Duration;

use fusion_cti::ids::{CallId, EventId};
use fusion_cti::phone::PhoneNumber;
use fusion_cti::sorted::SortedMap;
use fusion_cti::time::Timestamp;
use fusion_cti::vendor::{CallSnapshot, VendorLink, VendorSnapshot};

use crate::snapshot::{ContactData, Observation};
use contact::Remembered;

pub(crate) use contact::is_voice;

/// A call that was dialled here appears within this time, or never: a later one was dialled elsewhere.
const DIALLED_CALL_APPEARS_WITHIN: Duration = Duration::from_secs(30);

/// The memory between two observations.
#[derive(Debug, Default)]
pub struct Mapping {
    contacts: SortedMap<CallId, Remembered>,
    seen: u64,
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
        if let Some(remembered) = self.contacts.get_mut(call) {
            remembered.rejected_here = true;
        }
    }

    /// The service did not take the refusal: the call rings on, and its end will have another reason.
    pub fn rejecting_refused(&mut self, call: &CallId) {
        if let Some(remembered) = self.contacts.get_mut(call) {
            remembered.rejected_here = false;
        }
    }

    /// The whole picture. Contacts of other types are left out, and so is what monitors somebody else's call.
    pub fn picture(&mut self, observation: &Observation, link: VendorLink, now: Timestamp) -> VendorSnapshot {
        let shown: Vec<&ContactData> = observation
            .contacts
            .iter()
            .filter(|data| contact::is_a_call(data))
            .collect();
        self.contacts
            .retain(|id, _| shown.iter().any(|data| data.contact_id == id.as_str()));
        let agent_state = observation.agent.as_ref().map(|agent| &agent.state);
        let mut calls: Vec<(u64, CallSnapshot)> = Vec::with_capacity(shown.len());
        for data in shown {
            let id = CallId::new(data.contact_id.as_str());
            if !self.contacts.contains_key(&id) {
                let event_id = self.take_dialled(data, now);
                self.seen += 1;
                self.contacts
                    .insert(id.clone(), Remembered::new(self.seen, event_id));
            }
            if let Some(remembered) = self.contacts.get_mut(&id) {
                remembered.update(data, agent_state);
                let call = remembered.call(id, data, observation.muted);
                let place = calls.partition_point(|(order, _)| *order < remembered.order);
                calls.insert(place, (remembered.order, call));
            }
        }
        VendorSnapshot {
            link,
            agent: observation
                .agent
                .as_ref()
                .map(|agent| agent::snapshot(agent, !calls.is_empty())),
            softphone: observation.softphone,
            calls: calls.into_iter().map(|(_, call)| call).collect(),
        }
    }

    /// The event id for a new contact, if it is the outbound call that is awaited.
    fn take_dialled(&mut self, data: &ContactData, now: Timestamp) -> Option<EventId> {
        if !contact::is_dialled_by_the_agent(data) {
            return None;
        }
        // One that was dialled elsewhere in the meantime does not use the event id up.
        let dialled = self
            .dialled
            .take_if(|dialled| contact::may_be_to(data, &dialled.number))?;
        (now <= dialled.until).then_some(dialled.event_id)
    }
}
