//! The library: what its script leaves in the page, its core and its event bus.

use js_sys::JsString;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

use super::Member;

#[wasm_bindgen]
extern "C" {
    /// The page's global object.
    pub type Global;

    #[wasm_bindgen(catch, method, getter)]
    pub fn connect(this: &Global) -> Member<Option<Connect>>;

    pub type Connect;

    #[wasm_bindgen(catch, method, getter)]
    pub fn core(this: &Connect) -> Member<Option<Core>>;

    /// Says that the agent is active. Nothing is answered, and of calls that follow each other within a second only the first
    /// counts. Absent before 2.21.0.
    #[wasm_bindgen(catch, method, js_name = sendActivity)]
    pub fn send_activity(this: &Connect) -> Member<()>;

    /// The library's log. It is undocumented that there is one for the whole page (`src/log.js` of 2.28.2).
    #[wasm_bindgen(catch, method, js_name = getLog)]
    pub fn log(this: &Connect) -> Member<Log>;

    /// The log. What is written at the level of traces goes through its method `trace`, which returns an entry.
    pub type Log;

    #[wasm_bindgen(catch, method, setter)]
    pub fn set_trace(this: &Log, trace: &Closure<dyn Fn() -> LogEntry>) -> Member<()>;

    /// An entry of the log, which its writer adds to by its methods; each returns the entry.
    #[derive(Clone)]
    pub type LogEntry;

    #[wasm_bindgen(method, setter, js_name = withObject)]
    pub fn set_with_object(this: &LogEntry, itself: &Closure<dyn Fn() -> LogEntry>);

    #[wasm_bindgen(method, setter, js_name = sendInternalLogToServer)]
    pub fn set_send_internal_log_to_server(this: &LogEntry, itself: &Closure<dyn Fn() -> LogEntry>);

    /// Subscriptions to the warning of a sign-out for inactivity.
    pub type SessionExpirationWarningManager;

    /// Throws before `initCCP`, and where the library has none (before 2.21.0).
    #[wasm_bindgen(catch, constructor, js_namespace = connect)]
    pub fn new() -> Member<SessionExpirationWarningManager>;

    #[wasm_bindgen(catch, method, js_name = onExpirationWarning)]
    pub fn on_expiration_warning(
        this: &SessionExpirationWarningManager,
        callback: &Closure<dyn Fn()>,
    ) -> Member<Subscription>;

    #[wasm_bindgen(catch, method, js_name = onExpirationWarningCleared)]
    pub fn on_expiration_warning_cleared(
        this: &SessionExpirationWarningManager,
        callback: &Closure<dyn Fn()>,
    ) -> Member<Subscription>;

    pub type Core;

    /// The method itself, to see whether there is one.
    #[wasm_bindgen(catch, method, getter, js_name = initCCP)]
    pub fn init_ccp_method(this: &Core) -> Member<JsValue>;

    /// Starts the CCP. The library writes into `options`.
    #[wasm_bindgen(catch, method, js_name = initCCP)]
    pub fn init_ccp(this: &Core, container: &HtmlElement, options: &JsValue) -> Member<()>;

    /// The conduit to the CCP; there is one as soon as the CCP was started.
    #[wasm_bindgen(catch, method, getter)]
    pub fn upstream(this: &Core) -> Member<Option<Conduit>>;

    pub type Conduit;

    #[wasm_bindgen(catch, method, js_name = sendUpstream)]
    pub fn send_upstream(this: &Conduit, event: &str, data: &JsValue) -> Member<()>;

    #[wasm_bindgen(catch, method, js_name = reauthenticateAfterLogout)]
    pub fn reauthenticate_after_logout(this: &Core) -> Member<()>;

    /// Null where the browser blocked the sign-in window, undefined before the library tried to open it.
    #[wasm_bindgen(catch, method, getter, js_name = loginWindow)]
    pub fn login_window(this: &Core) -> Member<JsValue>;

    pub type LoginWindow;

    #[wasm_bindgen(catch, method, getter)]
    pub fn closed(this: &LoginWindow) -> Member<Option<bool>>;

    /// Throws if it is called before `initCCP`.
    #[wasm_bindgen(catch, method, js_name = getEventBus)]
    pub fn event_bus(this: &Core) -> Member<EventBus>;

    pub type EventBus;

    #[wasm_bindgen(catch, method)]
    pub fn subscribe(
        this: &EventBus,
        event: &str,
        callback: &Closure<dyn Fn(EventData)>,
    ) -> Member<Subscription>;

    pub type Subscription;

    #[wasm_bindgen(catch, method)]
    pub fn unsubscribe(this: &Subscription) -> Member<()>;

    /// What comes with an event; null or anything else with most.
    pub type EventData;

    /// Comes with the event `agent::mute_toggle`.
    #[wasm_bindgen(catch, method, getter)]
    pub fn muted(this: &EventData) -> Member<Option<bool>>;

    /// Comes with the event `agent::softphone_error`.
    #[wasm_bindgen(catch, method, getter, js_name = errorType)]
    pub fn error_type(this: &EventData) -> Member<Option<JsString>>;
}
