//! What the methods share: the connection to the module, the last snapshot, and the requests that are open.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fmt;
use std::pin::pin;
use std::rc::{Rc, Weak};
use std::time::Duration;

use fusion_cti::ids::{CallId, PresenceId};
use fusion_cti::vendor::{
    CallAction, CallRequest, Capabilities, Capability, Claim, OpenRequests, Presence, SignOut, SnapshotSink,
    Softphone, VendorError, VendorErrorKind, VendorLink, VendorMethod, VendorSnapshot,
};
use fusion_cti_js::{Exception, PromiseError, property};
use futures::future::{Either, select};
use serde_json::Value;
use wasm_bindgen::JsValue;

use super::ErrorReporter;
use super::open_request::{OpenRequest, PendingRequest};
use crate::error::refusal;
use crate::module::{Answer, Cancellation, Module, Report};
use crate::settings::Settings;
use crate::snapshot;

/// Signing in may load a library of the module's own first.
const CONNECT_FACTOR: u32 = 2;

/// A module whose every report is wrong in another way is not listened to for good.
const MOST_ERRORS: usize = 100;

/// The module, and what is known of it.
pub(super) struct Shared {
    module: Module,
    settings: Settings,
    errors: ErrorReporter,
    state: RefCell<State>,
    requests: OpenRequests,
}

struct State {
    sink: Option<SnapshotSink>,
    /// The `report` of the present connection; none while disconnected.
    report: Option<Report>,
    /// Counts connections, so that a module that goes on reporting into an earlier one is not heard.
    connection: u64,
    /// The last connection whose `disconnect` the module has answered.
    disconnected: Option<u64>,
    last: VendorSnapshot,
    open: Vec<OpenRequest>,
    /// The errors that were reported: each once, however often the module makes it.
    reported_errors: BTreeSet<String>,
}

impl Shared {
    pub(super) fn new(module: Module, settings: Settings, errors: ErrorReporter) -> Self {
        Self {
            module,
            settings,
            errors,
            state: RefCell::new(State {
                sink: None,
                report: None,
                connection: 0,
                disconnected: None,
                last: nothing_known(),
                open: Vec::new(),
                reported_errors: BTreeSet::new(),
            }),
            requests: OpenRequests::default(),
        }
    }

    pub(super) fn capabilities(&self) -> Capabilities {
        self.module.capabilities.clone()
    }

    /// Reports to `sink` from now on. The module is asked to connect unless it is connected, and asked again while it is
    /// down, when it may offer the sign-in, and while it is about to sign the agent out.
    pub(super) async fn connect(self: &Rc<Self>, sink: SnapshotSink) -> Result<(), VendorError> {
        let snapshot = {
            let mut state = self.state.borrow_mut();
            state.sink = Some(sink.clone());
            state.last.clone()
        };
        let agent = snapshot.agent.as_ref();
        let stays = agent.is_none_or(|agent| agent.sign_out == SignOut::NotDue);
        let is_settled = snapshot.link == VendorLink::Up && stays;
        sink.deliver(snapshot);
        let (report, connection) = match self.present_report() {
            Some(_) if is_settled => return Ok(()),
            Some(present) => present,
            None => self.begin(),
        };
        let limit = self.settings.request_timeout() * CONNECT_FACTOR;
        let connected = self
            .ask_within(limit, VendorMethod::Connect, |module, given| {
                module.connect(&report, self.settings.options(), given)
            })
            .await;
        let mut state = self.state.borrow_mut();
        if connected.is_err() && state.connection == connection && state.last == nothing_known() {
            // Nothing came of it: the next call begins again.
            state.report = None;
        }
        connected
    }

    /// Cuts off reports and open requests at once, and then lets the module know.
    pub(super) async fn disconnect(&self) {
        let (open, was_connected, connection) = {
            let mut state = self.state.borrow_mut();
            let connection = state.connection;
            state.connection += 1;
            state.sink = None;
            state.last = nothing_known();
            (
                std::mem::take(&mut state.open),
                state.report.take().is_some(),
                connection,
            )
        };
        // Nothing is borrowed here: the module hears of it at once, and may do anything.
        for request in open {
            request.cut();
        }
        if was_connected {
            // Whether the module minds or not, this connection is over.
            let _ = self
                .module
                .disconnect()
                .within(self.settings.request_timeout())
                .await;
            self.state.borrow_mut().disconnected = Some(connection);
        }
    }

    /// Makes a request that ends with an answer, the time limit, or `disconnect`.
    pub(super) async fn ask(
        &self,
        method: VendorMethod,
        request: impl FnOnce(&Module, &Cancellation) -> Answer,
    ) -> Result<(), VendorError> {
        self.ask_within(self.settings.request_timeout(), method, request)
            .await
    }

    async fn ask_within(
        &self,
        limit: Duration,
        method: VendorMethod,
        request: impl FnOnce(&Module, &Cancellation) -> Answer,
    ) -> Result<(), VendorError> {
        let cancellation = Cancellation::new();
        let (open, is_cut) = OpenRequest::new(cancellation.clone());
        {
            let mut state = self.state.borrow_mut();
            state.open.retain(|open| !open.is_over());
            state.open.push(open);
        }
        let pending = PendingRequest::new(cancellation.clone());
        // Nothing is borrowed here: a module may report from within its method.
        let answer = pin!(request(&self.module, &cancellation).within(limit));
        match select(answer, is_cut).await {
            Either::Left((Ok(()), _)) => {
                pending.settled();
                Ok(())
            }
            Either::Left((Err(PromiseError::Rejected(thrown)), _)) => {
                pending.settled();
                Err(self.refused(method, &thrown))
            }
            Either::Left((Err(PromiseError::TimedOut(_)), _)) => {
                Err(VendorError::new(VendorErrorKind::TimedOut, method.name()))
            }
            Either::Right(_) => Err(VendorError::new(VendorErrorKind::NotConnected, method.name())),
        }
    }

