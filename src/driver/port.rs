//! The traits through which a driver reaches the outside world: host, clock, timers, tasks and storage.

use std::fmt;
use std::rc::Rc;
use std::time::Duration;

use futures::future::LocalBoxFuture;

use crate::host::{Answer, HostMessage, HostRequest};
use crate::ids::{CommandId, RequestId};
use crate::session::StoredCalls;
use crate::time::Timestamp;

/// The connection to Fusion: the MCA wire, the UI Events Framework, or none. It translates and delivers; it decides nothing.
pub trait HostPort {
    /// Starts to deliver messages. Called once, before any request.
    fn open(&self, inbox: HostInbox);

    /// Sends a request. A reply comes through the inbox with the same id, if ever; the session watches the time.
    fn ask(&self, request: RequestId, what: &HostRequest);

    /// Answers a command that came through the inbox. Called once for each.
    fn answer(&self, command: CommandId, answer: &Answer);
}

/// The callback through which a host port delivers messages. Cheap to clone; may be called at any time.
#[derive(Clone)]
pub struct HostInbox(Rc<dyn Fn(HostMessage)>);

impl HostInbox {
    /// An inbox that gives each message to `deliver`.
    pub fn new(deliver: impl Fn(HostMessage) + 'static) -> Self {
        Self(Rc::new(deliver))
    }

    /// Delivers one message of the host to the session.
    pub fn deliver(&self, message: HostMessage) {
        (self.0)(message);
    }
}

impl fmt::Debug for HostInbox {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("HostInbox")
    }
}

/// Clock, timers and tasks. Everything runs on one thread.
pub trait Runtime {
    /// The present moment; never runs backwards.
    fn now(&self) -> Timestamp;

    /// Completes after `duration` or a little later. Dropping the future cancels the timer.
    fn sleep(&self, duration: Duration) -> LocalBoxFuture<'static, ()>;

    /// Runs a task to completion, concurrently with everything else. It is never polled within this call.
    fn spawn(&self, task: LocalBoxFuture<'static, ()>);
}

/// Where calls are stored across a reload of the page.
pub trait CallStore {
    /// What the previous page stored; `None` where there is nothing or it cannot be read.
    fn load(&self) -> Option<StoredCalls>;

    /// Replaces what was stored before. A store that fails to do so loses only what the next page would need.
    fn save(&self, calls: &StoredCalls);
}

/// Stores nothing: for tests and for pages without storage.
#[derive(Clone, Copy, Debug, Default)]
pub struct NullStore;

impl CallStore for NullStore {
    fn load(&self) -> Option<StoredCalls> {
        None
    }

    fn save(&self, _calls: &StoredCalls) {}
}
