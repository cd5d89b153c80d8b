//! A contact: a view on its last snapshot, whose getters throw once it is gone.

use js_sys::{Array, JsString, Object};
use wasm_bindgen::prelude::*;

use super::{Callbacks, Endpoint, Member, Named};

#[wasm_bindgen]
extern "C" {
    pub type Contact;

    #[wasm_bindgen(catch, method, js_name = getContactId)]
    pub fn id(this: &Contact) -> Member<Option<JsString>>;

    #[wasm_bindgen(catch, method, js_name = getInitialContactId)]
    pub fn initial_id(this: &Contact) -> Member<Option<JsString>>;

    #[wasm_bindgen(catch, method, js_name = getType)]
    pub fn kind(this: &Contact) -> Member<Option<JsString>>;

    #[wasm_bindgen(catch, method, js_name = getState)]
    pub fn state(this: &Contact) -> Member<Option<State>>;

    #[wasm_bindgen(catch, method, js_name = isInbound)]
    pub fn is_inbound(this: &Contact) -> Member<Option<bool>>;

    #[wasm_bindgen(catch, method, js_name = getInitiationMethod)]
    pub fn initiation_method(this: &Contact) -> Member<Option<JsString>>;

    #[wasm_bindgen(catch, method, js_name = getQueue)]
    pub fn queue(this: &Contact) -> Member<Option<Named>>;

    /// A map of [`Attribute`]s; null while monitoring.
    #[wasm_bindgen(catch, method, js_name = getAttributes)]
    pub fn attributes(this: &Contact) -> Member<Option<Object>>;

    #[wasm_bindgen(catch, method, js_name = getCustomerEndpoint)]
    pub fn customer_endpoint(this: &Contact) -> Member<Option<Endpoint>>;

    #[wasm_bindgen(catch, method, js_name = getInitialConnection)]
    pub fn initial_connection(this: &Contact) -> Member<Option<Connection>>;

    #[wasm_bindgen(catch, method, js_name = getAgentConnection)]
    pub fn agent_connection(this: &Contact) -> Member<Option<Connection>>;

    #[wasm_bindgen(catch, method, js_name = getThirdPartyConnections)]
    pub fn third_party_connections(this: &Contact) -> Member<Option<Array<Connection>>>;

    #[wasm_bindgen(catch, method, js_name = getSingleActiveThirdPartyConnection)]
    pub fn active_third_party_connection(this: &Contact) -> Member<Option<Connection>>;

    #[wasm_bindgen(catch, method)]
    pub fn accept(this: &Contact, callbacks: &Callbacks) -> Member<()>;

    #[wasm_bindgen(catch, method)]
    pub fn reject(this: &Contact, callbacks: &Callbacks) -> Member<()>;

    #[wasm_bindgen(catch, method)]
    pub fn clear(this: &Contact, callbacks: &Callbacks) -> Member<()>;

    #[wasm_bindgen(catch, method, js_name = addConnection)]
    pub fn add_connection(this: &Contact, endpoint: &Endpoint, callbacks: &Callbacks) -> Member<()>;

    #[wasm_bindgen(catch, method, js_name = conferenceConnections)]
    pub fn conference_connections(this: &Contact, callbacks: &Callbacks) -> Member<()>;

    /// What `getAttributes` has under each name.
    pub type Attribute;

    #[wasm_bindgen(catch, method, getter)]
    pub fn value(this: &Attribute) -> Member<Option<JsString>>;

    /// A leg of a contact.
    pub type Connection;

    #[wasm_bindgen(catch, method, js_name = getState)]
    pub fn state(this: &Connection) -> Member<Option<State>>;

    #[wasm_bindgen(catch, method, js_name = getEndpoint)]
    pub fn endpoint(this: &Connection) -> Member<Option<Endpoint>>;

    #[wasm_bindgen(catch, method, js_name = isMute)]
    pub fn is_mute(this: &Connection) -> Member<Option<bool>>;

    #[wasm_bindgen(catch, method)]
    pub fn destroy(this: &Connection, callbacks: &Callbacks) -> Member<()>;

    #[wasm_bindgen(catch, method)]
    pub fn hold(this: &Connection, callbacks: &Callbacks) -> Member<()>;

    #[wasm_bindgen(catch, method)]
    pub fn resume(this: &Connection, callbacks: &Callbacks) -> Member<()>;

    #[wasm_bindgen(catch, method, js_name = sendDigits)]
    pub fn send_digits(this: &Connection, digits: &str, callbacks: &Callbacks) -> Member<()>;

    /// The state of a contact or a connection.
    pub type State;

    #[wasm_bindgen(catch, method, getter, js_name = type)]
    pub fn kind(this: &State) -> Member<Option<JsString>>;

    /// A JavaScript `Date`, not a number.
    #[wasm_bindgen(catch, method, getter)]
    pub fn timestamp(this: &State) -> Member<JsValue>;
}
