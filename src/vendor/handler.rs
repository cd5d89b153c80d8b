//! The trait that a contact-centre vendor implements.

use std::fmt;
use std::rc::Rc;

use async_trait::async_trait;

use crate::call_action::CallRequest;
use crate::ids::{CallId, EventId, PresenceId};
use crate::phone::PhoneNumber;
use crate::vendor::capability::Capabilities;
use crate::vendor::error::VendorError;
use crate::vendor::snapshot::VendorSnapshot;

/// The callback through which a handler delivers its snapshots. Cheap to clone; may be called at any time, also from within a method of
/// the handler.
#[derive(Clone)]
pub struct SnapshotSink(Rc<dyn Fn(VendorSnapshot)>);

impl SnapshotSink {
    /// A sink that gives each snapshot to `deliver`.
    pub fn new(deliver: impl Fn(VendorSnapshot) + 'static) -> Self {
        Self(Rc::new(deliver))
    }

    /// Delivers the current snapshot. Delivering the same one twice does no harm.
    pub fn deliver(&self, snapshot: VendorSnapshot) {
        (self.0)(snapshot);
    }
}

impl fmt::Debug for SnapshotSink {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("SnapshotSink")
    }
}

/// A contact centre behind the words of Oracle's `ICtiVendorHandler` (`contract/fusion.md` §7).
///
/// The law for all methods:
/// * Success means that the vendor *took the request*, not that the state changed. Changes come as snapshots only,
///   before or after the method returns.
/// * A method returns an error within its own time limit; it never stays open for good. `vendor.answerSeconds` of the
///   configuration (8 unless set) is the most: after that the session has given the request up.
/// * Dropping a future is how a request is given up: nobody waits for the answer any more. The vendor may still carry it
///   out, and a snapshot will show it. What was kept for the answer, such as an event id that waits for its call, is let go
///   when the future is dropped and when the method fails with [`TimedOut`](super::VendorErrorKind::TimedOut): the next
///   request must find none of it. (A module in JavaScript is told by an `AbortSignal`.)
/// * A method may be called in any state; where it makes no sense it fails with
///   [`WrongState`](super::VendorErrorKind::WrongState) or [`UnknownCall`](super::VendorErrorKind::UnknownCall) and changes nothing.
/// * What is so already (accepting a connected call, holding a held one) may be taken or refused as `WrongState`; either
///   way nothing changes.
/// * What [`capabilities`](Self::capabilities) does not name fails with [`Unsupported`](super::VendorErrorKind::Unsupported).
#[async_trait(?Send)]
pub trait CtiVendorHandler {
    /// What this vendor can do. The same value for the life of the handler.
    fn capabilities(&self) -> Capabilities;

    /// Starts reporting to `sink`, beginning with a snapshot of the current state. The link is
    /// [`Up`](super::VendorLink::Up) from the moment in which agent and calls are known, and
    /// [`Connecting`](super::VendorLink::Connecting) before: a call that is missing while it is up counts as over. Called
    /// again while connected, it replaces the sink; while signed out it offers the sign-in again (it is then called from a click, as a browser
    /// demands for a window); while a sign-out for inactivity is coming ([`SignOut::Soon`](super::SignOut::Soon)) it keeps the
    /// agent signed in, where the vendor has [`StaySignedIn`](super::Capability::StaySignedIn).
    ///
    /// # Errors
    /// The library is missing, the settings cannot be used, or the sign-in window was blocked. Waiting for the agent
    /// to sign in is no error: it is [`VendorLink::Connecting`](super::VendorLink::Connecting) or
    /// [`Down`](super::VendorLink::Down).
    async fn connect(&self, sink: SnapshotSink) -> Result<(), VendorError>;

    /// Stops reporting and releases everything that `connect` started: when it returns, nothing more is delivered, and a
    /// request that is still open completes. The agent stays signed in at the vendor. A later `connect` starts
    /// again. May be called in any state.
    async fn disconnect(&self);

    /// Puts the agent into a state in which calls are routed. During a call or its wrap-up it may be queued as the
    /// next state.
    async fn make_agent_available(&self) -> Result<(), VendorError>;

    /// Takes the agent out of routing: into `choice`, or into the vendor's first state of that kind. During a call it
    /// leaves the call alone.
    ///
    /// # Errors
    /// Refused for a choice that the vendor does not have, and for one that is routable.
    async fn make_agent_unavailable(&self, choice: Option<&PresenceId>) -> Result<(), VendorError>;

    /// Dials `number`. The call that results carries `event_id` in every snapshot, from the first one on; no other call
    /// ever does, also when the dial was refused or given up.
    ///
    /// # Errors
    /// [`BadNumber`](super::VendorErrorKind::BadNumber) for what cannot be dialled, [`Busy`](super::VendorErrorKind::Busy)
    /// while another call forbids it.
    async fn make_outbound_call(&self, number: &PhoneNumber, event_id: &EventId) -> Result<(), VendorError>;

    /// Accepts a ringing call. [`Capabilities::second_call`] says what happens to a call that the agent is talking on; where
    /// that has to be put on hold first, it has been.
    ///
    /// # Errors
    /// [`Busy`](super::VendorErrorKind::Busy) while another call forbids it.
    async fn accept_call(&self, call: &CallId) -> Result<(), VendorError>;

    /// Rejects a ringing call.
    async fn reject_call(&self, call: &CallId) -> Result<(), VendorError>;

    /// Ends a connected call, or gives up one that is being dialled. A ringing call is for `reject_call`.
    async fn hangup_call(&self, call: &CallId) -> Result<(), VendorError>;

    /// Everything else that can be done with a call. Accepting, rejecting and hanging up come by their own methods; a handler
    /// that is asked for one of them here may do it or refuse it as [`Unsupported`](super::VendorErrorKind::Unsupported).
    async fn control_call(&self, call: &CallId, request: &CallRequest) -> Result<(), VendorError>;
}
