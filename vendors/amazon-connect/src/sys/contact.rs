//! A contact: a view on its last snapshot, whose getters throw once it is gone.

use js_sys::{Array, JsString, Object, Promise};
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

    /// The contact centre's own end.
    #[wasm_bindgen(catch, method, js_name = getConnectSystemEndpoint)]
    pub fn system_endpoint(this: &Contact) -> Member<Option<Endpoint>>;

    #[wasm_bindgen(catch, method, js_name = isSoftphoneCall)]
    pub fn is_softphone_call(this: &Contact) -> Member<Option<bool>>;

    #[wasm_bindgen(catch, method, js_name = isMultiPartyConferenceEnabled)]
    pub fn is_multi_party_conference_enabled(this: &Contact) -> Member<Option<bool>>;

    /// All of them, in no promised order.
    #[wasm_bindgen(catch, method, js_name = getConnections)]
    pub fn connections(this: &Contact) -> Member<Option<Array<Connection>>>;

    #[wasm_bindgen(catch, method, js_name = getInitialConnection)]
    pub fn initial_connection(this: &Contact) -> Member<Option<Connection>>;

    #[wasm_bindgen(catch, method, js_name = getAgentConnection)]
    pub fn agent_connection(this: &Contact) -> Member<Option<Connection>>;

    #[wasm_bindgen(catch, method, js_name = getThirdPartyConnections)]
    pub fn third_party_connections(this: &Contact) -> Member<Option<Array<Connection>>>;

    #[wasm_bindgen(catch, method)]
    pub fn accept(this: &Contact, callbacks: &Callbacks) -> Member<()>;

    #[wasm_bindgen(catch, method)]
    pub fn reject(this: &Contact, callbacks: &Callbacks) -> Member<()>;

    #[wasm_bindgen(catch, method)]
    pub fn clear(this: &Contact, callbacks: &Callbacks) -> Member<()>;

    /// Calls the customer of a preview. Unlike the others it takes no callbacks: it goes through the library's SDK clients.
    #[wasm_bindgen(catch, method, js_name = engagePreviewContact)]
    pub fn engage_preview_contact(this: &Contact) -> Member<Promise>;

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

    #[wasm_bindgen(catch, method, js_name = getConnectionId)]
    pub fn id(this: &Connection) -> Member<Option<JsString>>;

    #[wasm_bindgen(catch, method, js_name = getState)]
    pub fn state(this: &Connection) -> Member<Option<State>>;

    #[wasm_bindgen(catch, method, js_name = getEndpoint)]
    pub fn endpoint(this: &Connection) -> Member<Option<Endpoint>>;

    #[wasm_bindgen(catch, method, js_name = getType)]
    pub fn kind(this: &Connection) -> Member<Option<JsString>>;

    /// Null for everybody but a supervisor.
    #[wasm_bindgen(catch, method, js_name = getMonitorStatus)]
    pub fn monitor_status(this: &Connection) -> Member<Option<JsString>>;

    #[wasm_bindgen(catch, method, js_name = isForcedMute)]
    pub fn is_forced_mute(this: &Connection) -> Member<Option<bool>>;

    #[wasm_bindgen(catch, method, js_name = muteParticipant)]
    pub fn mute_participant(this: &Connection, callbacks: &Callbacks) -> Member<()>;

    #[wasm_bindgen(catch, method, js_name = unmuteParticipant)]
    pub fn unmute_participant(this: &Connection, callbacks: &Callbacks) -> Member<()>;

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
