//! Requests that wait for an answer. Every one has an owner and a deadline, so none can wait for good.

use crate::ids::{CommandId, RequestId};
use crate::time::Timestamp;
use crate::vendor::VendorCommand;

/// A request to the vendor that has not come to an end.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct OpenRequest {
    /// What the vendor was asked for.
    pub(crate) what: VendorCommand,
    /// Everybody who waits for the outcome, in the order of asking.
    pub(crate) requesters: Vec<Requester>,
    /// When it counts as unanswered.
    pub(crate) deadline: Timestamp,
}

/// Who waits for the outcome of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Requester {
    /// The agent, in the toolbar.
    Agent,
    /// Fusion, by this command.
    Host(CommandId),
    /// Nobody: the session itself.
    Nobody,
}

/// The open requests to the vendor, the oldest first. Never more than a handful.
#[derive(Clone, Debug, PartialEq, Eq, Default, Hash)]
pub(crate) struct OpenRequests(Vec<(RequestId, OpenRequest)>);

impl OpenRequests {
    /// Keeps a request until its outcome or its deadline.
    pub(crate) fn add(&mut self, request: RequestId, open: OpenRequest) {
        self.0.push((request, open));
    }

    /// Joins an open request for the very same thing; says whether there was one. A second press while the first is
    /// open asks for nothing new.
    pub(crate) fn join(&mut self, what: &VendorCommand, requester: Requester) -> bool {
        let twin = self.0.iter_mut().find(|(_, open)| open.what == *what);
        if let Some((_, open)) = twin {
            open.requesters.push(requester);
            return true;
        }
        false
    }

    /// Takes a request out, if it is open.
    pub(crate) fn close(&mut self, request: RequestId) -> Option<OpenRequest> {
        self.take_first(|id, _| id == request)
    }

    /// Takes out one request that has waited too long.
    pub(crate) fn close_expired(&mut self, now: Timestamp) -> Option<OpenRequest> {
        self.take_first(|_, open| open.deadline <= now)
    }

    /// Whether a request fitting `fits` is open.
    pub(crate) fn any(&self, fits: impl Fn(&VendorCommand) -> bool) -> bool {
        self.0.iter().any(|(_, open)| fits(&open.what))
    }

    /// The earliest deadline of all open requests.
    pub(crate) fn next_deadline(&self) -> Option<Timestamp> {
        self.0.iter().map(|(_, open)| open.deadline).min()
    }

    fn take_first(&mut self, fits: impl Fn(RequestId, &OpenRequest) -> bool) -> Option<OpenRequest> {
        let index = self.0.iter().position(|(request, open)| fits(*request, open))?;
        Some(self.0.remove(index).1)
    }
}
