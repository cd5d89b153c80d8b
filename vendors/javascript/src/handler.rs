//! The vendor contract on top of a module's handler.
//!
//! What can be told from the last snapshot is decided here, so that every module gets it right: what is no capability,
//! an unknown call, a stage that does not fit, a second press while the first is open, a request that nobody answers. A
//! module carries out and reports, and is told by a signal when a request is given up.

mod open_request;
mod shared;

use std::fmt;
use std::rc::Rc;
use std::time::Duration;

use async_trait::async_trait;
use fusion_cti::ids::{CallId, EventId, PresenceId};
use fusion_cti::phone::PhoneNumber;
use fusion_cti::vendor::{
    CallRequest, Capabilities, Capability, CtiVendorHandler, SnapshotSink, VendorError, VendorErrorKind,
    VendorMethod,
};
use serde_json::Value;

use crate::error::LoadError;
use crate::module::{Module, Namespace};
use crate::settings::Settings;
use shared::Shared;

/// Where a handler tells what is wrong with its module: whole sentences for whoever wrote it, free of personal data.
#[derive(Clone)]
pub struct ErrorReporter {
    on_error: Rc<dyn Fn(String)>,
    witness: Option<Rc<dyn Witness>>,
}

/// What a trial of the module by the conformance suite also wants to know. The toolbar has none.
pub trait Witness {
    /// A method of the module threw this, or its promise was rejected with it, and it names no kind of failure. With the
    /// message, which the toolbar never keeps: it may hold a telephone number.
    fn threw(&self, method: VendorMethod, exception: String);

    /// The module reported after `disconnect` had come to its end.
    fn reported_after_disconnect(&self);
}

impl ErrorReporter {
    /// Gives each error to `on_error`.
    pub fn new(on_error: impl Fn(String) + 'static) -> Self {
        Self {
            on_error: Rc::new(on_error),
            witness: None,
        }
    }

    /// The same with a witness of a trial.
    #[must_use]
    pub fn with_witness(self, witness: Rc<dyn Witness>) -> Self {
        Self {
            witness: Some(witness),
            ..self
        }
    }

    fn report(&self, error: String) {
        (self.on_error)(error);
    }

    fn witness(&self) -> Option<&dyn Witness> {
        self.witness.as_deref()
    }
}

impl fmt::Debug for ErrorReporter {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("ErrorReporter")
    }
}

/// A phone system that is written in JavaScript.
pub struct JavaScript {
    shared: Rc<Shared>,
}

impl JavaScript {
    /// Reads `vendor.settings`, loads the module that they name and makes its handler; `on_error` is told what is wrong
    /// with the module's reports. A request is given up after `limit` at the latest: one that the session has given up must
    /// not keep the next one from being made. Nothing else has been started then.
    ///
    /// # Errors
    /// The settings cannot be used, the module cannot be loaded, or its default export is no handler.
    pub async fn open(
        settings: Value,
        limit: Duration,
        on_error: impl Fn(String) + 'static,
    ) -> Result<Self, LoadError> {
        let settings = Settings::parse(&settings).map_err(LoadError::Settings)?;
        Self::load(settings.answering_within(limit), ErrorReporter::new(on_error)).await
    }

    /// Loads the module that the settings name and makes its handler; nothing else has been started then.
    ///
    /// # Errors
    /// The module cannot be loaded, or its default export is no handler.
    pub async fn load(settings: Settings, errors: ErrorReporter) -> Result<Self, LoadError> {
        let namespace = Namespace::load(&settings).await?;
        Self::from_namespace(&namespace, settings, errors).await
    }

    /// The same with a module that has been loaded already.
    ///
    /// # Errors
    /// Its default export is no handler.
    pub async fn from_namespace(
        namespace: &Namespace,
        settings: Settings,
        errors: ErrorReporter,
    ) -> Result<Self, LoadError> {
        let module = Module::make(namespace, settings.options()).await?;
        Ok(Self {
            shared: Rc::new(Shared::new(module, settings, errors)),
        })
    }

    /// Refuses what the module cannot do, and everything while the last snapshot cannot be relied on.
    fn check(&self, method: VendorMethod, needs: Capability) -> Result<(), VendorError> {
        let check = self.shared.need(needs).and_then(|()| self.shared.reliable());
        check.map_err(|kind| VendorError::new(kind, method.name()))
    }
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
        self.check(method, Capability::Availability)?;
        self.shared
            .ask(method, |module, given| module.make_agent_available(given))
            .await
    }

    async fn make_agent_unavailable(&self, choice: Option<&PresenceId>) -> Result<(), VendorError> {
        let method = VendorMethod::MakeAgentUnavailable;
        self.check(method, Capability::Availability)?;
        if choice.is_some_and(|wanted| !self.shared.can_be_away_in(wanted)) {
            return Err(VendorError::new(VendorErrorKind::WrongState, method.name()));
        }
        self.shared
            .ask(method, |module, given| {
                module.make_agent_unavailable(choice, given)
            })
            .await
    }

    async fn make_outbound_call(&self, number: &PhoneNumber, event_id: &EventId) -> Result<(), VendorError> {
        let method = VendorMethod::MakeOutboundCall;
        self.check(method, Capability::Outbound)?;
        let number = if self.shared.capabilities().has(Capability::OutboundExtensions) {
            number.dialled_with_extension()
        } else {
            number.dialled()
        };
        self.shared
            .ask(method, |module, given| {
                module.make_outbound_call(&number, event_id, given)
            })
            .await
    }

    async fn accept_call(&self, call: &CallId) -> Result<(), VendorError> {
        self.shared
            .request(VendorMethod::AcceptCall, call, &CallRequest::Accept)
            .await
    }

    async fn reject_call(&self, call: &CallId) -> Result<(), VendorError> {
        self.shared
            .request(VendorMethod::RejectCall, call, &CallRequest::Reject)
            .await
    }

    async fn hangup_call(&self, call: &CallId) -> Result<(), VendorError> {
        self.shared
            .request(VendorMethod::HangupCall, call, &CallRequest::HangUp)
            .await
    }

    async fn control_call(&self, call: &CallId, request: &CallRequest) -> Result<(), VendorError> {
        self.shared
            .request(VendorMethod::ControlCall, call, request)
            .await
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
