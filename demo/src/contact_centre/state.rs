use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use super::contact::{Contact, ContactKind, Direction, Phase};
use super::{ContactCentre, Fault, Session, Settings};
use crate::contact_centre::connection::ConnectionState;

/// The whole centre at one moment: what tests look at, what the scenario bar shows, and what the CCP page reports.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CentreState {
    /// Grows with every change.
    pub revision: u64,
    /// The state of the agent's sign-in.
    pub session: Session,
    /// Whether a CCP page whose session has expired keeps answering the library's keepalive.
    pub session_still_answers: bool,
    /// When the agent is signed out for inactivity, in milliseconds since 1970, if nothing is done before.
    pub signs_out_at: Option<u64>,
    /// Whether the CCP page has been told to say nothing.
    pub silent: bool,
    /// The agent's state, the next state, and the states to choose from.
    pub agent: AgentSummary,
    /// The contacts on the agent's desk, oldest first.
    pub contacts: Vec<ContactSummary>,
    /// The contacts that wait in a queue for the agent, oldest first.
    pub waiting: Vec<ContactSummary>,
    /// Whether the agent's microphone is off.
    pub muted: bool,
    /// The settings in force.
    pub settings: Settings,
    /// The faults that are still in effect.
    pub faults: Vec<Fault>,
    /// What the library asked for, oldest first; only the newest 200 are kept.
    pub requests: Vec<RequestRecord>,
    /// The agent's desk in the vendor library's shape.
    pub snapshot: Value,
    /// The agent's configuration in the vendor library's shape.
    pub configuration: Value,
}

/// The agent's state in short.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AgentSummary {
    /// The name of the state that everybody sees, such as `PendingBusy`.
    pub state: String,
    /// Its type, such as `system`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The state that the agent selected, and returns to.
    pub selected: String,
    /// The state that the agent has queued as the next one.
    pub next: Option<String>,
}

/// A contact in short.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ContactSummary {
    /// Its id, which survives being offered again.
    pub contact_id: String,
    /// Its channel: a telephone call, a callback, a task or a chat.
    pub kind: ContactKind,
    /// `inbound` or `outbound`, as the customer sees it.
    pub direction: String,
    /// How far it has come.
    pub state: Phase,
    /// The customer's number; absent where it is withheld.
    pub number: Option<String>,
    /// Its name, where it has one.
    pub name: Option<String>,
    /// The queue it came through.
    pub queue: String,
    /// The attributes that the contact flow set.
    pub attributes: BTreeMap<String, String>,
    /// Whether the centre is dialling the customer at this moment.
    pub dialling: bool,
    /// Whether the customer is on hold.
    pub held: bool,
    /// The keys pressed so far.
    pub digits: String,
    /// How the party that was added last stands, if there is one on the line.
    pub third_party: Option<String>,
}

/// A request that reached the centre.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RequestRecord {
    /// Its name on the wire.
    pub method: String,
    /// The contact it was about.
    pub contact_id: Option<String>,
    /// `done`, `lost`, or the exception's type.
    pub outcome: String,
}

impl ContactCentre {
    /// Everything, as it is now.
    pub fn state(&self, now: u64) -> CentreState {
        CentreState {
            revision: self.revision,
            session: self.session,
            session_still_answers: self.session_still_answers,
            signs_out_at: self.signs_out_at,
            silent: self.silent,
            agent: AgentSummary {
                state: self.shown.name.to_owned(),
                kind: self.shown.kind.to_owned(),
                selected: self.available_as.name.to_owned(),
                next: self.next_state.map(|state| state.name.to_owned()),
            },
            contacts: self.contacts.iter().map(ContactSummary::of).collect(),
            waiting: self.waiting.iter().map(ContactSummary::of).collect(),
            muted: self.muted,
            settings: self.settings.clone(),
            faults: self.faults.clone(),
            requests: self.requests.clone(),
            snapshot: self.snapshot_json(now),
            configuration: self.configuration_json(),
        }
    }
}

impl ContactSummary {
    fn of(contact: &Contact) -> ContactSummary {
        ContactSummary {
            contact_id: contact.id.clone(),
            kind: contact.kind,
            direction: if contact.direction == Direction::Inbound {
                "inbound"
            } else {
                "outbound"
            }
            .to_owned(),
            state: contact.phase,
            number: contact.number.clone(),
            name: contact.name.clone(),
            queue: contact.queue.clone(),
            attributes: contact.attributes.clone(),
            dialling: contact.is_dialling(),
            held: contact
                .customer_connection()
                .is_some_and(|leg| leg.state == ConnectionState::Hold),
            digits: contact.digits.clone(),
            third_party: contact.third_party().map(|leg| leg.state.name().to_owned()),
        }
    }
}
