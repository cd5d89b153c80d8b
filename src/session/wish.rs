//! What is wanted of a call, by the agent or by Fusion, and whether it makes sense now.

use crate::call_action::{ActionGoal, ActionStage};
use crate::direction::Direction;
use crate::ids::CallId;
use crate::session::engagement::{Engagement, OwnAct, Phone};
use crate::vendor::{
    CallAction, CallRequest, Capabilities, Capability, Line, Mute, Recording, VendorCommand,
};

/// Something wanted of one call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Wish {
    Request(CallRequest),
    /// Fusion's offer timer ran out: stop offering.
    Expire,
    /// Pass the call on, to a number that is not known yet.
    OpenTransfer,
}

/// What is to be done about a wish.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Decision {
    /// It is so already.
    Already,
    /// It cannot be, and why, in the agent's words.
    Refuse(&'static str),
    /// Ask the vendor, and remember what we did.
    Ask(VendorCommand, OwnAct),
    /// Wait until the vendor shows the call that it was asked to dial (`contract/fusion.md` §5.3.8).
    Park,
    /// Ask the vendor as soon as the call that the agent talks on is on hold.
    HoldFirst,
    /// Let the agent type the number to pass the call to.
    AwaitNumber,
}

const OVER: &str = "the call is over";
const NOT_RINGING: &str = "the call is not ringing";
const NOT_OVER: &str = "the call is not over";
const NOT_CONNECTED: &str = "the call is not connected";
const UNSUPPORTED: &str = "the phone system cannot do this";

/// Decides about a wish, from where the call stands and what the vendor can do.
pub(crate) fn decide(engagement: &Engagement, wish: &Wish, capabilities: &Capabilities) -> Decision {
    let Some(call) = &engagement.call else {
        return decide_unseen(engagement, wish);
    };
    match wish {
        Wish::Request(CallRequest::Accept) => accept(engagement.phone, call),
        Wish::Request(CallRequest::Reject) => reject(engagement, call, capabilities),
        Wish::Request(CallRequest::HangUp) => hang_up(engagement, call, capabilities),
        Wish::Request(request) => decide_control(engagement, call, request, capabilities),
        Wish::Expire => expire(engagement.phone, call, capabilities),
        Wish::OpenTransfer => open_transfer(engagement.phone, capabilities),
    }
}

/// For a call that was dialled here and that the vendor does not show yet.
fn decide_unseen(engagement: &Engagement, wish: &Wish) -> Decision {
    let ended = engagement.phone.ending().is_some();
    match wish {
        Wish::Request(CallRequest::HangUp | CallRequest::Reject) if ended => Decision::Already,
        Wish::Request(CallRequest::HangUp | CallRequest::Reject) => Decision::Park,
        Wish::Request(CallRequest::Accept) | Wish::Expire => Decision::Refuse(NOT_RINGING),
        Wish::Request(_) | Wish::OpenTransfer => Decision::Refuse(NOT_CONNECTED),
    }
}

fn accept(phone: Phone, call: &CallId) -> Decision {
    match phone {
        Phone::Ringing => ask(call, CallRequest::Accept, OwnAct::None),
        Phone::Connected(_) => Decision::Already,
        Phone::Unseen | Phone::Requested | Phone::Dialling => Decision::Refuse(NOT_RINGING),
        Phone::Over(_) | Phone::Gone(_) => Decision::Refuse(OVER),
    }
}

fn reject(engagement: &Engagement, call: &CallId, capabilities: &Capabilities) -> Decision {
    match engagement.phone {
        Phone::Ringing if !capabilities.has(Capability::Reject) => Decision::Refuse(UNSUPPORTED),
        Phone::Ringing => ask(call, CallRequest::Reject, OwnAct::Reject),
        Phone::Unseen | Phone::Requested | Phone::Dialling if engagement.direction == Direction::Outbound => {
            ask(call, CallRequest::HangUp, OwnAct::HangUp)
        }
        Phone::Unseen | Phone::Requested | Phone::Dialling | Phone::Connected(_) => {
            Decision::Refuse(NOT_RINGING)
        }
        Phone::Over(_) | Phone::Gone(_) => Decision::Already,
    }
}

