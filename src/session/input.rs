//! Everything that can happen to a session, in the past tense.

use crate::host::HostMessage;
use crate::ids::{CallId, EventId, PresenceId, RequestId};
use crate::phone::NumberReader;
use crate::redact::Private;
use crate::session::stored::StoredCalls;
use crate::vendor::{CallRequest, VendorError, VendorSnapshot};

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// An earlier page of this tab left calls behind; sent at most once, before [`Input::Started`].
    Restored(StoredCalls),
    /// The page is up; sent once.
    Started,
    /// The vendor reported its complete state, whatever changed.
    VendorReported(VendorSnapshot),
    /// A request to the vendor came to an end.
    VendorAnswered {
        /// The id of the request, as [`Effect::AskVendor`](crate::session::Effect::AskVendor) gave it.
        request: RequestId,
        /// How it came out.
        outcome: Result<(), VendorError>,
    },
    /// The host said something.
    HostSaid(HostMessage),
    /// The agent pressed something in the toolbar.
    AgentAsked(Intent),
    /// What reads numbers by the numbering plans of the world has been loaded, or could not be; until then numbers are read as
    /// they stand.
    NumbersLoaded(NumberReader),
    /// The deadline that [`next_deadline`](crate::session::Session::next_deadline) named has come, or an earlier moment; harmless at any time.
    TimePassed,
    /// Another window takes over; the last input.
    SteppedDown,
}

/// What an agent can want, in the imperative. The buttons of the view carry these.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Intent {
    /// Offer the vendor's sign-in again, or connect again.
    SignIn,
    /// Stay signed in at the vendor, which is about to sign the agent out.
    StaySignedIn,
    /// Have calls routed to the agent.
    MakeAvailable,
    /// Take no calls, for this reason or for the vendor's first.
    MakeUnavailable(Option<PresenceId>),
    /// Call this number, as it was typed.
    Dial(Private<String>),
    /// Do this with the call.
    Call(CallId, CallRequest),
    /// End the call of this event id, which was dialled here and had no call id of the vendor's when the button was shown.
    GiveUpDialling(EventId),
    /// Pass the call to this number, as it was typed.
    Transfer(CallId, Private<String>),
    /// Do not pass the call on after all, though Fusion asked for it.
    CloseTransfer(CallId),
    /// Bring the call to the front.
    Select(CallId),
    /// Put the notice of this id away.
    Dismiss(u64),
}
