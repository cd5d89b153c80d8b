//! Requests that wait for an answer. Every one has an owner and a deadline, so none can wait for good.

use std::collections::BTreeMap;

use crate::ids::{CommandId, RequestId};
use crate::time::Timestamp;
use crate::vendor::VendorCommand;

/// A request to the vendor that has not come to an end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct OpenRequest {
    /// What was asked.
    pub(crate) what: VendorCommand,
    /// On whose behalf.
    pub(crate) asked_by: Vec<Asker>,
    /// When it counts as unanswered.
    pub(crate) deadline: Timestamp,
}

/// Who waits for the outcome of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Asker {
    /// The agent, in the toolbar.
    Agent,
    /// Fusion, by this command.
    Host(CommandId),
    /// Nobody: the session itself.
    Nobody,
}

/// The open requests to the vendor.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(crate) struct OpenRequests(BTreeMap<RequestId, OpenRequest>);

impl OpenRequests {
    /// Notes a request.
    pub(crate) fn add(&mut self, request: RequestId, open: OpenRequest) {
        self.0.insert(request, open);
    }

    /// Joins an open request for the very same thing; says whether there was one. A second press while the first is
    /// open asks for nothing new.
    pub(crate) fn join(&mut self, what: &VendorCommand, asker: Asker) -> bool {
        let twin = self.0.values_mut().find(|open| open.what == *what);
        if let Some(open) = twin {
            open.asked_by.push(asker);
            return true;
        }
        false
    }

    /// Takes a request out, if it is open.
    pub(crate) fn close(&mut self, request: RequestId) -> Option<OpenRequest> {
        self.0.remove(&request)
    }

    /// Takes out one request that has waited too long.
    pub(crate) fn close_expired(&mut self, now: Timestamp) -> Option<OpenRequest> {
        let expired = self
            .0
            .iter()
            .find(|(_, open)| open.deadline <= now)
            .map(|(request, _)| *request);
        expired.and_then(|request| self.0.remove(&request))
    }

    /// Whether a request fitting `fits` is open.
    pub(crate) fn any(&self, fits: impl Fn(&VendorCommand) -> bool) -> bool {
        self.0.values().any(|open| fits(&open.what))
    }

    /// The earliest deadline.
    pub(crate) fn next_deadline(&self) -> Option<Timestamp> {
        self.0.values().map(|open| open.deadline).min()
    }
}
