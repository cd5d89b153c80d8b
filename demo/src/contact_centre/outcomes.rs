//! How contacts end, and how they leave the desk.

use super::ContactCentre;
use super::connection::{ConnectionState, Role};
use super::contact::{Contact, Phase};

/// Enough to offer a contact again; more would only grow.
const DEPARTED_KEPT: usize = 20;

impl ContactCentre {
    /// A conversation is over: after-call work, or nothing left at all where the centre has none.
    pub(super) fn end(&mut self, contact_id: &str, now: u64) {
        if !self.settings.after_call_work {
            self.remove(contact_id);
        } else if let Some(contact) = self.find_mut(contact_id) {
            contact.disconnect(Phase::Ended, now);
        }
    }

    /// A contact is over before it was connected, and leaves the agent in an error state if it is a call.
    /// `caller_stays`: the customer keeps waiting, as the real service lets a caller do whom this agent did not take.
    pub(super) fn fail(
        &mut self,
        contact_id: &str,
        phase: Phase,
        agent_error: &'static str,
        caller_stays: bool,
        now: u64,
    ) {
        let Some(contact) = self.find_mut(contact_id) else {
            return;
        };
        contact.agent_error = contact.kind.is_voice().then_some(agent_error);
        for connection in &mut contact.connections {
            if !caller_stays || connection.role == Role::Agent {
                connection.enter(ConnectionState::Disconnected, now);
            }
        }
        contact.enter(phase, now);
    }

    /// The agent does not want an offered contact.
    pub(super) fn turn_away(&mut self, contact_id: &str, now: u64) {
        let phase = self.settings.reject_as.phase();
        // For callbacks the service names no better state than `Default`.
        let callback = self
            .find(contact_id)
            .is_some_and(|contact| contact.phase == Phase::Incoming);
        self.fail(
            contact_id,
            phase,
            if callback { "Default" } else { "FailedConnectAgent" },
            true,
            now,
        );
    }

    /// The contact leaves the agent's desk.
    pub(super) fn remove(&mut self, contact_id: &str) {
        let gone = self
            .contacts
            .extract_if(.., |contact| contact.id == contact_id)
            .next();
        self.departed.extend(gone);
        let surplus = self.departed.len().saturating_sub(DEPARTED_KEPT);
        self.departed.drain(..surplus);
    }

    /// Everything that is over leaves the desk, as when the agent selects a state in after-call work.
    pub(super) fn remove_finished_calls(&mut self) {
        let finished: Vec<String> = self
            .contacts
            .iter()
            .filter(|contact| contact.kind.is_voice() && !contact.phase.is_live())
            .map(|contact| contact.id.clone())
            .collect();
        finished.iter().for_each(|id| self.remove(id));
    }

    pub(super) fn find(&self, contact_id: &str) -> Option<&Contact> {
        self.contacts.iter().find(|contact| contact.id == contact_id)
    }

    pub(super) fn find_mut(&mut self, contact_id: &str) -> Option<&mut Contact> {
        self.contacts.iter_mut().find(|contact| contact.id == contact_id)
    }
}
