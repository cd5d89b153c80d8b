//! Taking the picture: every getter that is needed, none that may throw without being caught.
//!
//! A getter that fails costs its own field only; a contact that cannot be read at all is left out and the others stay
//! (`contract/streams.md` §7, traps).

use std::collections::BTreeMap;

use fusion_cti::redact::Private;
use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::error::StreamsError;
use crate::mapping::is_voice;
use crate::snapshot::{AgentData, AgentStateData, ConnectionData, ContactData, Observation};
use crate::streams::value::{call, flag, list, moment, text};
use crate::sys::{self, at, get};

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
    }
}

/// Whether the agent has a permission; also where the library does not tell.
pub(crate) fn may(permission: &str) -> bool {
    let granted = agent().ok().and_then(|agent| list(&agent, "getPermissions()"));
    granted.is_none_or(|granted| granted.iter().any(|name| *name == permission))
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
    let contact_id = text(contact, "getContactId()")?;
    let kind = text(contact, "getType()")?;
    let state = text(contact, "getState().type")?;
    let nothing = JsValue::UNDEFINED;
    let call = if is_voice(&kind) { contact } else { &nothing };
    let mut third_parties = Vec::new();
    for leg in list(call, "getThirdPartyConnections()").unwrap_or_default() {
        third_parties.push(connection_data(&leg));
    }
    let leg = |getter| at(call, getter).map(|leg| connection_data(&leg));
    Some(ContactData {
        contact_id,
        kind,
        state,
        initial_contact_id: text(call, "getInitialContactId()"),
        since: moment(call, "getState().timestamp"),
        is_inbound: flag(call, "isInbound()"),
        initiation_method: text(call, "getInitiationMethod()"),
        queue: text(call, "getQueue().name"),
        attributes: attributes(call),
        customer_number: text(call, "getCustomerEndpoint().phoneNumber"),
        initial: leg("getInitialConnection()"),
        agent_leg: leg("getAgentConnection()"),
        third_parties,
    })
}

/// A contact's map of `{name, value}` under their names; null while monitoring.
fn attributes(contact: &JsValue) -> BTreeMap<String, Private<String>> {
    let mut attributes = BTreeMap::new();
    let map = at(contact, "getAttributes()").unwrap_or(JsValue::UNDEFINED);
    if let Some(map) = map.dyn_ref::<Object>() {
        for name in Object::keys(map).to_vec() {
            let Some(name) = name.as_string() else { continue };
            let attribute = get(map, &name).unwrap_or_default();
            let value = at(&attribute, "value").unwrap_or(attribute);
            if let Some(value) = value.as_string() {
                attributes.insert(name, Private::new(value));
            }
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
