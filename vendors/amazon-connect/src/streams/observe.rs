//! Everything that the library shows, at one moment.

use super::agent::Agent;
use super::contact::Contact;
use crate::snapshot::Observation;

/// Reads the agent and all contacts. Before the first update, when the library has no agent, nothing is observed. A contact
/// that cannot be read at all is left out, and the others stay.
pub(crate) fn observe() -> Observation {
    let Ok(agent) = Agent::current() else {
        return Observation::default();
    };
    let contacts = agent.contacts().unwrap_or_default();
    Observation {
        agent: Some(agent.data()),
        contacts: contacts.iter().filter_map(Contact::data).collect(),
        ..Observation::default()
    }
}
