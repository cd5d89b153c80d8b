//! Our requests in the framework's words: an object from the request helper, its setters, `publish` (`contract/fusion.md`
//! §2.1, §2.2).

use fusion_cti::host::{AgentReport, Communication, HostRequest, OutboundFailure};
use js_sys::{Array, Object, Promise};
use wasm_bindgen::JsValue;

use super::line::PhoneLine;
use super::names;
use super::sys::{Called, call, set};
use super::words::words;

/// Neither documented nor found in any build: what stands for it elsewhere opens pages by other names than codes
/// (`contract/fusion.md` §2.1, §8).
const NO_PAGES: &str = "the UI Events Framework cannot open a page by its code";

/// Why a request did not go out, in words for the diagnostics.
pub(super) type Unsaid = String;

/// Publishes a request. `None` where the framework has no such operation and nobody misses it.
///
/// # Errors
/// This build of the framework lacks the operation or a setter without which it means nothing, or it threw.
pub(super) fn publish(line: &PhoneLine, what: &HostRequest) -> Option<Result<Promise, Unsaid>> {
    if let HostRequest::OpenPage { .. } = what {
        return Some(Err(NO_PAGES.to_owned()));
    }
    let operation = operation(what)?;
    Some(draft(line, operation, what).and_then(|draft| {
        let promised = returned(call(&line.context, "publish", &[&draft.request]), "publish")?;
        Ok(Promise::resolve(&promised))
    }))
}

/// What a method returned, or why nothing came of it.
pub(super) fn returned(called: Called, method: &str) -> Result<JsValue, Unsaid> {
    match called {
        Called::Missing => Err(lacking(method)),
        Called::Threw(error) => Err(words(&error)),
        Called::Returned(value) => Ok(value),
    }
}

/// Sets what may not be missing.
///
/// # Errors
/// There is no such setter, or it threw.
pub(super) fn require(owner: &JsValue, setter: &str, value: impl Into<JsValue>) -> Result<(), Unsaid> {
    returned(call(owner, setter, &[&value.into()]), setter).map(drop)
}

fn lacking(method: &str) -> Unsaid {
    format!("this build of the UI Events Framework has no `{method}`")
}

/// The operation's exact name; the older interface's "focus" has none.
fn operation(what: &HostRequest) -> Option<&'static str> {
    match what {
        HostRequest::Configuration => Some(names::CONFIGURATION),
        HostRequest::DisableFeatures(_) => Some(names::DISABLE_FEATURE),
        HostRequest::Ready(_) => Some(names::READY),
        HostRequest::AgentState(_) => Some(names::AGENT_STATE),
        HostRequest::NewCommunication(_) => Some(names::NEW),
        HostRequest::StartCommunication(_) => Some(names::START),
        HostRequest::CloseCommunication { .. } => Some(names::CLOSE),
        HostRequest::OutboundFailed(_) => Some(names::OUTBOUND_ERROR),
        HostRequest::Listen(_) | HostRequest::Focus(_) | HostRequest::OpenPage { .. } => None,
    }
}

fn draft(line: &PhoneLine, operation: &str, what: &HostRequest) -> Result<Draft, Unsaid> {
    let helper = line.request_helper();
    let request = call(&helper, "createPublishRequest", &[&operation.into()]);
    let draft = Draft {
        request: returned(request, "createPublishRequest")?,
    };
    match what {
        HostRequest::Configuration => draft.require("setConfigType", names::CONFIGURATION_TYPE)?,
        HostRequest::DisableFeatures(features) => {
            let codes: Array = features
                .iter()
                .map(|feature| JsValue::from(feature.code()))
                .collect();
            draft.require("setFeatures", codes)?;
        }
        HostRequest::Ready(ready) => draft.require("setReadiness", *ready)?,
        HostRequest::AgentState(report) => draft.agent_state(report)?,
        HostRequest::NewCommunication(communication) => {
            draft.communication(communication)?;
            if let Some(object) = &communication.lookup_object {
                draft.offer("setLookupObject", object.as_str());
            }
        }
        HostRequest::StartCommunication(communication) => draft.communication(communication)?,
        HostRequest::CloseCommunication {
            communication,
            reason,
        } => {
            draft.communication(communication)?;
            draft.require("setReason", reason.code())?;
        }
        HostRequest::OutboundFailed(failure) => draft.outbound_error(failure)?,
        HostRequest::Listen(_) | HostRequest::Focus(_) | HostRequest::OpenPage { .. } => {}
    }
    Ok(draft)
}

/// A request that is being filled in.
struct Draft {
    request: JsValue,
}

impl Draft {
    /// Sets what the operation means nothing without.
    fn require(&self, setter: &str, value: impl Into<JsValue>) -> Result<(), Unsaid> {
        require(&self.request, setter, value)
    }

    /// Sets what the operation can do without: a build that lacks the setter does not know the field.
    fn offer(&self, setter: &str, value: impl Into<JsValue>) {
        let _ = call(&self.request, setter, &[&value.into()]);
    }

    fn communication(&self, communication: &Communication) -> Result<(), Unsaid> {
        self.require("setEventId", communication.event_id.as_str())?;
        self.require("setAppClassification", communication.classification.as_str())?;
        self.in_data(communication)
    }

    /// The whole map: through the builder's generic setter, or in one piece where there is no builder.
    fn in_data(&self, communication: &Communication) -> Result<(), Unsaid> {
        let data = communication.data.iter();
        let Some(builder) = call(&self.request, "getInData", &[]).something() else {
            return self.require("setInputData", map(data));
        };
        for (place, (token, value)) in data.enumerate() {
            let setter = "setInDataValueByAttribute";
            match call(&builder, setter, &[&token.into(), &value.into()]) {
                // The first one shows whether the builder has the setter at all.
                Called::Missing if place == 0 => {
                    return self.require("setInputData", map(communication.data.iter()));
                }
                called => returned(called, setter).map(drop)?,
            }
        }
        Ok(())
    }

    fn agent_state(&self, report: &AgentReport) -> Result<(), Unsaid> {
        self.require("setEventId", names::AGENT_EVENT_ID)?;
        self.require("setIsAvailable", report.available)?;
        self.require("setIsLoggedIn", report.logged_in)?;
        self.require("setStateDisplayString", report.state_text.as_str())?;
        self.offer("setState", report.state);
        self.offer("setReason", report.reason.as_str());
        self.offer("setReasonDisplayString", report.reason_text.as_str());
        self.offer("setInData", map([names::PHONE_LINE]));
        Ok(())
    }

    fn outbound_error(&self, failure: &OutboundFailure) -> Result<(), Unsaid> {
        self.require("setCommUuid", failure.event_id.as_str())?;
        self.require("setErrorCode", failure.code)?;
        self.require("setErrorMsg", failure.message.as_str())
    }
}

/// A plain object of texts.
fn map<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Object {
    let object = Object::new();
    for (key, value) in pairs {
        set(&object, key, &value.into());
    }
    object
}
