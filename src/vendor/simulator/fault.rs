//! Faults that the far end can inject into a request, and the requests that wait because of them.

use std::fmt;

use futures::channel::oneshot;

use crate::vendor::command::{VendorCommand, VendorMethod};
use crate::vendor::error::VendorErrorKind;
use crate::vendor::handler::SnapshotSink;

/// What the far end does with the next request of a kind instead of carrying it out and answering.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Refuses it; nothing changes.
    Refuse(VendorErrorKind),
    /// Neither carries it out nor answers, until it is released.
    Open,
    /// Answers that it took it, and carries it out when it is released.
    AnswerFirst,
    /// Carries it out, and answers when it is released.
    AnswerLast,
}

/// The result of a request to the simulator.
pub(super) type Outcome = Result<(), VendorErrorKind>;

/// A request with all that is needed to carry it out later.
#[derive(Clone, Debug)]
pub(super) enum Request {
    Connect(SnapshotSink),
    Command(VendorCommand),
}

impl Request {
    pub(super) fn method(&self) -> VendorMethod {
        match self {
            Self::Connect(_) => VendorMethod::Connect,
            Self::Command(command) => command.method(),
        }
    }
}

/// A request that waits until the far end releases it.
pub(super) struct HeldRequest {
    pub(super) method: VendorMethod,
    /// The request itself, until it is carried out.
    pub(super) request: Option<Request>,
    /// Where the answer goes, until it is given.
    pub(super) answer: Option<oneshot::Sender<Outcome>>,
}

impl HeldRequest {
    /// Whether somebody still waits for the answer.
    pub(super) fn is_awaited(&self) -> bool {
        self.answer.as_ref().is_some_and(|answer| !answer.is_canceled())
    }

    /// Answers, if anybody still waits.
    pub(super) fn answer(&mut self, outcome: Outcome) {
        if let Some(answer) = self.answer.take() {
            // The caller may have stopped waiting, which is its right.
            let _ = answer.send(outcome);
        }
    }
}

impl fmt::Debug for HeldRequest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "HeldRequest({})", self.method.name())
    }
}
