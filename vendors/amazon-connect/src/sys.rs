//! The library's globals and methods, as far as they are used: declarations only (`contract/streams.md` §7, §8).
//!
//! Everything is declared to throw, for most getters do: on tasks, on contacts that are gone, and where the library
//! is missing or of another version. The safe side is [`crate::streams`].

#![allow(
    unreachable_pub,
    reason = "the bindings' generated code wants its types public; the module itself is private"
)]

use js_sys::{Array, Function, Object};
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = ["connect", "core"], js_name = initCCP)]
    pub fn init_ccp(container: &HtmlElement, options: &JsValue) -> Result<(), JsValue>;

    #[wasm_bindgen(catch, js_namespace = ["connect", "core"], js_name = reauthenticateAfterLogout)]
    pub fn reauthenticate_after_logout() -> Result<(), JsValue>;

    #[wasm_bindgen(catch, js_namespace = ["connect", "core"], js_name = getEventBus)]
    pub fn event_bus() -> Result<EventBus, JsValue>;

    pub type EventBus;

    #[wasm_bindgen(catch, method)]
    pub fn subscribe(this: &EventBus, event: &str, callback: &Function) -> Result<Subscription, JsValue>;

    pub type Subscription;

    #[wasm_bindgen(catch, method)]
    pub fn unsubscribe(this: &Subscription) -> Result<(), JsValue>;

    /// A view on the agent's last snapshot.
    #[wasm_bindgen(js_namespace = connect)]
    pub type Agent;

    /// Throws until the first update.
    #[wasm_bindgen(catch, constructor, js_namespace = connect)]
    pub fn new() -> Result<Agent, JsValue>;

    #[wasm_bindgen(catch, method, js_name = getName)]
    pub fn name(this: &Agent) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, method, js_name = getState)]
    pub fn state(this: &Agent) -> Result<AgentState, JsValue>;

    #[wasm_bindgen(catch, method, js_name = getNextState)]
    pub fn next_state(this: &Agent) -> Result<Option<AgentState>, JsValue>;

    #[wasm_bindgen(catch, method, js_name = getAgentStates)]
    pub fn agent_states(this: &Agent) -> Result<Array, JsValue>;

    #[wasm_bindgen(catch, method, js_name = getPermissions)]
    pub fn permissions(this: &Agent) -> Result<Array, JsValue>;

    #[wasm_bindgen(catch, method, js_name = getContacts)]
    pub fn contacts(this: &Agent) -> Result<Array, JsValue>;

    #[wasm_bindgen(catch, method, js_name = getRoutingProfile)]
    pub fn routing_profile(this: &Agent) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, method, js_name = setState)]
    pub fn set_state(
        this: &Agent,
        state: &AgentState,
        callbacks: &Object,
        options: &Object,
    ) -> Result<(), JsValue>;

    #[wasm_bindgen(catch, method, js_name = connect)]
    pub fn dial(this: &Agent, endpoint: &Endpoint, params: &Object) -> Result<(), JsValue>;

    #[wasm_bindgen(catch, method)]
    pub fn mute(this: &Agent) -> Result<(), JsValue>;

    #[wasm_bindgen(catch, method)]
    pub fn unmute(this: &Agent) -> Result<(), JsValue>;

    /// A state of the agent, or of a contact or connection: a plain object.
    pub type AgentState;

    #[wasm_bindgen(method, getter, js_name = agentStateARN)]
    pub fn arn(this: &AgentState) -> JsValue;

    #[wasm_bindgen(method, getter, js_name = name)]
    pub fn name(this: &AgentState) -> JsValue;

    #[wasm_bindgen(method, getter, js_name = type)]
    pub fn kind(this: &AgentState) -> JsValue;

    #[wasm_bindgen(js_namespace = connect)]
    pub type Endpoint;

    #[wasm_bindgen(catch, static_method_of = Endpoint, js_namespace = connect, js_name = byPhoneNumber)]
    pub fn by_phone_number(number: &str) -> Result<Endpoint, JsValue>;

    /// A view on one contact's last snapshot.
    pub type Contact;

    #[wasm_bindgen(catch, method, js_name = getContactId)]
    pub fn id(this: &Contact) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, method, js_name = getInitialContactId)]
    pub fn initial_id(this: &Contact) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, method, js_name = getType)]
    pub fn kind(this: &Contact) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, method, js_name = getState)]
    pub fn state(this: &Contact) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, method, js_name = isInbound)]
    pub fn is_inbound(this: &Contact) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, method, js_name = getInitiationMethod)]
    pub fn initiation_method(this: &Contact) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, method, js_name = getQueue)]
    pub fn queue(this: &Contact) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, method, js_name = getAttributes)]
    pub fn attributes(this: &Contact) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, method, js_name = getCustomerEndpoint)]
    pub fn customer_endpoint(this: &Contact) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, method, js_name = getInitialConnection)]
    pub fn initial_connection(this: &Contact) -> Result<Option<Connection>, JsValue>;

    #[wasm_bindgen(catch, method, js_name = getAgentConnection)]
    pub fn agent_connection(this: &Contact) -> Result<Option<Connection>, JsValue>;

    #[wasm_bindgen(catch, method, js_name = getThirdPartyConnections)]
    pub fn third_party_connections(this: &Contact) -> Result<Array, JsValue>;

    #[wasm_bindgen(catch, method, js_name = getSingleActiveThirdPartyConnection)]
    pub fn third_party_connection(this: &Contact) -> Result<Option<Connection>, JsValue>;

    #[wasm_bindgen(catch, method)]
    pub fn accept(this: &Contact, callbacks: &Object) -> Result<(), JsValue>;

    #[wasm_bindgen(catch, method)]
    pub fn reject(this: &Contact, callbacks: &Object) -> Result<(), JsValue>;

    #[wasm_bindgen(catch, method)]
    pub fn clear(this: &Contact, callbacks: &Object) -> Result<(), JsValue>;

    #[wasm_bindgen(catch, method, js_name = addConnection)]
    pub fn add_connection(this: &Contact, endpoint: &Endpoint, callbacks: &Object) -> Result<(), JsValue>;

    #[wasm_bindgen(catch, method, js_name = conferenceConnections)]
    pub fn conference_connections(this: &Contact, callbacks: &Object) -> Result<(), JsValue>;

    /// A leg of a contact.
    pub type Connection;

    #[wasm_bindgen(catch, method, js_name = getState)]
    pub fn state(this: &Connection) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, method, js_name = getEndpoint)]
    pub fn endpoint(this: &Connection) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, method, js_name = isMute)]
    pub fn is_mute(this: &Connection) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, method)]
    pub fn destroy(this: &Connection, callbacks: &Object) -> Result<(), JsValue>;

    #[wasm_bindgen(catch, method)]
    pub fn hold(this: &Connection, callbacks: &Object) -> Result<(), JsValue>;

    #[wasm_bindgen(catch, method)]
    pub fn resume(this: &Connection, callbacks: &Object) -> Result<(), JsValue>;

    #[wasm_bindgen(catch, method, js_name = sendDigits)]
    pub fn send_digits(this: &Connection, digits: &str, callbacks: &Object) -> Result<(), JsValue>;
}
