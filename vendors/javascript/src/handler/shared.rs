//! What the methods share: the connection to the module, the last picture, and the requests that are open.

use std::cell::RefCell;
use std::fmt;
use std::rc::{Rc, Weak};
use std::time::Duration;

use fusion_cti::ids::CallId;
use fusion_cti::vendor::{
    Capabilities, Capability, Claim, OpenRequests, SnapshotSink, Softphone, Stage, VendorError,
    VendorErrorKind, VendorLink, VendorMethod, VendorSnapshot,
};
use futures::channel::oneshot;
use futures::future::{Either, select};
use js_sys::Function;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};

use super::Complaints;
use crate::module::{self, Module};
use crate::settings::Settings;
use crate::{snapshot, sys};

/// Signing in may load a library of the module's own first.
const CONNECT_FACTOR: u32 = 2;

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
        let options = module::as_js(self.settings.options());
        let limit = self.settings.request_timeout() * CONNECT_FACTOR;
        let connected = self
            .ask_within(limit, VendorMethod::Connect, &|handler| {
                handler.connect(&report, &options)
            })
            .await;
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
            let method = VendorMethod::Connect;
            let gone = module::answer(method, self.module.handler.disconnect());
            // Whether the module minds or not, this connection is over.
            let _ = module::within(self.settings.request_timeout(), gone).await;
        }
    }

    /// Makes a request and waits for its end: an answer, the time limit, or `disconnect`.
    pub(super) async fn ask(
        &self,
        method: VendorMethod,
        call: &dyn Fn(&sys::Handler) -> Result<JsValue, JsValue>,
    ) -> Result<(), VendorError> {
        self.ask_within(self.settings.request_timeout(), method, call)
            .await
    }

    async fn ask_within(
        &self,
        limit: Duration,
        method: VendorMethod,
        call: &dyn Fn(&sys::Handler) -> Result<JsValue, JsValue>,
    ) -> Result<(), VendorError> {
        let (cut, is_cut) = oneshot::channel();
        {
            let mut state = self.state.borrow_mut();
            state.open.retain(|open| !open.is_canceled());
            state.open.push(cut);
        }
        // Nothing is borrowed here: a module may report from within its method.
        let answer = Box::pin(module::answer(method, call(&self.module.handler)));
        match module::within(limit, select(answer, is_cut)).await {
            Some(Either::Left((outcome, _))) => outcome,
            Some(Either::Right(_)) => Err(VendorError::new(VendorErrorKind::NotConnected, method.name())),
            None => Err(module::timed_out(method)),
        }
    }

    /// Refuses what is no capability.
    pub(super) fn need(&self, method: VendorMethod, capability: Capability) -> Result<(), VendorError> {
        if self.module.capabilities.has(capability) {
            Ok(())
        } else {
            Err(VendorError::new(VendorErrorKind::Unsupported, method.name()))
        }
    }

    /// The last picture, if it can be relied on.
    pub(super) fn picture(&self, method: VendorMethod) -> Result<VendorSnapshot, VendorError> {
        let picture = self.state.borrow().last.clone();
        match picture.link {
            VendorLink::Up => Ok(picture),
            VendorLink::Connecting | VendorLink::Down(_) => {
                Err(VendorError::new(VendorErrorKind::NotConnected, method.name()))
            }
        }
    }

    /// Refuses a call that is unknown, or in a stage that does not fit.
    pub(super) fn require(
        &self,
        method: VendorMethod,
        call: &CallId,
        fits: &dyn Fn(Stage) -> bool,
    ) -> Result<(), VendorError> {
        let picture = self.picture(method)?;
        let kind = match picture.calls.iter().find(|known| known.id == *call) {
            Some(known) if fits(known.stage) => return Ok(()),
            Some(_) => VendorErrorKind::WrongState,
            None => VendorErrorKind::UnknownCall,
        };
        Err(VendorError::new(kind, method.name()))
    }

    /// Claims a request about a call. A second press while the first is open changes nothing.
    pub(super) fn claim(
        &self,
        method: VendorMethod,
        call: &CallId,
        what: &'static str,
    ) -> Result<Claim, VendorError> {
        let claim = self.requests.claim(call, what);
        claim.ok_or_else(|| VendorError::new(VendorErrorKind::WrongState, method.name()))
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
