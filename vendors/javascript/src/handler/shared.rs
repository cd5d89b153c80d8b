//! What the methods share: the connection to the module, the last picture, and the requests that are open.

use std::cell::RefCell;
use std::fmt;
use std::rc::{Rc, Weak};
use std::time::Duration;

use fusion_cti::ids::{CallId, PresenceId};
use fusion_cti::vendor::{
    Capabilities, Capability, OpenRequests, Presence, SnapshotSink, Softphone, Stage, VendorError,
    VendorErrorKind, VendorLink, VendorMethod, VendorSnapshot,
};
use futures::channel::oneshot;
use futures::future::{Either, select};
use js_sys::Function;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};

use super::Complaints;
use crate::module::{self, Answer, Module};
use crate::settings::Settings;
use crate::snapshot;
use crate::words::{METHODS, word_for};

/// Signing in may load a library of the module's own first.
const CONNECT_FACTOR: u32 = 2;

/// A request about a call, and when it makes sense.
pub(super) struct Asked<'a> {
    pub(super) method: VendorMethod,
    /// What tells two open requests about one call apart.
    pub(super) kind: &'static str,
    pub(super) needs: Option<Capability>,
    pub(super) fits: &'a dyn Fn(Stage) -> bool,
}

/// The module, and what is known of it.
pub(super) struct Shared {
    module: Module,
    settings: Settings,
    complaints: Complaints,
    state: RefCell<State>,
    requests: OpenRequests,
}

struct State {
    sink: Option<SnapshotSink>,
    /// The `report` of the present connection; none while disconnected.
    report: Option<Function>,
    /// Counts connections, so that a module that goes on reporting into an earlier one is not heard.
    connection: u64,
    last: VendorSnapshot,
    /// What is open, each to be cut off by dropping its end.
    open: Vec<oneshot::Sender<()>>,
}

impl Shared {
    pub(super) fn new(module: Module, settings: Settings, complaints: Complaints) -> Self {
        Self {
            module,
            settings,
            complaints,
            state: RefCell::new(State {
                sink: None,
                report: None,
                connection: 0,
                last: nothing_known(),
                open: Vec::new(),
            }),
            requests: OpenRequests::default(),
        }
    }

    pub(super) fn capabilities(&self) -> Capabilities {
        self.module.capabilities.clone()
    }

    /// Reports to `sink` from now on. The module is asked to connect unless it is connected, and asked again while it is
    /// down: it may then offer the sign-in.
    pub(super) async fn connect(self: &Rc<Self>, sink: SnapshotSink) -> Result<(), VendorError> {
        let picture = {
            let mut state = self.state.borrow_mut();
            state.sink = Some(sink.clone());
            state.last.clone()
        };
        let link = picture.link;
        sink.deliver(picture);
        let (report, connection) = match self.present_report() {
            Some(_) if link == VendorLink::Up => return Ok(()),
            Some(present) => present,
            None => self.begin(),
        };
        let arguments = [report.into(), module::as_js(self.settings.options())];
        let limit = self.settings.request_timeout() * CONNECT_FACTOR;
        let connected = self.ask_within(limit, VendorMethod::Connect, &arguments).await;
        let mut state = self.state.borrow_mut();
        if connected.is_err() && state.connection == connection && state.last == nothing_known() {
            // Nothing came of it: the next call begins anew.
            state.report = None;
        }
        connected
    }

    /// Cuts off reports and open requests at once, and then lets the module know.
    pub(super) async fn disconnect(&self) {
        let was_connected = {
            let mut state = self.state.borrow_mut();
            state.connection += 1;
            state.sink = None;
            state.last = nothing_known();
            state.open.clear();
            state.report.take().is_some()
        };
        if was_connected {
            let (limit, method) = (self.settings.request_timeout(), VendorMethod::Connect);
            // Whether the module minds or not, this connection is over.
            let _ = self.module.ask(limit, method, "disconnect", &[]).await;
        }
    }

