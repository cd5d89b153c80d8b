//! The vendor contract on top of a module's handler.
//!
//! What can be told from the last snapshot is decided here, so that every module gets it right: what is no capability,
//! an unknown call, a stage that does not fit, a second press while the first is open, a request that nobody answers. A
//! module carries out and reports.

mod shared;

use std::fmt;
use std::rc::Rc;
use std::time::Duration;

use async_trait::async_trait;
use fusion_cti::ids::{CallId, EventId, PresenceId};
use fusion_cti::phone::PhoneNumber;
use fusion_cti::vendor::{
    CallAction, CallRequest, Capabilities, Capability, CtiVendorHandler, SnapshotSink, VendorError,
    VendorErrorKind, VendorMethod,
};
use js_sys::Object;
use serde_json::Value;
use wasm_bindgen::JsValue;

use crate::error::LoadError;
use crate::module::{self, Answer};
use crate::settings::Settings;
use shared::{Asked, Shared};

/// Where a handler tells what is wrong with its module: a sentence for whoever wrote it, free of personal data.
#[derive(Clone)]
pub struct Complaints(Rc<dyn Fn(String)>);

impl Complaints {
    /// Gives each complaint to `hear`.
    pub fn new(hear: impl Fn(String) + 'static) -> Self {
        Self(Rc::new(hear))
    }

    fn tell(&self, complaint: String) {
        (self.0)(complaint);
    }
}

impl fmt::Debug for Complaints {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Complaints")
    }
}

/// A phone system that is written in JavaScript.
pub struct JavaScript {
    shared: Rc<Shared>,
}

impl JavaScript {
    /// Reads `vendor.settings`, loads the module that they name and makes its handler; `complain` hears what is wrong with
    /// the module's reports. A request is given up after `limit` at the latest: one that the session has given up must not keep
    /// the next one from being made. Nothing else has been started then.
    ///
    /// # Errors
    /// The settings cannot be used, the module cannot be loaded, or its default export is no handler.
    pub async fn open(
        settings: Value,
        limit: Duration,
        complain: impl Fn(String) + 'static,
    ) -> Result<Self, LoadError> {
        let settings = Settings::parse(&settings).map_err(LoadError::Settings)?;
        let limit = settings.request_timeout().min(limit);
        let settings = settings.with_request_timeout(limit);
        Self::load(settings, Complaints::new(complain)).await
    }

    /// Loads the module that the settings name and makes its handler; nothing else has been started then.
    ///
    /// # Errors
    /// The module cannot be loaded, or its default export is no handler.
    pub async fn load(settings: Settings, complaints: Complaints) -> Result<Self, LoadError> {
        let namespace = module::load(&settings).await?;
        Self::from_namespace(&namespace, settings, complaints).await
    }

    /// The same with a module that has been loaded already: its namespace object, or any object with a `default`.
    ///
    /// # Errors
    /// Its default export is no handler.
    pub async fn from_namespace(
        namespace: &JsValue,
        settings: Settings,
        complaints: Complaints,
    ) -> Result<Self, LoadError> {
        let module = module::make(namespace, settings.options()).await?;
        Ok(Self {
            shared: Rc::new(Shared::new(module, settings, complaints)),
        })
    }

