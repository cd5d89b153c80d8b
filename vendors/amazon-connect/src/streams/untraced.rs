//! Requests that leave no trace.
//!
//! Before each request the library writes a trace of its method *and parameters* into its log, where it stays for up to an
//! hour, is offered by *Download log*, and is sent on to the CCP. What it blacks out there are known names; `digits` is none of
//! them (`_callImpl` in `src/client.js` and `redactSensitiveInfo` in `src/log.js` of 2.28.2). A card number that a customer's
//! agent types into somebody's menu would be kept whole.

use js_sys::{Object, Reflect};
use wasm_bindgen::JsCast as _;
use wasm_bindgen::prelude::Closure;

use super::library::connect;
use crate::sys::{Log, LogEntry, Member};

/// Calls the library without a trace in its log. A library of another version, without a log of this shape, is called as
/// it is: the tones are what the agent needs.
///
/// # Errors
/// Those of `ask`.
pub(super) fn untraced<T>(ask: impl FnOnce() -> Member<T>) -> Member<T> {
    let _silence = Silence::begin();
    ask()
}

/// The log takes no traces until this is dropped.
struct Silence {
    log: Log,
    _trace: Closure<dyn Fn() -> LogEntry>,
    _itself: Closure<dyn Fn() -> LogEntry>,
}

impl Silence {
    fn begin() -> Option<Self> {
        let log = connect().ok()?.log().ok()?;
        let entry: LogEntry = Object::new().unchecked_into();
        let itself = returning(&entry);
        entry.set_with_object(&itself);
        entry.set_send_internal_log_to_server(&itself);
        let trace = returning(&entry);
        log.set_trace(&trace).ok()?;
        Some(Self {
            log,
            _trace: trace,
            _itself: itself,
        })
    }
}

impl Drop for Silence {
    fn drop(&mut self) {
        // The method of the log's class comes to light again. Nothing refuses: the member was set a moment ago.
        let _ = Reflect::delete_property(self.log.unchecked_ref::<Object>(), &"trace".into());
    }
}

fn returning(entry: &LogEntry) -> Closure<dyn Fn() -> LogEntry> {
    let entry = entry.clone();
    Closure::new(move || entry.clone())
}
