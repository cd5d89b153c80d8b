//! A module behind Rust types: its handler, what is asked of it, and what it reports. What it throws, and what is not what it
//! should be, is a value from here on.

mod cancellation;
mod loading;

use std::fmt;
use std::time::Duration;

use fusion_cti::ids::{CallId, EventId, PresenceId};
use fusion_cti::json as core_json;
use fusion_cti::vendor::{CallRequest, Capabilities};
use fusion_cti_js::{PromiseError, json, settled};
use js_sys::{Function, Promise};
use serde::Serialize;
use serde_json::Value;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

use crate::sys;

pub(crate) use cancellation::Cancellation;
pub use loading::Namespace;

/// The handler that a module made, and what it can do.
#[derive(Clone, Debug)]
pub(crate) struct Module {
    handler: sys::Handler,
    pub(crate) capabilities: Capabilities,
}

impl Module {
    pub(crate) fn connect(&self, report: &Report, options: &Value, given: &Cancellation) -> Answer {
        Answer::new(self.handler.connect(&report.0, &to_js(options), given.argument()))
    }

    pub(crate) fn disconnect(&self) -> Answer {
        Answer::new(self.handler.disconnect())
    }

    pub(crate) fn make_agent_available(&self, given: &Cancellation) -> Answer {
        Answer::new(self.handler.make_agent_available(None, None, given.argument()))
    }

    pub(crate) fn make_agent_unavailable(&self, choice: Option<&PresenceId>, given: &Cancellation) -> Answer {
        let choice = choice.map(PresenceId::as_str);
        Answer::new(
            self.handler
                .make_agent_unavailable(choice, None, given.argument()),
        )
    }

    pub(crate) fn make_outbound_call(
        &self,
        number: &str,
        event_id: &EventId,
        given: &Cancellation,
    ) -> Answer {
        Answer::new(
            self.handler
                .make_outbound_call(number, event_id.as_str(), given.argument()),
        )
    }

    /// What is asked about a call goes to the one of four methods that is made for it.
    pub(crate) fn request(&self, call: &CallId, request: &CallRequest, given: &Cancellation) -> Answer {
        let (id, given) = (call.as_str(), given.argument());
        Answer::new(match request {
            CallRequest::Accept => self.handler.accept_call(id, None, given),
            CallRequest::Reject => self.handler.reject_call(id, None, given),
            CallRequest::HangUp => self.handler.hangup_call(id, None, given),
            control => self
                .handler
                .control_call(id, &to_js(&Control::from(control)), given),
        })
    }
}

/// The `control` of `controlCall`.
#[derive(Serialize)]
struct Control<'a> {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    digits: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<String>,
}

impl<'a> From<&'a CallRequest> for Control<'a> {
    fn from(request: &'a CallRequest) -> Self {
        let (digits, number) = match request {
            CallRequest::SendDigits(digits) => (Some(digits.as_str()), None),
            CallRequest::Transfer(number) => (None, Some(number.dialled())),
            _ => (None, None),
        };
        Self {
            kind: request.action().name(),
            digits,
            number,
        }
    }
}

/// What a method of the handler returned or threw: an answer that may still be to come.
pub(crate) struct Answer(Promise);

impl Answer {
    fn new(returned: Result<JsValue, JsValue>) -> Self {
        Self(match returned {
            Ok(value) => Promise::resolve(&value),
            Err(thrown) => Promise::reject(&thrown),
        })
    }

    /// Waits for what the method returned, or what the promise that it returned comes to; but not for longer than `limit`.
    ///
    /// # Errors
    /// What the method threw, or that it did not answer in time.
    pub(crate) async fn within(self, limit: Duration) -> Result<(), PromiseError> {
        settled(limit, self.0).await.map(drop)
    }
}

/// The `report` that a handler is connected with. It belongs to JavaScript, which frees it once the module releases it: a
/// module may go on calling it after the end, and finds something to call.
#[derive(Clone)]
pub(crate) struct Report(Function);

impl Report {
    /// Gives each reported snapshot to `on_report`; `None` stands for a value that JSON cannot write.
    pub(crate) fn new(on_report: impl Fn(Option<Value>) + 'static) -> Self {
        let report = Closure::<dyn Fn(JsValue)>::new(move |value: JsValue| on_report(to_json(&value)));
        Self(report.into_js_value().unchecked_into())
    }
}

impl fmt::Debug for Report {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Report")
    }
}

/// A plain JavaScript value as JSON. Functions are left out, as JSON leaves them out; `None` for a value that JSON cannot
/// write at all.
pub(crate) fn to_json(value: &JsValue) -> Option<Value> {
    core_json::parse(&json::stringify(value)?).ok()
}

/// A value as JavaScript has it. By way of text, so that an integer beyond 2⁵³ in an administrator's options is rounded, as
/// `JSON.parse` does, and not refused.
pub(crate) fn to_js(value: &impl Serialize) -> JsValue {
    let text = serde_json::to_string(value).ok();
    text.and_then(|text| json::parse(&text)).unwrap_or(JsValue::NULL)
}
