//! Taking the picture: every getter that is needed, none that may throw without being caught.
//!
//! A getter that fails costs its own field only; a contact that cannot be read at all is left out and the others stay
//! (`contract/streams.md` §7, traps).

use fusion_cti::sorted::SortedMap;
use js_sys::{Array, Object};
use wasm_bindgen::{JsCast, JsValue};

use crate::error::StreamsError;
use crate::mapping::is_voice;
use crate::snapshot::{AgentData, AgentStateData, ConnectionData, ContactData, Observation};
use crate::streams::value::{failure, moment, property, returned_text, text};
use crate::sys;

/// Reads agent and contacts. Before the first update, when the library has no agent, the picture is empty.
pub(crate) fn observe() -> Observation {
    let Ok(agent) = sys::Agent::new() else {
        return Observation::default();
    };
    let contacts = agent
        .contacts()
        .map(|contacts| {
            contacts
                .iter()
                .filter_map(|contact| contact_data(&contact.unchecked_into()))
                .collect()
        })
        .unwrap_or_default();
    Observation {
        agent: Some(agent_data(&agent)),
        contacts,
        ..Observation::default()
    }
}

/// The library's view on one of the agent's contacts, found by comparing ids.
///
/// # Errors
/// It is gone, or there is no agent.
pub(super) fn find_contact(id: &str) -> Result<sys::Contact, StreamsError> {
    let contacts = agent()?.contacts().map_err(|thrown| failure(&thrown))?;
    contacts
        .iter()
        .map(JsCast::unchecked_into::<sys::Contact>)
        .find(|contact| returned_text(contact.id()).as_deref() == Some(id))
        .ok_or(StreamsError::Gone)
}

/// The library's view on the agent.
///
/// # Errors
/// There is none before the first update.
pub(super) fn agent() -> Result<sys::Agent, StreamsError> {
    sys::Agent::new().map_err(|_| StreamsError::NotConnected)
}

/// The agent's getters.
fn agent_data(agent: &sys::Agent) -> AgentData {
    AgentData {
        name: returned_text(agent.name()).unwrap_or_default(),
        state: agent.state().map(|state| state_data(&state)).unwrap_or_default(),
        next_state: agent
            .next_state()
            .ok()
            .flatten()
            .and_then(|state| state.name().as_string()),
        routing_profile: agent
            .routing_profile()
            .ok()
            .and_then(|profile| text(&profile, "name")),
        states: agent
            .agent_states()
            .map(|states| {
                states
                    .iter()
                    .map(|state| state_data(&state.unchecked_into()))
                    .collect()
            })
            .unwrap_or_default(),
        permissions: agent.permissions().ok().map(|permissions| texts(&permissions)),
    }
}

/// One agent state.
fn state_data(state: &sys::AgentState) -> AgentStateData {
    let value: &JsValue = state.as_ref();
    AgentStateData {
        arn: text(value, "agentStateARN"),
        name: text(value, "name").unwrap_or_default(),
        kind: text(value, "type").unwrap_or_default(),
    }
}

/// The texts of a list.
fn texts(list: &Array) -> Vec<String> {
    list.iter().filter_map(|value| value.as_string()).collect()
}

/// One contact's getters. Of other types than calls only id, type and state are asked for: the rest throws on tasks.
fn contact_data(contact: &sys::Contact) -> Option<ContactData> {
    let contact_id = returned_text(contact.id())?;
    let kind = returned_text(contact.kind())?;
    let state = contact.state().ok()?;
    let basics = ContactData {
        contact_id,
        state: text(&state, "type").unwrap_or_default(),
        kind,
        ..ContactData::default()
    };
    if !is_voice(&basics.kind) {
        return Some(basics);
    }
    Some(ContactData {
        initial_contact_id: returned_text(contact.initial_id()),
        since: moment(&state, "timestamp"),
        is_inbound: contact.is_inbound().ok().and_then(|inbound| inbound.as_bool()),
        initiation_method: returned_text(contact.initiation_method()),
        queue: contact.queue().ok().and_then(|queue| text(&queue, "name")),
        attributes: contact
            .attributes()
            .map(|map| attributes(&map))
            .unwrap_or_default(),
        customer_number: contact
            .customer_endpoint()
            .ok()
            .and_then(|endpoint| text(&endpoint, "phoneNumber")),
        initial: contact
            .initial_connection()
            .ok()
            .flatten()
            .map(|leg| connection_data(&leg)),
        agent_leg: contact
            .agent_connection()
            .ok()
            .flatten()
            .map(|leg| connection_data(&leg)),
        third_parties: contact
            .third_party_connections()
            .map(|legs| {
                legs.iter()
                    .map(|leg| connection_data(&leg.unchecked_into()))
                    .collect()
            })
            .unwrap_or_default(),
        ..basics
    })
}

/// A map of `{name, value}` under their names; null while monitoring.
fn attributes(map: &JsValue) -> SortedMap<String, String> {
    let mut attributes = SortedMap::new();
    if let Some(map) = map.dyn_ref::<Object>() {
        attributes.extend(Object::entries(map).iter().filter_map(|entry| {
            let entry: Array = entry.dyn_into().ok()?;
            let attribute = entry.get(1);
            let value = property(&attribute, "value").unwrap_or(attribute).as_string()?;
            Some((entry.get(0).as_string()?, value))
        }));
    }
    attributes
}

/// One connection's getters.
fn connection_data(connection: &sys::Connection) -> ConnectionData {
    ConnectionData {
        state: connection
            .state()
            .ok()
            .and_then(|state| text(&state, "type"))
            .unwrap_or_default(),
        phone_number: connection
            .endpoint()
            .ok()
            .and_then(|endpoint| text(&endpoint, "phoneNumber")),
        is_mute: connection
            .is_mute()
            .ok()
            .and_then(|mute| mute.as_bool())
            .unwrap_or(false),
    }
}
