//! What can go wrong with a request, and the requests it has gone wrong with.

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

/// How a request to the simulator came out.
pub(super) type Outcome = Result<(), VendorErrorKind>;

/// What a request wants done.
#[derive(Clone, Debug)]
pub(super) enum Errand {
    Connect(SnapshotSink),
    Command(VendorCommand),
}

impl Errand {
    pub(super) fn method(&self) -> VendorMethod {
        match self {
            Self::Connect(_) => VendorMethod::Connect,
            Self::Command(command) => command.method(),
        }
    }
}

/// A request that waits for the far end.
pub(super) struct Held {
    pub(super) method: VendorMethod,
    /// What is still to be done; nothing if it was done already.
    pub(super) errand: Option<Errand>,
    /// Who waits for the answer; nobody if it was given already.
    pub(super) answer: Option<oneshot::Sender<Outcome>>,
}

impl Held {
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

impl fmt::Debug for Held {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Held({})", self.method.name())
    }
}
