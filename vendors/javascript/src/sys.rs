//! What is called in JavaScript: declarations only. Everything is declared to throw, for foreign code may. The safe side
//! is [`crate::module`].

#![allow(
    unreachable_pub,
    reason = "the bindings' generated code wants its types public; the module itself is private"
)]

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The language's own `import()`. A content security policy looks at it as at any script of the page.
    #[wasm_bindgen(catch, js_name = import)]
    pub fn import(address: &str) -> Result<Promise, JsValue>;

    /// What a module's default export is, or makes. Every method may also return a promise.
    #[derive(Clone, Debug)]
    pub type Handler;

    #[wasm_bindgen(catch, method)]
    pub fn capabilities(this: &Handler) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, method)]
    pub fn connect(this: &Handler, report: &Function, options: &JsValue) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, method)]
    pub fn disconnect(this: &Handler) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, method, js_name = makeAgentAvailable)]
    pub fn make_agent_available(this: &Handler) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, method, js_name = makeAgentUnavailable)]
    pub fn make_agent_unavailable(this: &Handler, choice: Option<&str>) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, method, js_name = makeOutboundCall)]
    pub fn make_outbound_call(this: &Handler, number: &str, event_id: &str) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, method, js_name = acceptCall)]
    pub fn accept_call(this: &Handler, id: &str) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, method, js_name = rejectCall)]
    pub fn reject_call(this: &Handler, id: &str) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, method, js_name = hangupCall)]
    pub fn hangup_call(this: &Handler, id: &str) -> Result<JsValue, JsValue>;

    /// `control` is a `{ kind, … }`.
    #[wasm_bindgen(catch, method, js_name = controlCall)]
    pub fn control_call(this: &Handler, id: &str, control: &JsValue) -> Result<JsValue, JsValue>;
}
