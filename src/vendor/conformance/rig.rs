//! What an implementer supplies: an environment for the handler, and control over its far end.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::time::Duration;

use async_trait::async_trait;
use thiserror::Error;

use crate::call_action::CallAction;
use crate::ids::CallId;
use crate::phone::PhoneNumber;
use crate::redact::Private;
use crate::vendor::command::VendorMethod;
use crate::vendor::error::VendorErrorKind;
use crate::vendor::handler::CtiVendorHandler;

/// The handler under test together with its far end. One rig serves a whole run; each case begins with
/// [`fresh`](Self::fresh).
#[async_trait(?Send)]
pub trait Rig {
    /// Starts afresh: the agent is signed in but not available, there is no call, no fault is pending, and nothing of an earlier
    /// case is left. Returns a handler on which `connect` has not been called.
    async fn fresh(&self) -> Result<Rc<dyn CtiVendorHandler>, RigTrouble>;

    /// Reloads the page while the far end goes on: the old handler is gone without a `disconnect`, and a new one, not yet
    /// connected, replaces it.
    async fn reload(&self) -> Result<Rc<dyn CtiVendorHandler>, RigTrouble>;

    /// Makes the far end do this now. Returns when the far end has done it; the snapshot may come later.
    ///
    /// # Errors
    /// [`RigTrouble::Cannot`] or [`RigTrouble::Lacks`] when this far end cannot do it: the case is then skipped and says so.
    async fn happen(&self, happening: Happening) -> Result<(), RigTrouble>;

    /// What has arrived at the far end of this call, which may be over: an answer of "success" does not say that every tone
    /// was sent, or to whom the call was passed. A rig that cannot tell leaves it out, and the cases that ask are skipped.
    ///
    /// # Errors
    /// [`RigTrouble::Cannot`], unless the rig overrides it.
    async fn received(&self, _call: &CallId) -> Result<Received, RigTrouble> {
        Err(RigTrouble::Cannot)
    }

    /// Lets this much time pass: a timer of the browser, or [`VirtualTime`](super::VirtualTime) in a native run.
    async fn pause(&self, duration: Duration);

    /// How long the suite waits before it gives up.
    fn patience(&self) -> Patience {
        Patience::default()
    }
}

/// Something that the far end does. Calls go by the id that the handler gave them in its snapshots.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Happening {
    /// A customer calls and the call is offered to the agent.
    CustomerCalls(Caller),
    /// The customer hangs up: leaves while it rings, or ends the call.
    CustomerHangsUp(CallId),
    /// Nobody takes the call until the vendor gives up offering it.
    RingsOut(CallId),
    /// A call that is over or gone is offered once more under the same id.
    OfferIsRepeated(CallId),
    /// The customer who is being dialled answers.
    CustomerAnswers(CallId),
    /// The customer who is being dialled is busy or declines.
    CustomerDeclines(CallId),
    /// The customer who is being dialled does not answer.
    CustomerDoesNotAnswer(CallId),
    /// The number that is being dialled turns out to be none.
    CustomerIsNotReachable(CallId),
    /// The one to whom the call is being passed answers. Only asked for where the transfer waits for it.
    TransferTargetAnswers(CallId),
    /// The call disappears from one moment to the next.
    CallVanishes(CallId),
    /// The agent does something elsewhere, such as at the vendor's own panel.
    Elsewhere(Elsewhere),
    /// The next request of this kind has this fate.
    NextRequest(VendorMethod, Fate),
    /// The next `control_call` for this action has this fate. Only asked for where that is the next `control_call` of all.
    NextControl(CallAction, Fate),
    /// The agent signs out.
    AgentSignsOut,
    /// The session runs out.
    SessionExpires,
    /// The vendor warns the agent of a sign-out for inactivity that is not due before the case is over.
    SignOutIsComing,
    /// The agent signs in, and the connection works again after any trouble.
    AgentSignsIn,
    /// Nothing comes through any more, and no error tells of it.
    FallsSilent,
    /// The vendor reports once more what it reported last.
    RepeatsItself,
}

/// What the agent does at the vendor's own panel or in another tab.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Elsewhere {
    /// The agent becomes available there.
    BecomesAvailable,
    /// Accepts the ringing call.
    Accepts(CallId),
    /// Rejects the ringing call.
    Rejects(CallId),
    /// Hangs up on this call.
    HangsUp(CallId),
    /// Puts the customer on hold.
    Holds(CallId),
    /// Dials this number there.
    Dials(PhoneNumber),
}

/// A customer who calls.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Caller {
    /// The number to show; absent when withheld.
    pub number: Option<PhoneNumber>,
    /// The queue to come through, where the vendor has queues.
    pub queue: Option<String>,
    /// Attributes of the call.
    pub attributes: BTreeMap<String, String>,
}

/// What arrived at the far end of a call.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Received {
    /// All tones, in the order in which they arrived.
    pub digits: Private<String>,
    /// The number to which the call was passed on, as the phone system has it.
    pub target: Option<Private<String>>,
}

/// What happens to a request at the vendor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Refused, so that the handler reports this kind of error. Nothing changes.
    Refused(VendorErrorKind),
    /// Neither carried out nor answered, ever.
    Lost,
    /// Carried out, but never answered.
    Unanswered,
    /// Carried out and answered after this time.
    Late(Duration),
    /// Answered at once, carried out after this time.
    AnsweredFirst(Duration),
}

/// How long the suite waits. In a browser these are real times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patience {
    /// Until what happened shows in a snapshot.
    pub report: Duration,
    /// Until a request has come to its end: longer than the handler's own time limit.
    pub answer: Duration,
    /// For what must not happen. Some answers are delayed by four times this, so that it must be less than a quarter of the
    /// handler's own time limit.
    pub quiet: Duration,
    /// Until a handler notices that nothing comes through any more.
    pub silence: Duration,
}

impl Default for Patience {
    /// Three seconds for a report, twenty for an answer, a quarter of a second of quiet, ninety seconds of silence: what
    /// an agent would put up with.
    fn default() -> Self {
        Self {
            report: Duration::from_secs(3),
            answer: Duration::from_secs(20),
            quiet: Duration::from_millis(250),
            silence: Duration::from_secs(90),
        }
    }
}

/// Why a rig did not do what it was asked.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum RigTrouble {
    /// This far end cannot do it. The case is skipped.
    #[error("this rig cannot arrange it")]
    Cannot,
    /// The same with the reason, such as a method that the rig lacks. The case is skipped.
    #[error("{0}")]
    Lacks(String),
    /// It should have worked. The case fails, and the text says what is wrong with the rig.
    #[error("the rig is broken: {0}")]
    Broken(String),
}