    fn make_available(&self) -> Result<Answer<'static>, VendorErrorKind> {
        self.shared.need(Capability::Availability)?;
        self.shared.reliable()?;
        Ok(self.shared.ask(VendorMethod::MakeAgentAvailable, &[]))
    }

    fn make_unavailable(&self, choice: Option<&PresenceId>) -> Result<Answer<'static>, VendorErrorKind> {
        self.shared.need(Capability::Availability)?;
        self.shared.reliable()?;
        if choice.is_some_and(|wanted| !self.shared.can_be_away_in(wanted)) {
            return Err(VendorErrorKind::WrongState);
        }
        let choice = choice.map_or(JsValue::UNDEFINED, |choice| choice.as_str().into());
        Ok(self.shared.ask(VendorMethod::MakeAgentUnavailable, &[choice]))
    }

    fn dial(&self, number: &PhoneNumber, event_id: &EventId) -> Result<Answer<'static>, VendorErrorKind> {
        self.shared.need(Capability::Outbound)?;
        self.shared.reliable()?;
        let arguments = [number.dialled().into(), event_id.as_str().into()];
        Ok(self.shared.ask(VendorMethod::MakeOutboundCall, &arguments))
    }

    fn ask_about(
        &self,
        method: VendorMethod,
        call: &CallId,
        request: &CallRequest,
    ) -> Result<Answer<'static>, VendorErrorKind> {
        let action = request.action();
        let asked = Asked {
            method,
            kind: family(action),
            needs: action.needs(),
            fits: &|stage| action.fits(stage),
        };
        let control = (method == VendorMethod::ControlCall).then(|| control_object(request));
        self.shared.ask_about(call, &asked, control)
    }
}

/// Waits for the end of a request, if it could be made.
async fn finished(
    method: VendorMethod,
    asked: Result<Answer<'static>, VendorErrorKind>,
) -> Result<(), VendorError> {
    match asked {
        Ok(answer) => answer.await,
        Err(kind) => Err(VendorError::new(kind, method.name())),
    }
}

/// What tells two open requests about one call apart: an action and the one that takes it back are one family.
fn family(action: CallAction) -> &'static str {
    match action {
        CallAction::Conference => CallAction::Transfer.name(),
        action => action
            .opposite()
            .map_or(action, |opposite| opposite.min(action))
            .name(),
    }
}

/// The control as the module is told it: `{ kind, … }`.
fn control_object(request: &CallRequest) -> JsValue {
    let object = Object::new();
    module::set(&object, "kind", &JsValue::from_str(request.action().name()));
    let argument = match request {
        CallRequest::SendDigits(digits) => Some(("digits", digits.as_str().to_owned())),
        CallRequest::Transfer(number) => Some(("number", number.dialled())),
        _ => None,
    };
    if let Some((key, value)) = argument {
        module::set(&object, key, &JsValue::from_str(&value));
    }
    object.into()
}

#[async_trait(?Send)]
impl CtiVendorHandler for JavaScript {
    fn capabilities(&self) -> Capabilities {
        self.shared.capabilities()
    }

    async fn connect(&self, sink: SnapshotSink) -> Result<(), VendorError> {
        self.shared.connect(sink).await
    }

    async fn disconnect(&self) {
        self.shared.disconnect().await;
    }

    async fn make_agent_available(&self) -> Result<(), VendorError> {
        finished(VendorMethod::MakeAgentAvailable, self.make_available()).await
    }

    async fn make_agent_unavailable(&self, choice: Option<&PresenceId>) -> Result<(), VendorError> {
        finished(VendorMethod::MakeAgentUnavailable, self.make_unavailable(choice)).await
    }

    async fn make_outbound_call(&self, number: &PhoneNumber, event_id: &EventId) -> Result<(), VendorError> {
        finished(VendorMethod::MakeOutboundCall, self.dial(number, event_id)).await
    }

    async fn accept_call(&self, call: &CallId) -> Result<(), VendorError> {
        let method = VendorMethod::AcceptCall;
        finished(method, self.ask_about(method, call, &CallRequest::Accept)).await
    }

    async fn reject_call(&self, call: &CallId) -> Result<(), VendorError> {
        let method = VendorMethod::RejectCall;
        finished(method, self.ask_about(method, call, &CallRequest::Reject)).await
    }

    async fn hangup_call(&self, call: &CallId) -> Result<(), VendorError> {
        let method = VendorMethod::HangupCall;
        finished(method, self.ask_about(method, call, &CallRequest::HangUp)).await
    }

    async fn control_call(&self, call: &CallId, request: &CallRequest) -> Result<(), VendorError> {
        let method = VendorMethod::ControlCall;
        finished(method, self.ask_about(method, call, request)).await
    }
}

impl fmt::Debug for JavaScript {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("JavaScript")
            .field("capabilities", &self.shared.capabilities())
            .finish_non_exhaustive()
    }
}
