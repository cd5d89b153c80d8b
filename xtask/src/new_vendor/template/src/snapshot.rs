//! What the phone system shows, in its own words and as plain data. Put here what yours shows.

use std::collections::BTreeMap;

use fusion_cti::redact::Private;

/// The agent and the agent's calls at one moment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// Whether the agent is signed in.
    pub signed_in: bool,
    /// The agent's name.
    pub agent: Private<String>,
    /// The state that the agent has chosen, by its id.
    pub state: String,
    /// The states that there are.
    pub states: Vec<ShownState>,
    /// The calls, oldest first. One that has ended is gone.
    pub calls: Vec<ShownCall>,
}

/// A state that an agent can choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownState {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Whether calls are routed to an agent who is in it.
    pub takes_calls: bool,
}

/// A call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownCall {
    /// Its id.
    pub id: String,
    /// Where it stands.
    pub state: CallState,
    /// Who calls; absent when withheld.
    pub from: Option<Private<String>>,
    /// The queue that it came through.
    pub queue: Option<String>,
    /// What is attached to it.
    pub data: BTreeMap<String, Private<String>>,
}

/// Where a call stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CallState {
    /// Offered to the agent.
    Alerting,
    /// The parties talk.
    Active,
}