fn hang_up(engagement: &Engagement, call: &CallId, capabilities: &Capabilities) -> Decision {
    match engagement.phone {
        Phone::Ringing => reject(engagement, call, capabilities),
        Phone::Unseen | Phone::Requested | Phone::Dialling | Phone::Connected(_) => {
            ask(call, CallRequest::HangUp, OwnAct::HangUp)
        }
        Phone::Over(_) | Phone::Gone(_) => Decision::Already,
    }
}

fn expire(phone: Phone, call: &CallId, capabilities: &Capabilities) -> Decision {
    match phone {
        Phone::Ringing if !capabilities.has(Capability::Reject) => Decision::Refuse(UNSUPPORTED),
        Phone::Ringing => ask(call, CallRequest::Reject, OwnAct::OfferExpired),
        Phone::Unseen
        | Phone::Requested
        | Phone::Dialling
        | Phone::Connected(_)
        | Phone::Over(_)
        | Phone::Gone(_) => Decision::Already,
    }
}

fn open_transfer(phone: Phone, capabilities: &Capabilities) -> Decision {
    match phone {
        _ if !capabilities.has(Capability::Transfer) => Decision::Refuse(UNSUPPORTED),
        Phone::Connected(_) => Decision::AwaitNumber,
        Phone::Over(_) | Phone::Gone(_) => Decision::Refuse(OVER),
        Phone::Unseen | Phone::Requested | Phone::Ringing | Phone::Dialling => {
            Decision::Refuse(NOT_CONNECTED)
        }
    }
}

fn decide_control(
    engagement: &Engagement,
    call: &CallId,
    request: &CallRequest,
    capabilities: &Capabilities,
) -> Decision {
    let action = request.action();
    if action.needs().is_some_and(|needed| !capabilities.has(needed)) {
        return Decision::Refuse(UNSUPPORTED);
    }
    match (action.stage(), engagement.phone) {
        (ActionStage::Over, Phone::Over(_) | Phone::Gone(_)) => {}
        (ActionStage::Over, _) => return Decision::Refuse(NOT_OVER),
        (_, Phone::Connected(_)) => {}
        (_, Phone::Over(_) | Phone::Gone(_)) => return Decision::Refuse(OVER),
        (_, Phone::Unseen | Phone::Requested | Phone::Ringing | Phone::Dialling) => {
            return Decision::Refuse(NOT_CONNECTED);
        }
    }
    if is_done(action, engagement) {
        return Decision::Already;
    }
    ask(call, request.clone(), OwnAct::None)
}

fn ask(call: &CallId, request: CallRequest, act: OwnAct) -> Decision {
    let call = call.clone();
    Decision::Ask(VendorCommand::Call { call, request }, act)
}

/// Whether what was asked of the vendor has come true, whatever the vendor answered: a refused accept of a call that is
/// connected was overtaken, not refused (`contract/streams.md` §8, rule 4).
pub(crate) fn is_done(action: CallAction, engagement: &Engagement) -> bool {
    let (phone, facts) = (engagement.phone, &engagement.facts);
    action.goal().is_some_and(|goal| match goal {
        ActionGoal::Connected => matches!(phone, Phone::Connected(_)),
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

/// What was asked, in the agent's words.
pub(crate) fn in_words(what: &VendorCommand) -> &'static str {
    match what {
        VendorCommand::Connect => "connect to the phone system",
        VendorCommand::MakeAgentAvailable => "make you available",
        VendorCommand::MakeAgentUnavailable(_) => "make you unavailable",
        VendorCommand::MakeOutboundCall { .. } => "place the call",
        VendorCommand::Call { request, .. } => match request.action() {
            CallAction::Accept => "accept the call",
            CallAction::Reject => "reject the call",
            CallAction::HangUp => "hang up",
            CallAction::Hold => "hold the call",
            CallAction::Resume => "resume the call",
            CallAction::Mute => "mute you",
            CallAction::Unmute => "unmute you",
            CallAction::SendDigits => "send the digits",
            CallAction::Transfer => "transfer the call",
            CallAction::Conference => "join the calls",
            CallAction::Record => "record the call",
            CallAction::StopRecording => "stop the recording",
            CallAction::FinishWrapUp => "finish the wrap-up",
        },
    }
}
