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
    pub fn disconnect(this: &Handler) -> Result<JsValue, JsValue>;

    // The requests. Each is given three arguments, the third of which is `{ signal }`; what a method has no use for is
    // undefined.

    #[wasm_bindgen(catch, method)]
    pub fn connect(
        this: &Handler,
        report: &Function,
        options: &JsValue,
        given: &JsValue,
    ) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, method, js_name = makeAgentAvailable)]
    pub fn make_agent_available(
        this: &Handler,
        unused: Option<&str>,
        unused_too: Option<&str>,
        given: &JsValue,
    ) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, method, js_name = makeAgentUnavailable)]
    pub fn make_agent_unavailable(
        this: &Handler,
        choice: Option<&str>,
        unused: Option<&str>,
        given: &JsValue,
    ) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, method, js_name = makeOutboundCall)]
    pub fn make_outbound_call(
        this: &Handler,
        number: &str,
        event_id: &str,
        given: &JsValue,
    ) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, method, js_name = acceptCall)]
    pub fn accept_call(
        this: &Handler,
        id: &str,
        unused: Option<&str>,
        given: &JsValue,
    ) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, method, js_name = rejectCall)]
    pub fn reject_call(
        this: &Handler,
        id: &str,
        unused: Option<&str>,
        given: &JsValue,
    ) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, method, js_name = hangupCall)]
    pub fn hangup_call(
        this: &Handler,
        id: &str,
        unused: Option<&str>,
        given: &JsValue,
    ) -> Result<JsValue, JsValue>;

    /// `control` is a `{ kind, … }`.
    #[wasm_bindgen(catch, method, js_name = controlCall)]
    pub fn control_call(
        this: &Handler,
        id: &str,
        control: &JsValue,
        given: &JsValue,
    ) -> Result<JsValue, JsValue>;
}
