//! Whether what is wanted of a call makes sense now, and what follows: the same answer for the agent and for Fusion.

use crate::call_action::{ActionGoal, ActionStage};
use crate::direction::Direction;
use crate::ids::{CallId, CommandId};
use crate::session::engagement::{Engagement, LocalAction, Phone};
use crate::session::refusal::RefusalReason;
use crate::vendor::{CallAction, CallRequest, Capabilities, Capability, Line, Mute, Recording};

/// Something wanted of one call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// This request to the vendor.
    Request(CallRequest),
    /// That it is offered no longer: Fusion's offer timer ran out.
    OfferExpired,
    /// That it is passed on, to a number that Fusion's command does not bring.
    TransferSomewhere(CommandId),
}

/// What is to be done about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ActionDecision {
    /// It is so already.
    Already,
    /// It cannot be done.
    Refuse(RefusalReason),
    /// Ask the vendor, and remember what was done here to end the call.
    Ask(CallId, CallRequest, LocalAction),
    /// Wait until the vendor shows the call that it was asked to dial (`contract/fusion.md` §5.3.8), then hang up.
    HangUpOnceShown,
    /// Ask the vendor as soon as the call that the agent talks on is on hold.
    HoldFirst,
    /// Let the agent type the number to pass the call to; then this command is answered.
    AwaitNumber(CommandId),
}

/// Decides from where the call stands and what the vendor can do.
pub(crate) fn decide(
    engagement: &Engagement,
    wanted: &Wanted,
    capabilities: &Capabilities,
) -> ActionDecision {
    let Some(call) = &engagement.call else {
        return decide_unseen(engagement, wanted);
    };
    let decision = match wanted {
        Wanted::Request(CallRequest::Accept) => accept(engagement.phone, call),
        Wanted::Request(CallRequest::Reject) => reject(engagement, call, capabilities),
        Wanted::Request(CallRequest::HangUp) => hang_up(engagement, call, capabilities),
        Wanted::Request(request) => control(engagement, call, request, capabilities),
        Wanted::OfferExpired => stop_offering(engagement.phone, call, capabilities),
        Wanted::TransferSomewhere(command) => transfer_somewhere(engagement.phone, *command, capabilities),
    };
    // What the vendor says that it would refuse is not asked of it.
    let asked = match &decision {
        ActionDecision::Ask(_, request, _) => Some(request.action()),
        ActionDecision::AwaitNumber(_) => Some(CallAction::Transfer),
        ActionDecision::Already
        | ActionDecision::Refuse(_)
        | ActionDecision::HangUpOnceShown
        | ActionDecision::HoldFirst => None,
    };
    match asked {
        Some(action) if engagement.facts.refuses.contains(&action) => {
            ActionDecision::Refuse(RefusalReason::NotNow)
        }
        Some(_) | None => decision,
    }
}

/// For a call that was dialled here and that the vendor does not show yet.
fn decide_unseen(engagement: &Engagement, wanted: &Wanted) -> ActionDecision {
    match wanted {
        Wanted::Request(CallRequest::HangUp | CallRequest::Reject) => {
            if engagement.phone.ending().is_some() {
                ActionDecision::Already
            } else {
                ActionDecision::HangUpOnceShown
            }
        }
        Wanted::Request(CallRequest::Accept) | Wanted::OfferExpired => {
            ActionDecision::Refuse(RefusalReason::NotRinging)
        }
        Wanted::Request(_) | Wanted::TransferSomewhere(_) => {
            ActionDecision::Refuse(RefusalReason::NotConnected)
        }
    }
}

fn accept(phone: Phone, call: &CallId) -> ActionDecision {
    match phone {
        Phone::Ringing => ask(call, CallRequest::Accept, LocalAction::None),
        Phone::Connected(_) | Phone::Preview => ActionDecision::Already,
        Phone::Unseen | Phone::Requested | Phone::Dialling => {
            ActionDecision::Refuse(RefusalReason::NotRinging)
        }
        Phone::Over(_) | Phone::Gone(_) => ActionDecision::Refuse(RefusalReason::CallOver),
    }
}

fn reject(engagement: &Engagement, call: &CallId, capabilities: &Capabilities) -> ActionDecision {
    match engagement.phone {
        Phone::Ringing if !capabilities.has(Capability::Reject) => {
            ActionDecision::Refuse(RefusalReason::Unsupported)
        }
        Phone::Ringing => ask(call, CallRequest::Reject, LocalAction::Reject),
        Phone::Unseen | Phone::Requested | Phone::Preview | Phone::Dialling
            if engagement.direction == Direction::Outbound =>
        {
            ask(call, CallRequest::HangUp, LocalAction::HangUp)
        }
        Phone::Unseen | Phone::Requested | Phone::Preview | Phone::Dialling | Phone::Connected(_) => {
            ActionDecision::Refuse(RefusalReason::NotRinging)
        }
        Phone::Over(_) | Phone::Gone(_) => ActionDecision::Already,
    }
}

