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
use fusion_cti::json::Value;
use fusion_cti::phone::PhoneNumber;
use fusion_cti::vendor::{
    CallControl, Capabilities, Capability, CtiVendorHandler, Line, Presence, SnapshotSink, Stage,
    VendorError, VendorErrorKind, VendorMethod,
};
use js_sys::Object;
use wasm_bindgen::JsValue;

use crate::error::LoadError;
use crate::module;
use crate::settings::Settings;
use shared::Shared;

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

    async fn make_unavailable(&self, choice: Option<&PresenceId>) -> Result<(), VendorError> {
        let method = VendorMethod::MakeAgentUnavailable;
        let picture = self.shared.picture(method)?;
        let fits = choice.is_none_or(|wanted| {
            let choices = picture.agent.iter().flat_map(|agent| &agent.choices);
            choices
                .into_iter()
                .any(|choice| choice.id == *wanted && choice.presence != Presence::Routable)
        });
        if !fits {
            return Err(VendorError::new(VendorErrorKind::WrongState, method.name()));
        }
        let choice = choice.map(PresenceId::as_str);
        self.shared
            .ask(method, &|handler| handler.make_agent_unavailable(choice))
            .await
    }

    async fn control(&self, call: &CallId, control: &CallControl) -> Result<(), VendorError> {
        let method = VendorMethod::ControlCall;
        self.shared.need(method, control.needs())?;
        let _claim = self.shared.claim(method, call, family(control))?;
        self.shared
            .require(method, call, &|stage| allows(stage, control))?;
        let wanted = control_object(control);
        self.shared
            .ask(method, &|handler| handler.control_call(call.as_str(), &wanted))
            .await
    }
}

/// Whether a call in this stage can be controlled so.
fn allows(stage: Stage, control: &CallControl) -> bool {
    match control {
        CallControl::Hold => stage == Stage::Connected(Line::Talking),
        CallControl::Resume => stage == Stage::Connected(Line::Held),
        CallControl::Mute
        | CallControl::Unmute
        | CallControl::Digits(_)
        | CallControl::Transfer(_)
        | CallControl::Conference
        | CallControl::Record
        | CallControl::StopRecording => matches!(stage, Stage::Connected(_)),
        CallControl::FinishWrapUp => matches!(stage, Stage::Over(_)),
    }
}

/// What tells two open requests about one call apart.
fn family(control: &CallControl) -> &'static str {
    match control {
        CallControl::Hold | CallControl::Resume => "hold",
        CallControl::Mute | CallControl::Unmute => "mute",
        CallControl::Digits(_) => "digits",
        CallControl::Transfer(_) | CallControl::Conference => "transfer",
        CallControl::Record | CallControl::StopRecording => "record",
        CallControl::FinishWrapUp => "finish_wrap_up",
    }
}

/// The control as the module is told it: `{ kind, … }`.
fn control_object(control: &CallControl) -> JsValue {
    let object = Object::new();
    let (kind, extra) = match control {
        CallControl::Hold => ("hold", None),
        CallControl::Resume => ("resume", None),
        CallControl::Mute => ("mute", None),
        CallControl::Unmute => ("unmute", None),
        CallControl::Digits(digits) => ("digits", Some(("digits", digits.as_str().to_owned()))),
        CallControl::Transfer(number) => ("transfer", Some(("number", number.dialled()))),
        CallControl::Conference => ("conference", None),
        CallControl::Record => ("record", None),
        CallControl::StopRecording => ("stopRecording", None),
        CallControl::FinishWrapUp => ("finishWrapUp", None),
    };
    module::set(&object, "kind", &JsValue::from_str(kind));
    if let Some((key, value)) = extra {
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
        let method = VendorMethod::MakeAgentAvailable;
        self.shared.need(method, Capability::Availability)?;
        self.shared.picture(method)?;
        self.shared
            .ask(method, &|handler| handler.make_agent_available())
            .await
    }

    async fn make_agent_unavailable(&self, choice: Option<&PresenceId>) -> Result<(), VendorError> {
        self.shared
            .need(VendorMethod::MakeAgentUnavailable, Capability::Availability)?;
        self.make_unavailable(choice).await
    }

    async fn make_outbound_call(&self, number: &PhoneNumber, event_id: &EventId) -> Result<(), VendorError> {
        let method = VendorMethod::MakeOutboundCall;
        self.shared.need(method, Capability::Outbound)?;
        self.shared.picture(method)?;
        self.shared
            .ask(method, &|handler| {
                handler.make_outbound_call(&number.dialled(), event_id.as_str())
            })
            .await
    }

    async fn accept_call(&self, call: &CallId) -> Result<(), VendorError> {
        let method = VendorMethod::AcceptCall;
        self.shared.need(method, Capability::Inbound)?;
        let _claim = self.shared.claim(method, call, method.name())?;
        self.shared
            .require(method, call, &|stage| stage == Stage::Ringing)?;
        self.shared
            .ask(method, &|handler| handler.accept_call(call.as_str()))
            .await
    }

    async fn reject_call(&self, call: &CallId) -> Result<(), VendorError> {
        let method = VendorMethod::RejectCall;
        self.shared.need(method, Capability::Reject)?;
        let _claim = self.shared.claim(method, call, method.name())?;
        self.shared
            .require(method, call, &|stage| stage == Stage::Ringing)?;
        self.shared
            .ask(method, &|handler| handler.reject_call(call.as_str()))
            .await
    }

    async fn hangup_call(&self, call: &CallId) -> Result<(), VendorError> {
        let method = VendorMethod::HangupCall;
        let _claim = self.shared.claim(method, call, method.name())?;
        self.shared.require(method, call, &|stage| {
            matches!(stage, Stage::Dialling | Stage::Connected(_))
        })?;
        self.shared
            .ask(method, &|handler| handler.hangup_call(call.as_str()))
            .await
    }

    async fn control_call(&self, call: &CallId, control: &CallControl) -> Result<(), VendorError> {
        self.control(call, control).await
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
