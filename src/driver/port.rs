//! What a driver needs from outside: a host, a clock, a timer and somewhere to run tasks.

use std::fmt;
use std::rc::Rc;
use std::time::Duration;

use futures::future::LocalBoxFuture;

use crate::host::{Answer, HostMessage, HostRequest};
use crate::ids::{CommandId, RequestId};
use crate::session::StoredCalls;
use crate::time::Timestamp;

/// The way to Fusion: the MCA wire, the UI Events Framework, or nobody. It translates and delivers; it decides nothing.
pub trait HostPort {
    /// Starts to deliver messages. Called once, before anything is asked.
    fn open(&self, inbox: HostInbox);

    /// Sends a request. A reply comes through the inbox with the same id, if ever; the session watches the time.
    fn ask(&self, request: RequestId, what: &HostRequest);

    /// Answers a command that came through the inbox. Called once for each.
    fn answer(&self, command: CommandId, answer: &Answer);
}

/// Where a host port delivers. Cheap to clone; may be called at any time.
#[derive(Clone)]
pub struct HostInbox(Rc<dyn Fn(HostMessage)>);

impl HostInbox {
    /// An inbox that gives each message to `deliver`.
    pub fn new(deliver: impl Fn(HostMessage) + 'static) -> Self {
        Self(Rc::new(deliver))
    }

    /// Delivers one message.
    pub fn deliver(&self, message: HostMessage) {
        (self.0)(message);
    }
}

impl fmt::Debug for HostInbox {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("HostInbox")
    }
}

/// Clock, timer and tasks. Everything runs on one thread.
pub trait Runtime {
    /// The present moment; never runs backwards.
    fn now(&self) -> Timestamp;

    /// Ends after `duration`, or a little later. Dropping it takes the timer back.
    fn sleep(&self, duration: Duration) -> LocalBoxFuture<'static, ()>;

    /// Runs a task to its end, beside everything else; never from within this call.
    fn spawn(&self, task: LocalBoxFuture<'static, ()>);
}

/// Where calls are kept over a reload of the page.
pub trait CallStore {
    /// What the page before this one left behind; nothing where it cannot be read.
    fn load(&self) -> Option<StoredCalls>;

    /// Keeps this in place of what was kept before. A store that cannot keep it loses only what a reload would need.
    fn save(&self, calls: &StoredCalls);
}

/// Keeps nothing: for tests and for pages without storage.
#[derive(Clone, Copy, Debug, Default)]
pub struct Forgetful;

impl CallStore for Forgetful {
    fn load(&self) -> Option<StoredCalls> {
        None
    }

    fn save(&self, _calls: &StoredCalls) {}
}
