//! What a case needs of a mock host, whichever of the two interfaces is tried.

use std::cell::RefCell;
use std::rc::Rc;

use fusion_cti::driver::{HostInbox, HostPort};
use fusion_cti::host::{HostMessage, HostRequest, Listener};
use fusion_cti::ids::RequestId;
use serde_json::Value;

use crate::stage::settle;

/// One of Fusion's interfaces, with a mock host behind it.
pub(crate) trait Rig {
    /// A new port to that host.
    fn port(&self) -> Rc<dyn HostPort>;
    /// What was received so far, oldest first.
    fn received(&self) -> Vec<ReceivedRequest>;
    /// Answers the request with this index among what was received; `body` in the words of the contract's responses.
    fn replies(&self, index: usize, body: &Value);
    /// Sends what a listener listens for; `body` likewise.
    fn says(&self, listener: Listener, body: &Value);
    /// Sends something that makes no sense to a listener.
    fn sends_garbage(&self);
    /// What commands were answered with so far.
    fn answers(&self) -> Vec<Answered>;
}

/// A request as it arrived, in words that both interfaces share.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ReceivedRequest {
    /// Fusion's name for the request, such as `newCommEvent`.
    pub(crate) what: String,
    /// Which call, where it is about one.
    pub(crate) event_id: Option<String>,
    pub(crate) classification: Option<String>,
    pub(crate) in_data: Value,
    /// All of it, as that interface has it.
    pub(crate) whole: Value,
}

/// An answer as it arrived.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Answered {
    pub(crate) command: String,
    pub(crate) succeeded: bool,
    pub(crate) out_data: Value,
}

/// A port under trial, and what the session would have received.
pub(crate) struct Trial {
    pub(crate) rig: Rc<dyn Rig>,
    pub(crate) port: Rc<dyn HostPort>,
    pub(crate) messages: Rc<RefCell<Vec<HostMessage>>>,
    last: std::cell::Cell<u64>,
}

impl Trial {
    /// An open port that listens to everything.
    pub(crate) async fn of(rig: Rc<dyn Rig>) -> Self {
        let trial = Self::silent(rig).await;
        for listener in Listener::ALL {
            trial.asks(&HostRequest::Listen(listener)).await;
        }
        trial
    }

    /// An open port that has said nothing.
    pub(crate) async fn silent(rig: Rc<dyn Rig>) -> Self {
        let port = rig.port();
        let messages = Rc::new(RefCell::new(Vec::new()));
        let received = Rc::clone(&messages);
        port.open(HostInbox::new(move |message| received.borrow_mut().push(message)));
        settle().await;
        Self {
            rig,
            port,
            messages,
            last: std::cell::Cell::default(),
        }
    }

    pub(crate) async fn asks(&self, what: &HostRequest) -> RequestId {
        let request = RequestId(self.last.get() + 1);
        self.last.set(request.0);
        self.port.ask(request, what);
        settle().await;
        request
    }

    pub(crate) async fn replies(&self, index: usize, body: Value) {
        self.rig.replies(index, &body);
        settle().await;
    }

    pub(crate) async fn says(&self, listener: Listener, body: Value) {
        self.rig.says(listener, &body);
        settle().await;
    }

    /// What arrived since the last time.
    pub(crate) fn takes(&self) -> Vec<HostMessage> {
        self.messages.take()
    }
}