    fn refused(&self, method: VendorMethod, thrown: &JsValue) -> VendorError {
        let kind = property::string(thrown, "kind");
        if kind.is_none()
            && let Some(witness) = self.errors.witness()
        {
            witness.threw(method, Exception::from(thrown).description());
        }
        let name = property::string(thrown, "name");
        refusal(method, kind.as_deref(), name.as_deref())
    }

    /// Makes a request about a call, once it makes sense: the module can do it, no other of its kind is open, and the call is
    /// in a stage that fits. A second press while the first is open changes nothing.
    pub(super) async fn request(
        &self,
        method: VendorMethod,
        call: &CallId,
        request: &CallRequest,
    ) -> Result<(), VendorError> {
        let _claim = self
            .claim(call, request.action())
            .map_err(|kind| VendorError::new(kind, method.name()))?;
        self.ask(method, |module, given| module.request(call, request, given))
            .await
    }

    fn claim(&self, call: &CallId, action: CallAction) -> Result<Claim, VendorErrorKind> {
        if let Some(capability) = action.needs() {
            self.need(capability)?;
        }
        let claim = self.requests.claim(call, kind(action));
        let claim = claim.ok_or(VendorErrorKind::WrongState)?;
        self.reliable()?;
        let state = self.state.borrow();
        let known = state.last.calls.iter().find(|known| known.id == *call);
        let stage = known.ok_or(VendorErrorKind::UnknownCall)?.stage;
        if action.fits(stage) {
            Ok(claim)
        } else {
            Err(VendorErrorKind::WrongState)
        }
    }

    /// Refuses what is no capability.
    pub(super) fn need(&self, capability: Capability) -> Result<(), VendorErrorKind> {
        if self.module.capabilities.has(capability) {
            Ok(())
        } else {
            Err(VendorErrorKind::Unsupported)
        }
    }

    /// Refuses while the last snapshot cannot be relied on.
    pub(super) fn reliable(&self) -> Result<(), VendorErrorKind> {
        match self.state.borrow().last.link {
            VendorLink::Up => Ok(()),
            VendorLink::Connecting | VendorLink::Down(_) => Err(VendorErrorKind::NotConnected),
        }
    }

    /// Whether the agent can choose this state, and is not routable in it.
    pub(super) fn can_be_away_in(&self, wanted: &PresenceId) -> bool {
        let state = self.state.borrow();
        let agent = state.last.agent.as_ref();
        agent.is_some_and(|agent| {
            let mut choices = agent.choices.iter();
            choices.any(|choice| choice.id == *wanted && choice.presence != Presence::Routable)
        })
    }

    fn present_report(&self) -> Option<(Report, u64)> {
        let state = self.state.borrow();
        state.report.clone().map(|report| (report, state.connection))
    }

    /// Begins a connection, with a `report` of its own.
    fn begin(self: &Rc<Self>) -> (Report, u64) {
        let mut state = self.state.borrow_mut();
        state.connection += 1;
        let connection = state.connection;
        let shared: Weak<Self> = Rc::downgrade(self);
        let report = Report::new(move |reported| {
            if let Some(shared) = shared.upgrade() {
                shared.on_report(connection, reported);
            }
        });
        state.report = Some(report.clone());
        (report, connection)
    }

    /// A report of the module: what of it can be used is delivered, and what cannot is named once.
    fn on_report(&self, connection: u64, reported: Option<Value>) {
        let known = {
            let state = self.state.borrow();
            if state.connection != connection {
                if state.disconnected >= Some(connection)
                    && let Some(witness) = self.errors.witness()
                {
                    witness.reported_after_disconnect();
                }
                return;
            }
            state.last.clone()
        };
        let Some(reported) = reported else {
            self.report_once("`snapshot` is not JSON; expected a plain object without cycles.".to_owned());
            return;
        };
        match snapshot::read(&reported, &known) {
            Ok(reading) => {
                for error in reading.left_out {
                    self.report_once(error.to_string());
                }
                self.deliver(reading.snapshot);
            }
            Err(error) => self.report_once(error.to_string()),
        }
    }

    fn report_once(&self, error: String) {
        let is_new = {
            let reported_errors = &mut self.state.borrow_mut().reported_errors;
            reported_errors.len() < MOST_ERRORS && reported_errors.insert(error.clone())
        };
        if is_new {
            self.errors.report(error);
        }
    }

    fn deliver(&self, snapshot: VendorSnapshot) {
        let sink = {
            let mut state = self.state.borrow_mut();
            state.last = snapshot.clone();
            state.sink.clone()
        };
        if let Some(sink) = sink {
            sink.deliver(snapshot);
        }
    }
}

/// What tells two open requests about one call apart: an action and its opposite are one kind, and so are both that involve a
/// third party.
fn kind(action: CallAction) -> &'static str {
    match (action, action.opposite()) {
        (CallAction::Conference, _) => CallAction::Transfer.name(),
        (_, Some(opposite)) => action.min(opposite).name(),
        (_, None) => action.name(),
    }
}

/// What is known before the module has reported anything.
fn nothing_known() -> VendorSnapshot {
    VendorSnapshot {
        link: VendorLink::Connecting,
        agent: None,
        softphone: Softphone::Works,
        calls: Vec::new(),
    }
}

impl fmt::Debug for Shared {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Shared").finish_non_exhaustive()
    }
}
