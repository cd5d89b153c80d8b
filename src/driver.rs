//! The pump: runs a session's effects against the ports and feeds the outcomes back.
//!
//! It handles one input at a time and runs the effects only after the session's borrow has ended. Inputs that arrive
//! meanwhile wait in a queue, because a vendor or a host may call back from within a call of ours. `async` lives here and
//! in the vendor contract only; there is still no web type.

mod port;

pub use port::{CallStore, HostInbox, HostPort, NullStore, Runtime};

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::fmt;
use std::rc::{Rc, Weak};

use futures::FutureExt;
use futures::future::{AbortHandle, abortable};

use crate::call_action::CallRequest;
use crate::ids::RequestId;
use crate::phone::NumberReader;
use crate::session::{Effect, Input, Intent, Session};
use crate::time::Timestamp;
use crate::vendor::{CtiVendorHandler, SnapshotSink, VendorCommand, VendorError};
use crate::view::{ShellNotes, ToolbarView, host_answer, host_request, toolbar_view};

/// The session and the ports that a driver connects.
pub struct Parts {
    /// A session that has not started.
    pub session: Session,
    /// The vendor handler of the contact centre.
    pub vendor: Rc<dyn CtiVendorHandler>,
    /// Fusion, or a port that leads nowhere.
    pub host: Rc<dyn HostPort>,
    /// Where calls outlive a reload.
    pub store: Rc<dyn CallStore>,
    /// Clock, timers and tasks.
    pub runtime: Rc<dyn Runtime>,
    /// What the shell adds to the view now; asked for whenever the view is computed.
    pub notes: Box<dyn Fn() -> ShellNotes>,
}

impl fmt::Debug for Parts {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Parts").finish_non_exhaustive()
    }
}

/// A running session. Dropping it ends everything that it started and disconnects from the vendor.
pub struct Driver {
    pump: Rc<Pump>,
}

impl Driver {
    /// Opens the host port, starts the session and shows the first view. `on_view` is called with each view that differs
    /// from the one before.
    pub fn start(parts: Parts, on_view: impl Fn(Rc<ToolbarView>) + 'static) -> Self {
        let pump = Rc::new(Pump {
            session: RefCell::new(parts.session),
            vendor: parts.vendor,
            host: parts.host,
            runtime: parts.runtime,
            store: parts.store,
            notes: parts.notes,
            queue: RefCell::default(),
            running: Cell::new(false),
            tasks: RefCell::default(),
            timer: RefCell::default(),
            shown: RefCell::default(),
            on_view: Box::new(on_view),
        });
        let inbox = Rc::downgrade(&pump);
        pump.host.open(HostInbox::new(move |message| {
            feed(&inbox, Input::HostSaid(message));
        }));
        if let Some(stored) = pump.store.load() {
            pump.handle(Input::Restored(stored));
        }
        pump.handle(Input::Started);
        Self { pump }
    }

    /// Does what the agent asked for.
    pub fn ask(&self, intent: Intent) {
        self.pump.handle(Input::AgentAsked(intent));
    }

    /// A function that calls `on_view` with the current view once more, for a shell whose own part of the screen changed. It
    /// does nothing once the driver is dropped.
    pub fn refresh_handle(&self) -> Rc<dyn Fn()> {
        let pump = Rc::downgrade(&self.pump);
        Rc::new(move || {
            if let Some(pump) = pump.upgrade() {
                pump.refresh();
            }
        })
    }

    /// A function that gives the session what has been loaded for reading numbers. It does nothing once the driver is dropped.
    pub fn numbers_handle(&self) -> impl Fn(NumberReader) + 'static {
        let pump = Rc::downgrade(&self.pump);
        move |numbers| feed(&pump, Input::NumbersLoaded(numbers))
    }

    /// Tells Fusion that another window takes over. Whoever calls this drops the driver next.
    pub fn step_down(&self) {
        self.pump.handle(Input::SteppedDown);
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Aborting wakes a task, and a waker is foreign code: nothing may be borrowed meanwhile.
        let tasks = self.pump.tasks.take();
        let timer = self.pump.timer.take();
        let requests = tasks.into_iter().map(|(_, handle)| handle);
        let timer = timer.into_iter().map(|(_, handle)| handle);
        requests.chain(timer).for_each(|handle| handle.abort());
        let vendor = Rc::clone(&self.pump.vendor);
        self.pump
            .runtime
            .spawn(async move { vendor.disconnect().await }.boxed_local());
    }
}

impl fmt::Debug for Driver {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Driver").finish_non_exhaustive()
    }
}

