//! What has arrived at the other end of a contact, for tests that ask whether a request did what it said.

use serde::Serialize;

use super::ContactCentre;
use super::connection::{Connection, Role};

/// What has arrived at the other end of a contact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Received {
    /// All tones, in the order in which they arrived.
    pub digits: String,
    /// The number of the party that was added last, also after that party or the agent has left.
    pub target: Option<String>,
}

impl ContactCentre {
    /// What has arrived at the other end of this contact, which may be over; `None` where nobody remembers it.
    pub fn received(&self, contact_id: &str) -> Option<Received> {
        let known = self.contacts.iter().chain(&self.waiting).chain(&self.departed);
        let contact = known.rev().find(|contact| contact.id == contact_id)?;
        let added = |connection: &&Connection| connection.role != Role::Agent && !connection.initial;
        let last = contact.connections.iter().rev().find(added);
        let number = last.and_then(|connection| connection.endpoint.get("phoneNumber"));
        Some(Received {
            digits: contact.digits.clone(),
            target: number.and_then(|number| number.as_str()).map(str::to_owned),
        })
    }
}
