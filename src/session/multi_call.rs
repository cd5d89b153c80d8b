//! Talking on one call while there is another: what becomes of the other follows from what the vendor can do
//! ([`Capabilities::second_call`](crate::vendor::Capabilities::second_call)).
//!
//! A vendor that does not hold by itself is asked to first, and the call is taken when the vendor *shows* the other on
//! hold: its consent alone is not yet silence on that line.

use crate::session::awaited::AwaitedHold;
use crate::session::decision::ActionDecision;
use crate::session::engagement::{Engagement, Phone};
use crate::session::engagements::{Engagements, Others};
use crate::session::open_requests::Requester;
use crate::session::refusal::RefusalReason;
use crate::session::requests::Turn;
use crate::vendor::{CallAction, CallRequest, Capabilities, Line, SecondCall, VendorCommand};

/// Of these calls, the one that taking another is about to touch, and what becomes of it: one that the agent talks on, or, for
/// a vendor of one call at a time, any that is connected.
pub(crate) fn call_in_the_way<'c>(
    mut others: impl Iterator<Item = &'c Engagement>,
    capabilities: &Capabilities,
) -> Option<(&'c Engagement, SecondCall)> {
    let second = capabilities.second_call();
    let touched = others.find(|call| match call.phone {
        Phone::Connected(Line::Talking) => true,
        Phone::Connected(Line::Held) => second == SecondCall::Refused,
        Phone::Unseen
        | Phone::Requested
        | Phone::Ringing
        | Phone::Preview
        | Phone::Dialling
        | Phone::Over(_)
        | Phone::Gone(_) => false,
    });
    Some((touched?, second))
}

/// What becomes of a decision with the other calls in mind: accepting, dialling a preview and resuming put the agent on another call.
pub(super) fn apply_multi_call_policy(
    decision: ActionDecision,
    others: Others<'_>,
    capabilities: &Capabilities,
) -> ActionDecision {
    let action = match &decision {
        ActionDecision::Ask(_, request, _) => request.action(),
        ActionDecision::Already
        | ActionDecision::Refuse(_)
        | ActionDecision::HangUpOnceShown
        | ActionDecision::HoldFirst
        | ActionDecision::AwaitNumber(_) => return decision,
    };
    if !matches!(action, CallAction::Accept | CallAction::Dial | CallAction::Resume) {
        return decision;
    }
    match call_in_the_way(others.iter(), capabilities) {
        Some((_, SecondCall::Refused)) if action == CallAction::Accept => {
            ActionDecision::Refuse(RefusalReason::OneCallAtATime)
        }
        Some((_, SecondCall::HoldRequired)) => ActionDecision::HoldFirst,
        Some((_, SecondCall::Refused | SecondCall::HoldsFirst | SecondCall::Concurrent)) | None => decision,
    }
}

/// Has the other call held, and remembers who wants to talk on this one then.
pub(super) fn hold_first(
    engagement: &mut Engagement,
    others: Others<'_>,
    requester: Requester,
    turn: &mut Turn<'_>,
) {
    let other = call_in_the_way(others.iter(), &turn.settings.capabilities);
    let Some(other) = other.and_then(|(other, _)| other.call.clone()) else {
        return turn.refuse_to(requester, RefusalReason::OtherCallNotHeld);
    };
    let deadline = turn.vendor_deadline();
    let awaited = engagement.awaited_hold.get_or_insert(AwaitedHold {
        requesters: Vec::new(),
        deadline,
    });
    awaited.requesters.push(requester);
    let what = VendorCommand::Call {
        call: other,
        request: CallRequest::Hold,
    };
    turn.ask_vendor(what, Requester::Nobody);
}

/// The vendor did not hold a call: whatever waited for that is given up.
pub(super) fn give_up_awaited_holds(engagements: &mut Engagements, turn: &mut Turn<'_>) {
    for engagement in engagements.iter_mut() {
        for requester in engagement.stop_awaiting_hold() {
            turn.refuse_to(requester, RefusalReason::OtherCallNotHeld);
        }
    }
}