struct Pump {
    session: RefCell<Session>,
    vendor: Rc<dyn CtiVendorHandler>,
    host: Rc<dyn HostPort>,
    runtime: Rc<dyn Runtime>,
    store: Rc<dyn CallStore>,
    queue: RefCell<VecDeque<Input>>,
    running: Cell<bool>,
    /// Requests to the vendor that are under way.
    tasks: RefCell<Vec<(RequestId, AbortHandle)>>,
    /// The moment for which the timer is set, and the handle that cancels it.
    timer: RefCell<Option<(Timestamp, AbortHandle)>>,
    notes: Box<dyn Fn() -> ShellNotes>,
    shown: RefCell<Option<Rc<ToolbarView>>>,
    on_view: Box<dyn Fn(Rc<ToolbarView>)>,
}

fn feed(pump: &Weak<Pump>, input: Input) {
    if let Some(pump) = pump.upgrade() {
        pump.handle(input);
    }
}

impl Pump {
    /// Handles an input, or leaves it in the queue if one is being handled already.
    fn handle(self: &Rc<Self>, input: Input) {
        self.queue.borrow_mut().push_back(input);
        if self.running.replace(true) {
            return;
        }
        loop {
            let next = self.queue.borrow_mut().pop_front();
            let Some(input) = next else { break };
            let now = self.runtime.now();
            let effects = self.session.borrow_mut().handle(now, input);
            for effect in effects {
                self.run(effect);
            }
        }
        self.running.set(false);
        self.set_timer();
        self.show();
    }

    fn run(self: &Rc<Self>, effect: Effect) {
        match effect {
            Effect::AskHost { request, what } => self.host.ask(request, &host_request(what)),
            Effect::Store(calls) => self.store.save(&calls),
            Effect::AnswerHost { command, answer } => self.host.answer(command, &host_answer(answer)),
            Effect::AskVendor { request, what } => self.ask_vendor(request, what),
        }
    }

    fn ask_vendor(self: &Rc<Self>, request: RequestId, what: VendorCommand) {
        let vendor = Rc::clone(&self.vendor);
        let snapshots = Rc::downgrade(self);
        let sink = SnapshotSink::new(move |snapshot| feed(&snapshots, Input::VendorReported(snapshot)));
        let (task, handle) = abortable(async move { call_handler(vendor.as_ref(), what, sink).await });
        self.tasks.borrow_mut().push((request, handle));
        let pump = Rc::downgrade(self);
        let task = async move {
            let Ok(outcome) = task.await else { return };
            if let Some(pump) = pump.upgrade() {
                pump.tasks.borrow_mut().retain(|(id, _)| *id != request);
                pump.handle(Input::VendorAnswered { request, outcome });
            }
        };
        self.runtime.spawn(task.boxed_local());
    }

    /// Sets the timer for the session's next deadline, unless it is set for that or an earlier moment.
    fn set_timer(self: &Rc<Self>) {
        let Some(deadline) = self.session.borrow().next_deadline() else {
            return;
        };
        let set_for = self.timer.borrow().as_ref().map(|(moment, _)| *moment);
        if set_for.is_some_and(|moment| moment <= deadline) {
            return;
        }
        let pump = Rc::downgrade(self);
        let wait = self.runtime.sleep(deadline.since(self.runtime.now()));
        let (wait, handle) = abortable(wait);
        let earlier = self.timer.replace(Some((deadline, handle)));
        if let Some((_, earlier)) = earlier {
            earlier.abort();
        }
        let expire = async move {
            if wait.await.is_err() {
                return;
            }
            if let Some(pump) = pump.upgrade() {
                pump.timer.take();
                pump.handle(Input::TimePassed);
            }
        };
        self.runtime.spawn(expire.boxed_local());
    }

    fn show(&self) {
        let view = self.view();
        if self.shown.borrow().as_deref() != Some(&*view) {
            self.deliver(view);
        }
    }

    fn refresh(&self) {
        self.deliver(self.view());
    }

    fn view(&self) -> Rc<ToolbarView> {
        let notes = (self.notes)();
        Rc::new(toolbar_view(&self.session.borrow(), &notes))
    }

    fn deliver(&self, view: Rc<ToolbarView>) {
        self.shown.replace(Some(Rc::clone(&view)));
        (self.on_view)(view);
    }
}

async fn call_handler(
    vendor: &dyn CtiVendorHandler,
    what: VendorCommand,
    sink: SnapshotSink,
) -> Result<(), VendorError> {
    match what {
        VendorCommand::Connect | VendorCommand::StaySignedIn => vendor.connect(sink).await,
        VendorCommand::MakeAgentAvailable => vendor.make_agent_available().await,
        VendorCommand::MakeAgentUnavailable(choice) => vendor.make_agent_unavailable(choice.as_ref()).await,
        VendorCommand::MakeOutboundCall { number, event_id } => {
            vendor.make_outbound_call(&number, &event_id).await
        }
        VendorCommand::Call { call, request } => match request {
            CallRequest::Accept => vendor.accept_call(&call).await,
            CallRequest::Reject => vendor.reject_call(&call).await,
            CallRequest::HangUp => vendor.hangup_call(&call).await,
            request => vendor.control_call(&call, &request).await,
        },
    }
}
