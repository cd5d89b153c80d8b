use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::connection::{Connection, ConnectionState, Role};

/// The channels that the mock centre knows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContactKind {
    /// A telephone call, inbound or dialled.
    #[default]
    Voice,
    /// A call that the customer asked for and the agent has to accept before it is dialled.
    QueueCallback,
    /// A piece of work without a conversation.
    Task,
    /// A conversation in writing, which the toolbar ignores.
    Chat,
}

impl ContactKind {
    /// Whether it occupies the agent's telephone.
    pub fn is_voice(self) -> bool {
        matches!(self, ContactKind::Voice | ContactKind::QueueCallback)
    }
}

/// The stages of a contact, under the names that the library uses for its state types.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// A queued callback or a preview, offered to the agent and not dialled yet.
    Incoming,
    /// Offered to the agent, or being dialled.
    Connecting,
    /// The agent is on it.
    Connected,
    /// Over; the agent does the after-call work.
    Ended,
    /// Over before it was connected, in the way that the service reports most of these.
    Error,
    /// It rang until the centre gave up, in centres that report this as such.
    Missed,
    /// Rejected by the agent, in centres that report this as such.
    Rejected,
}

impl Phase {
    /// Whether somebody still waits, rings or talks.
    pub fn is_live(self) -> bool {
        matches!(self, Phase::Incoming | Phase::Connecting | Phase::Connected)
    }

    /// Whether it is offered to the agent or dialled, and not answered.
    pub fn is_unanswered(self) -> bool {
        matches!(self, Phase::Incoming | Phase::Connecting)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Direction {
    Inbound,
    Outbound,
}

#[derive(Debug, Clone)]
pub(crate) struct Contact {
    pub(crate) id: String,
    pub(crate) initial_contact_id: Option<String>,
    pub(crate) kind: ContactKind,
    pub(crate) direction: Direction,
    pub(crate) initiation: String,
    pub(crate) phase: Phase,
    pub(crate) phase_since: u64,
    /// An accepted callback is dialled although it counts as inbound.
    pub(crate) callback_accepted: bool,
    pub(crate) queue: String,
    pub(crate) queued_at: Option<u64>,
    pub(crate) number: Option<String>,
    pub(crate) name: Option<String>,
    pub(crate) attributes: BTreeMap<String, String>,
    pub(crate) connections: Vec<Connection>,
    /// The error state in which this contact left the agent.
    pub(crate) agent_error: Option<&'static str>,
    pub(crate) digits: String,
}

impl Contact {
    pub(crate) fn enter(&mut self, phase: Phase, now: u64) {
        self.phase = phase;
        self.phase_since = now;
    }

    /// Whether the centre is calling the customer, rather than the agent. An outbound call that a campaign or a program began is
    /// offered to the agent.
    pub(crate) fn dials_customer(&self) -> bool {
        self.initiation == "outbound" || self.callback_accepted
    }

    /// Whether the agent reads it before the customer is called.
    pub(crate) fn is_preview(&self) -> bool {
        self.initiation == "campaign_preview"
    }

    /// Whether the customer's telephone rings. The customer of a preview is called while the contact is connected.
    pub(crate) fn is_dialling(&self) -> bool {
        let unanswered = self.phase.is_unanswered() && self.dials_customer();
        let called = |leg: &Connection| leg.state == ConnectionState::Connecting;
        unanswered || (self.is_preview() && self.third_party().is_some_and(called))
    }

    pub(crate) fn connection_mut(&mut self, connection_id: &str) -> Option<&mut Connection> {
        self.connections
            .iter_mut()
            .find(|connection| connection.id == connection_id)
    }

    pub(crate) fn agent_connection(&self) -> Option<&Connection> {
        self.connections
            .iter()
            .find(|connection| connection.role == Role::Agent)
    }

    pub(crate) fn initial_connection(&self) -> Option<&Connection> {
        self.connections.iter().find(|connection| connection.initial)
    }

    /// The customer's: the initial one, or that which was added when the agent dialled a preview.
    pub(crate) fn customer_connection(&self) -> Option<&Connection> {
        self.initial_connection().or_else(|| self.third_party())
    }

    /// The parties other than the agent who are still on the line.
    pub(crate) fn other_parties(&self) -> impl Iterator<Item = &Connection> {
        self.connections
            .iter()
            .filter(|connection| connection.role != Role::Agent && connection.state.is_active())
    }

    /// The newest party that was added to the call and is still on the line.
    pub(crate) fn third_party(&self) -> Option<&Connection> {
        self.other_parties()
            .filter(|connection| !connection.initial)
            .last()
    }

    /// The newest party that was added to the call and is still on the line.
    pub(crate) fn third_party_mut(&mut self) -> Option<&mut Connection> {
        self.connections.iter_mut().rev().find(|connection| {
            connection.role != Role::Agent && !connection.initial && connection.state.is_active()
        })
    }

    /// Answered: the agent and every party that is not on hold hear each other.
    pub(crate) fn connect(&mut self, now: u64) {
        for connection in &mut self.connections {
            if connection.state != ConnectionState::Disconnected {
                connection.enter(ConnectionState::Connected, now);
            }
        }
        self.enter(Phase::Connected, now);
    }

    /// Everybody has left the line.
    pub(crate) fn disconnect(&mut self, phase: Phase, now: u64) {
        for connection in &mut self.connections {
            connection.enter(ConnectionState::Disconnected, now);
        }
        self.enter(phase, now);
    }
}
