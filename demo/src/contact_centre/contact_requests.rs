use super::connection::{Role, endpoint};
use super::contact::{Contact, ContactKind, Phase};
use super::{ContactCentre, Exception};

impl ContactCentre {
    pub(super) fn known(&mut self, contact_id: &str) -> Result<&mut Contact, Exception> {
        self.find_mut(contact_id)
            .ok_or_else(|| Exception::new("ContactNotFoundException", "Contact not found"))
    }

    pub(super) fn accept(&mut self, contact_id: &str, now: u64) -> Result<(), Exception> {
        let has_softphone = self.settings.softphone;
        let contact = self.known(contact_id)?;
        if !contact.phase.is_unanswered() || contact.dials_customer() {
            return Err(wrong_phase(contact));
        }
        // The service has taken the request, but the agent's leg never comes up.
        if contact.kind.is_voice() && !self.gives_sound() {
            return Ok(());
        }
        let contact = self.known(contact_id)?;
        if contact.kind == ContactKind::QueueCallback {
            contact.callback_accepted = true;
            contact
                .connections
                .iter_mut()
                .for_each(|connection| connection.softphone = has_softphone);
            contact.enter(Phase::Connecting, now);
        } else {
            contact.connect(now);
        }
        Ok(())
    }

    /// The agent has read a preview and calls its customer, who is added to the contact.
    pub(super) fn engage_preview(&mut self, contact_id: &str, now: u64) -> Result<(), Exception> {
        let contact = self.known(contact_id)?;
        let waits = contact.is_preview() && contact.phase == Phase::Connected;
        if !waits || contact.other_parties().next().is_some() {
            return Err(wrong_phase(contact));
        }
        let target = endpoint("phone_number", contact.number.as_deref());
        let customer = self.connection(contact_id, "c", Role::Outbound, target, true, now);
        self.known(contact_id)?.connections.push(customer);
        Ok(())
    }

    pub(super) fn reject(&mut self, contact_id: &str, now: u64) -> Result<(), Exception> {
        let contact = self.known(contact_id)?;
        if !contact.phase.is_unanswered() || contact.dials_customer() {
            return Err(wrong_phase(contact));
        }
        self.turn_away(contact_id, now);
        Ok(())
    }

    pub(super) fn clear(&mut self, contact_id: &str) -> Result<(), Exception> {
        let contact = self.known(contact_id)?;
        if contact.phase.is_live() {
            return Err(wrong_phase(contact));
        }
        self.remove(contact_id);
        Ok(())
    }

    /// As clear, and in addition the way to finish a connected task.
    pub(super) fn complete(&mut self, contact_id: &str, now: u64) -> Result<(), Exception> {
        let contact = self.known(contact_id)?;
        if contact.kind == ContactKind::Task && contact.phase == Phase::Connected {
            contact.disconnect(Phase::Ended, now);
        }
        self.clear(contact_id)
    }
}

pub(super) fn wrong_phase(contact: &Contact) -> Exception {
    let phase = serde_json::to_value(contact.phase).unwrap_or_default();
    Exception::invalid_state(format!(
        "Invalid contact state {}",
        phase.as_str().unwrap_or_default()
    ))
}
