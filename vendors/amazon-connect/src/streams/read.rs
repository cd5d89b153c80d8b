//! Taking the picture: every getter that is needed, none that may throw without being caught.
//!
//! A getter that fails costs its own field only; a contact that cannot be read at all is left out and the others stay
//! (`contract/streams.md` §7, traps).

use fusion_cti::redact::Private;
use fusion_cti::sorted::SortedMap;
use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::error::StreamsError;
use crate::mapping::is_voice;
use crate::snapshot::{AgentData, AgentStateData, ConnectionData, ContactData, Observation};
use crate::streams::value::{call, flag, list, moment, text};
use crate::sys::{self, at};

/// Reads agent and contacts. Before the first update, when the library has no agent, the picture is empty.
pub(crate) fn observe() -> Observation {
    let mut observation = Observation::default();
    if let Ok(agent) = agent() {
        observation.agent = Some(agent_data(&agent));
        for contact in list(&agent, "getContacts()").unwrap_or_default() {
            observation.contacts.extend(contact_data(&contact));
        }
    }
    observation
}

/// The library's view on one of the agent's contacts, found by comparing ids.
///
/// # Errors
/// It is gone, or there is no agent.
pub(super) fn find_contact(id: &str) -> Result<JsValue, StreamsError> {
    let contacts = call(&agent()?, "getContacts", &[])?;
    Array::from(&contacts)
        .to_vec()
        .into_iter()
        .find(|contact| text(contact, "getContactId()").as_deref() == Some(id))
        .ok_or(StreamsError::Gone)
}

/// The library's view on the agent.
///
/// # Errors
/// There is none before the first update.
pub(super) fn agent() -> Result<JsValue, StreamsError> {
    let agent = at(&sys::connect(), "Agent").ok_or(StreamsError::NotConnected)?;
    Reflect::construct(agent.unchecked_ref::<Function>(), &Array::new())
        .map_err(|_| StreamsError::NotConnected)
}

/// The agent's getters.
fn agent_data(agent: &JsValue) -> AgentData {
    let mut states = Vec::new();
    for state in list(agent, "getAgentStates()").unwrap_or_default() {
        states.push(state_data(&state));
    }
    AgentData {
        name: text(agent, "getName()").unwrap_or_default(),
        state: state_data(&at(agent, "getState()").unwrap_or_default()),
        next_state: text(agent, "getNextState().name"),
        routing_profile: text(agent, "getRoutingProfile().name"),
        states,
        permissions: list(agent, "getPermissions()").map(|granted| {
            let names = granted.iter().filter_map(JsValue::as_string);
            names.collect()
        }),
    }
}

/// One agent state.
fn state_data(state: &JsValue) -> AgentStateData {
    AgentStateData {
        arn: text(state, "agentStateARN"),
        name: text(state, "name").unwrap_or_default(),
        kind: text(state, "type").unwrap_or_default(),
    }
}

/// One contact's getters. Of other types than calls only id, type and state are asked for: the rest throws on tasks.
fn contact_data(contact: &JsValue) -> Option<ContactData> {
    let basics = ContactData {
        contact_id: text(contact, "getContactId()")?,
        kind: text(contact, "getType()")?,
        state: text(contact, "getState().type")?,
        ..ContactData::default()
    };
    if !is_voice(&basics.kind) {
        return Some(basics);
    }
    let mut third_parties = Vec::new();
    for leg in list(contact, "getThirdPartyConnections()").unwrap_or_default() {
        third_parties.push(connection_data(&leg));
    }
    let leg = |getter| at(contact, getter).map(|leg| connection_data(&leg));
    Some(ContactData {
        initial_contact_id: text(contact, "getInitialContactId()"),
        since: moment(contact, "getState().timestamp"),
        is_inbound: flag(contact, "isInbound()"),
        initiation_method: text(contact, "getInitiationMethod()"),
        queue: text(contact, "getQueue().name"),
        attributes: attributes(contact),
        customer_number: text(contact, "getCustomerEndpoint().phoneNumber"),
        initial: leg("getInitialConnection()"),
        agent_leg: leg("getAgentConnection()"),
        third_parties,
        ..basics
    })
}

/// A contact's map of `{name, value}` under their names; null while monitoring.
fn attributes(contact: &JsValue) -> SortedMap<String, Private<String>> {
    let mut attributes = SortedMap::new();
    let map = at(contact, "getAttributes()").and_then(|map| map.dyn_into::<Object>().ok());
    let entries = map.map(|map| Object::entries(&map).to_vec());
    for entry in entries.unwrap_or_default() {
        let value = at(&entry, "1.value").or_else(|| at(&entry, "1"));
        if let (Some(name), Some(value)) = (at(&entry, "0"), value)
            && let (Some(name), Some(value)) = (name.as_string(), value.as_string())
        {
            attributes.insert(name, Private::new(value));
        }
    }
    attributes
}

/// One connection's getters.
fn connection_data(connection: &JsValue) -> ConnectionData {
    ConnectionData {
        state: text(connection, "getState().type").unwrap_or_default(),
        phone_number: text(connection, "getEndpoint().phoneNumber"),
        is_mute: flag(connection, "isMute()").unwrap_or(false),
    }
}
