//! The agent: a view on the last snapshot.

use js_sys::{Array, JsString};
use wasm_bindgen::prelude::*;

use super::{Callbacks, Contact, Endpoint, Member};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = connect)]
    pub type Agent;

    /// Throws until the first update.
    #[wasm_bindgen(catch, constructor, js_namespace = connect)]
    pub fn new() -> Member<Agent>;

    #[wasm_bindgen(catch, method, js_name = getName)]
    pub fn name(this: &Agent) -> Member<Option<JsString>>;

    #[wasm_bindgen(catch, method, js_name = getState)]
    pub fn state(this: &Agent) -> Member<Option<AgentState>>;

    #[wasm_bindgen(catch, method, js_name = getNextState)]
    pub fn next_state(this: &Agent) -> Member<Option<AgentState>>;

    #[wasm_bindgen(catch, method, js_name = getAgentStates)]
    pub fn agent_states(this: &Agent) -> Member<Option<Array<AgentState>>>;

    #[wasm_bindgen(catch, method, js_name = getPermissions)]
    pub fn permissions(this: &Agent) -> Member<Option<Array>>;

    /// Whether the agent talks in the browser, and not on a desk phone.
    #[wasm_bindgen(catch, method, js_name = isSoftphoneEnabled)]
    pub fn is_softphone_enabled(this: &Agent) -> Member<Option<bool>>;

    #[wasm_bindgen(catch, method, js_name = getContacts)]
    pub fn contacts(this: &Agent) -> Member<Option<Array<Contact>>>;

    #[wasm_bindgen(catch, method, js_name = getRoutingProfile)]
    pub fn routing_profile(this: &Agent) -> Member<Option<Named>>;

    #[wasm_bindgen(catch, method, js_name = setState)]
    pub fn set_state(
        this: &Agent,
        state: &AgentState,
        callbacks: &Callbacks,
        options: &StateOptions,
    ) -> Member<()>;

    /// Dials. `callbacks` are the call's parameters, too.
    #[wasm_bindgen(catch, method)]
    pub fn connect(this: &Agent, endpoint: &Endpoint, callbacks: &Callbacks) -> Member<()>;

    #[wasm_bindgen(catch, method)]
    pub fn mute(this: &Agent) -> Member<()>;

    #[wasm_bindgen(catch, method)]
    pub fn unmute(this: &Agent) -> Member<()>;

    pub type AgentState;

    #[wasm_bindgen(catch, method, getter, js_name = agentStateARN)]
    pub fn arn(this: &AgentState) -> Member<Option<JsString>>;

    #[wasm_bindgen(catch, method, getter)]
    pub fn name(this: &AgentState) -> Member<Option<JsString>>;

    #[wasm_bindgen(catch, method, getter, js_name = type)]
    pub fn kind(this: &AgentState) -> Member<Option<JsString>>;

    pub type StateOptions;

    #[wasm_bindgen(method, setter, js_name = enqueueNextState)]
    pub fn set_enqueue_next_state(this: &StateOptions, enqueue: bool);

    /// A queue or a routing profile.
    pub type Named;

    #[wasm_bindgen(catch, method, getter)]
    pub fn name(this: &Named) -> Member<Option<JsString>>;
}