    /// Makes a request that ends with an answer, the time limit, or `disconnect`.
    pub(super) fn ask(&self, method: VendorMethod, arguments: &[JsValue]) -> Answer<'static> {
        self.ask_within(self.settings.request_timeout(), method, arguments)
    }

    fn ask_within(&self, limit: Duration, method: VendorMethod, arguments: &[JsValue]) -> Answer<'static> {
        let (cut, is_cut) = oneshot::channel();
        {
            let mut state = self.state.borrow_mut();
            state.open.retain(|open| !open.is_canceled());
            state.open.push(cut);
        }
        // Nothing is borrowed here: a module may report from within its method.
        let answer = self
            .module
            .ask(limit, method, word_for(&METHODS, &method), arguments);
        Box::pin(async move {
            match select(answer, is_cut).await {
                Either::Left((outcome, _)) => outcome,
                Either::Right(_) => Err(VendorError::new(VendorErrorKind::NotConnected, method.name())),
            }
        })
    }

    /// Makes a request about a call, once it makes sense: the module can do it, no other of its kind is open, and the call is
    /// in a stage that fits. A second press while the first is open changes nothing.
    pub(super) fn ask_about(
        &self,
        call: &CallId,
        asked: &Asked<'_>,
        more: Option<JsValue>,
    ) -> Result<Answer<'static>, VendorErrorKind> {
        if let Some(capability) = asked.needs {
            self.need(capability)?;
        }
        let claim = self.requests.claim(call, asked.kind);
        let claim = claim.ok_or(VendorErrorKind::WrongState)?;
        self.reliable()?;
        let stage = {
            let state = self.state.borrow();
            let known = state.last.calls.iter().find(|known| known.id == *call);
            known.ok_or(VendorErrorKind::UnknownCall)?.stage
        };
        if !(asked.fits)(stage) {
            return Err(VendorErrorKind::WrongState);
        }
        let mut arguments = vec![JsValue::from_str(call.as_str())];
        arguments.extend(more);
        let answer = self.ask(asked.method, &arguments);
        Ok(Box::pin(async move {
            let _claim = claim;
            answer.await
        }))
    }

    /// Refuses what is no capability.
    pub(super) fn need(&self, capability: Capability) -> Result<(), VendorErrorKind> {
        if self.module.capabilities.has(capability) {
            Ok(())
        } else {
            Err(VendorErrorKind::Unsupported)
        }
    }

    /// Refuses while the last picture cannot be relied on.
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

    fn present_report(&self) -> Option<(Function, u64)> {
        let state = self.state.borrow();
        state.report.clone().map(|report| (report, state.connection))
    }

    /// Begins a connection. Its `report` belongs to JavaScript, which frees it once the module lets go of it: a module
    /// may go on calling it after the end, and finds something to call.
    fn begin(self: &Rc<Self>) -> (Function, u64) {
        let mut state = self.state.borrow_mut();
        state.connection += 1;
        let connection = state.connection;
        let shared: Weak<Self> = Rc::downgrade(self);
        let hear = Closure::<dyn Fn(JsValue)>::new(move |value: JsValue| {
            if let Some(shared) = shared.upgrade() {
                shared.heard(connection, &value);
            }
        });
        let report: Function = hear.into_js_value().unchecked_into();
        state.report = Some(report.clone());
        (report, connection)
    }

    /// A report of the module: checked whole, then delivered. One that is wrong is told, and changes nothing.
    fn heard(&self, connection: u64, value: &JsValue) {
        if self.state.borrow().connection != connection {
            return;
        }
        let Some(plain) = module::copied(value) else {
            self.complaints
                .tell("`snapshot`: expected a plain object that JSON can write".to_owned());
            return;
        };
        match snapshot::read(&plain) {
            Ok(picture) => self.deliver(picture),
            Err(mistake) => self.complaints.tell(mistake.to_string()),
        }
    }

    fn deliver(&self, picture: VendorSnapshot) {
        let sink = {
            let mut state = self.state.borrow_mut();
            state.last = picture.clone();
            state.sink.clone()
        };
        if let Some(sink) = sink {
            sink.deliver(picture);
        }
    }
}

/// What is known before the module has said anything.
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
