//! Oracle's MCA library as far as it is used: declarations only (`contract/fusion.md` §2.5).
//!
//! Builds differ in their members, so every member is declared to throw: calling one that is missing is a `TypeError`. The
//! arguments are those of the library, in its order; what has no shape that one could rely on is a `JsValue`.

#![allow(
    unreachable_pub,
    reason = "the bindings' generated code wants its types public; the module itself is private"
)]
#![allow(clippy::too_many_arguments, reason = "the library's functions take this many")]

use js_sys::Function;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::*;

/// What the library calls with a message of Fusion's, or with a [`Command`].
pub type Callback = dyn FnMut(JsValue);

// Where the script leaves the library.
#[wasm_bindgen]
extern "C" {
    /// The page's global object.
    pub type Global;

    #[wasm_bindgen(method, getter, catch, js_name = svcMca)]
    pub fn namespace(this: &Global) -> Result<Option<Namespace>, JsValue>;

    pub type Namespace;

    #[wasm_bindgen(method, getter, catch, js_name = tlb)]
    pub fn toolbar(this: &Namespace) -> Result<Option<Toolbar>, JsValue>;

    pub type Toolbar;

    #[wasm_bindgen(method, getter, catch)]
    pub fn api(this: &Toolbar) -> Result<Option<Api>, JsValue>;
}

// Its functions.
#[wasm_bindgen]
extern "C" {
    /// What `svcMca.tlb.api` is: all functions of the library.
    #[derive(Clone, Debug)]
    pub type Api;

    #[wasm_bindgen(method, catch, js_name = getConfiguration)]
    pub fn get_configuration(this: &Api, kind: &JsValue, callback: &Function) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch, js_name = disableFeature)]
    pub fn disable_feature(this: &Api, features: &JsValue, callback: &Function) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch, js_name = readyForOperation)]
    pub fn ready_for_operation(this: &Api, readiness: &JsValue, callback: &Function) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch, js_name = agentStateEvent)]
    pub fn agent_state_event(
        this: &Api,
        channel: &JsValue,
        event_id: &JsValue,
        is_available: &JsValue,
        is_logged_in: &JsValue,
        state: &JsValue,
        state_text: &JsValue,
        reason: &JsValue,
        reason_text: &JsValue,
        in_data: &JsValue,
        callback: &Function,
        channel_type: &JsValue,
    ) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch, js_name = newCommEvent)]
    pub fn new_comm_event(
        this: &Api,
        channel: &JsValue,
        classification: &JsValue,
        event_id: &JsValue,
        in_data: &JsValue,
        lookup_object: &JsValue,
        callback: &Function,
        channel_type: &JsValue,
    ) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch, js_name = startCommEvent)]
    pub fn start_comm_event(
        this: &Api,
        channel: &JsValue,
        classification: &JsValue,
        event_id: &JsValue,
        in_data: &JsValue,
        callback: &Function,
        channel_type: &JsValue,
    ) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch, js_name = closeCommEvent)]
    pub fn close_comm_event(
        this: &Api,
        channel: &JsValue,
        classification: &JsValue,
        event_id: &JsValue,
        in_data: &JsValue,
        reason: &JsValue,
        callback: &Function,
        channel_type: &JsValue,
    ) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch, js_name = invokeScreenPop)]
    pub fn invoke_screen_pop(
        this: &Api,
        channel: &JsValue,
        classification: &JsValue,
        event_id: &JsValue,
        page_code: &JsValue,
        page_data: &JsValue,
        callback: &Function,
        channel_type: &JsValue,
    ) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch, js_name = outboundCommError)]
    pub fn outbound_comm_error(
        this: &Api,
        channel: &JsValue,
        comm_uuid: &JsValue,
        error_code: &JsValue,
        error_msg: &JsValue,
        callback: &Function,
        channel_type: &JsValue,
    ) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch, js_name = focusCommEvent)]
    pub fn focus_comm_event(
        this: &Api,
        event_id: &JsValue,
        channel: &JsValue,
        channel_type: &JsValue,
        in_data: &JsValue,
        callback: &Function,
    ) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch, js_name = setToolbarDimensions)]
    pub fn set_toolbar_dimensions(
        this: &Api,
        bar_type: &JsValue,
        height: &JsValue,
        width: &JsValue,
        callback: &Function,
    ) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch, js_name = onToolbarInteractionCommand)]
    pub fn on_interaction_command(this: &Api, executor: &Closure<Callback>) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch, js_name = onToolbarAgentCommand)]
    pub fn on_agent_command(
        this: &Api,
        channel: &JsValue,
        channel_type: &JsValue,
        executor: &Closure<Callback>,
    ) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch, js_name = onOutgoingEvent)]
    pub fn on_outgoing_event(
        this: &Api,
        channel: &JsValue,
        classification: &JsValue,
        callback: &Closure<Callback>,
        channel_type: &JsValue,
    ) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch, js_name = onDataUpdated)]
    pub fn on_data_updated(
        this: &Api,
        channel: &JsValue,
        classification: &JsValue,
        callback: &Closure<Callback>,
        channel_type: &JsValue,
    ) -> Result<(), JsValue>;
}

// A command of Fusion's, which is answered by setting its members and giving it back.
#[wasm_bindgen]
extern "C" {
    /// What an executor is called with.
    #[derive(Clone, Debug)]
    pub type Command;

    #[wasm_bindgen(method, catch, js_name = sendResponse)]
    pub fn send_response(this: &Command, command: &Command) -> Result<(), JsValue>;
}
