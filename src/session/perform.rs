//! Does what is wanted of a call, now or once another call is on hold.

use crate::session::agent_side::not_dialled;
use crate::session::decision::{ActionDecision, Wanted, decide};
use crate::session::engagement::{Engagement, LocalAction, Phone};
use crate::session::engagements::Others;
use crate::session::multi_call::{apply_multi_call_policy, hold_first};
use crate::session::open_requests::Requester;
use crate::session::refusal::RefusalReason;
use crate::session::requests::Turn;
use crate::session::transfer::await_number;
use crate::vendor::{CallRequest, Line, Mute, VendorCommand, VendorErrorKind};

/// Does what is wanted of a call, or says why not.
pub(super) fn perform(
    engagement: &mut Engagement,
    others: Others<'_>,
    wanted: &Wanted,
    requester: Requester,
    turn: &mut Turn<'_>,
) {
    let decision = decide(engagement, wanted, &turn.settings.capabilities);
    let decision = apply_multi_call_policy(decision, others, &turn.settings.capabilities);
    match decision {
        ActionDecision::Already => turn.confirm_to(requester),
        ActionDecision::Refuse(reason) => turn.refuse_to(requester, reason),
        ActionDecision::Ask(call, request, action) => {
            if action != LocalAction::None {
                engagement.local_action = action;
            }
            if request == CallRequest::Unmute {
                engagement.mute_wanted = Mute::Open;
            }
            turn.ask_vendor(VendorCommand::Call { call, request }, requester);
        }
        ActionDecision::HangUpOnceShown => {
            engagement.local_action = LocalAction::HangUp;
            engagement.pending_hangups.push(requester);
            if engagement.plans_deadline.take().is_some() {
                // The vendor was not asked yet, so there is nothing to wait for.
                not_dialled(engagement, VendorErrorKind::Other, turn);
            }
        }
        ActionDecision::HoldFirst => hold_first(engagement, others, requester, turn),
        ActionDecision::AwaitNumber(command) => await_number(engagement, command, turn),
    }
}

/// Does what waited, once no other call is talked on or nothing is left to wait for.
pub(super) fn take_after_hold(engagement: &mut Engagement, others: Others<'_>, turn: &mut Turn<'_>) {
    let Some(deadline) = engagement.hold_deadline() else {
        return;
    };
    let wanted = Wanted::Request(match engagement.phone {
        Phone::Connected(Line::Held) => CallRequest::Resume,
        Phone::Preview => CallRequest::Dial,
        Phone::Unseen
        | Phone::Requested
        | Phone::Ringing
        | Phone::Dialling
        | Phone::Connected(Line::Talking)
        | Phone::Over(_)
        | Phone::Gone(_) => CallRequest::Accept,
    });
    let capabilities = &turn.settings.capabilities;
    let decision = decide(engagement, &wanted, capabilities);
    let decision = apply_multi_call_policy(decision, others, capabilities);
    let is_in_the_way = decision == ActionDecision::HoldFirst;
    if is_in_the_way && deadline > turn.now {
        return;
    }
    for requester in engagement.stop_awaiting_hold() {
        if is_in_the_way {
            turn.refuse_to(requester, RefusalReason::OtherCallNotHeld);
        } else {
            perform(engagement, others, &wanted, requester, turn);
        }
    }
}
