//! The phone system's state in its own words, as plain data. Replace it with that of yours.

use std::collections::BTreeMap;

use fusion_cti::redact::Private;

/// The agent and the agent's calls at one moment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PhoneState {
    /// Whether the agent is signed in.
    pub signed_in: bool,
    /// The agent's name, for people.
    pub agent: Private<String>,
    /// The state that the agent has chosen, by its id.
    pub agent_state: String,
    /// The states that the agent can choose.
    pub agent_states: Vec<AgentState>,
    /// The calls, oldest first. One that has ended is gone.
    pub calls: Vec<PhoneCall>,
}

/// A state that an agent can choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgentState {
    /// The state's id, by which it is chosen.
    pub id: String,
    /// The state's name, for the agent.
    pub name: String,
    /// Whether calls are routed to an agent who is in it.
    pub takes_calls: bool,
}

/// A call of the agent's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhoneCall {
    /// The call's id, unique among the calls.
    pub id: String,
    /// How far the call has come.
    pub state: CallState,
    /// The caller's number; absent when withheld.
    pub from: Option<Private<String>>,
    /// The queue that it came through.
    pub queue: Option<String>,
    /// The data that is attached to the call.
    pub data: BTreeMap<String, Private<String>>,
}

/// The stage of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CallState {
    /// Offered to the agent.
    Alerting,
    /// The parties can hear each other.
    Active,
}