fn hang_up(engagement: &Engagement, call: &CallId, capabilities: &Capabilities) -> ActionDecision {
    match engagement.phone {
        Phone::Ringing => reject(engagement, call, capabilities),
        Phone::Unseen | Phone::Requested | Phone::Preview | Phone::Dialling | Phone::Connected(_) => {
            ask(call, CallRequest::HangUp, LocalAction::HangUp)
        }
        Phone::Over(_) | Phone::Gone(_) => ActionDecision::Already,
    }
}

fn stop_offering(phone: Phone, call: &CallId, capabilities: &Capabilities) -> ActionDecision {
    match phone {
        Phone::Ringing if !capabilities.has(Capability::Reject) => {
            ActionDecision::Refuse(RefusalReason::Unsupported)
        }
        Phone::Ringing => ask(call, CallRequest::Reject, LocalAction::OfferExpired),
        Phone::Unseen
        | Phone::Requested
        | Phone::Preview
        | Phone::Dialling
        | Phone::Connected(_)
        | Phone::Over(_)
        | Phone::Gone(_) => ActionDecision::Already,
    }
}

fn transfer_somewhere(phone: Phone, command: CommandId, capabilities: &Capabilities) -> ActionDecision {
    match phone {
        _ if !capabilities.has(Capability::Transfer) => ActionDecision::Refuse(RefusalReason::Unsupported),
        Phone::Connected(_) => ActionDecision::AwaitNumber(command),
        Phone::Over(_) | Phone::Gone(_) => ActionDecision::Refuse(RefusalReason::CallOver),
        Phone::Unseen | Phone::Requested | Phone::Ringing | Phone::Preview | Phone::Dialling => {
            ActionDecision::Refuse(RefusalReason::NotConnected)
        }
    }
}

fn control(
    engagement: &Engagement,
    call: &CallId,
    request: &CallRequest,
    capabilities: &Capabilities,
) -> ActionDecision {
    let action = request.action();
    if action.needs().is_some_and(|needed| !capabilities.has(needed)) {
        return ActionDecision::Refuse(RefusalReason::Unsupported);
    }
    match (action.stage(), engagement.phone) {
        (ActionStage::Over, Phone::Over(_) | Phone::Gone(_)) => {}
        (ActionStage::Over, _) => return ActionDecision::Refuse(RefusalReason::CallNotOver),
        (ActionStage::Preview, Phone::Preview | Phone::Dialling) | (_, Phone::Connected(_)) => {}
        (_, Phone::Over(_) | Phone::Gone(_)) => return ActionDecision::Refuse(RefusalReason::CallOver),
        (_, Phone::Unseen | Phone::Requested | Phone::Ringing | Phone::Preview | Phone::Dialling) => {
            return ActionDecision::Refuse(RefusalReason::NotConnected);
        }
    }
    if is_done(action, engagement) {
        return ActionDecision::Already;
    }
    ask(call, request.clone(), LocalAction::None)
}

fn ask(call: &CallId, request: CallRequest, action: LocalAction) -> ActionDecision {
    ActionDecision::Ask(call.clone(), request, action)
}

/// Whether this has come true of a call that is no longer there: it is over, and the vendor shows it no more.
pub(crate) fn is_done_without_call(action: CallAction) -> bool {
    action.goal().is_some_and(|goal| match goal {
        ActionGoal::Over | ActionGoal::Gone => true,
        ActionGoal::Connected
        | ActionGoal::Dialled
        | ActionGoal::Held
        | ActionGoal::Talking
        | ActionGoal::Muted
        | ActionGoal::Unmuted
        | ActionGoal::Recorded
        | ActionGoal::NotRecorded => false,
    })
}

/// Whether what was asked of the vendor has come true, whatever the vendor answered: a refused accept of a call that is
/// connected was overtaken, not refused (`contract/streams.md` §8, rule 4).
pub(crate) fn is_done(action: CallAction, engagement: &Engagement) -> bool {
    let (phone, facts) = (engagement.phone, &engagement.facts);
    action.goal().is_some_and(|goal| match goal {
        ActionGoal::Connected => matches!(phone, Phone::Connected(_) | Phone::Preview),
        ActionGoal::Dialled => matches!(phone, Phone::Dialling | Phone::Connected(_)),
        ActionGoal::Over => phone.ending().is_some(),
        ActionGoal::Held => phone == Phone::Connected(Line::Held),
        ActionGoal::Talking => phone == Phone::Connected(Line::Talking),
        ActionGoal::Muted => facts.mute == Mute::Muted,
        ActionGoal::Unmuted => facts.mute == Mute::Open,
        ActionGoal::Recorded => facts.recording == Recording::On,
        ActionGoal::NotRecorded => facts.recording == Recording::Off,
        ActionGoal::Gone => matches!(phone, Phone::Gone(_)),
    })
}
