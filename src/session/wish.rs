//! What is wanted of a call, by the agent or by Fusion, and whether it makes sense now.

use crate::direction::Direction;
use crate::ids::CallId;
use crate::session::engagement::{Engagement, OwnAct, Phone};
use crate::vendor::{CallControl, Capabilities, Capability, Line, Mute, Recording, VendorCommand};

/// Something wanted of one call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Wish {
    Accept,
    Reject,
    HangUp,
    /// Fusion's offer timer ran out: stop offering.
    Expire,
    Control(CallControl),
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
const NOT_CONNECTED: &str = "the call is not connected";
const UNSUPPORTED: &str = "the phone system cannot do this";

/// Decides about a wish, from where the call stands and what the vendor can do.
pub(crate) fn decide(engagement: &Engagement, wish: &Wish, capabilities: &Capabilities) -> Decision {
    let Some(call) = &engagement.call else {
        return decide_unseen(engagement, wish);
    };
    match wish {
        Wish::Accept => accept(engagement.phone, call),
        Wish::Reject => reject(engagement, call, capabilities),
        Wish::HangUp => hang_up(engagement, call, capabilities),
        Wish::Expire => expire(engagement.phone, call, capabilities),
        Wish::Control(control) => decide_control(engagement, call, control, capabilities),
        Wish::OpenTransfer => open_transfer(engagement.phone, capabilities),
    }
}

/// For a call that was dialled here and that the vendor does not show yet.
fn decide_unseen(engagement: &Engagement, wish: &Wish) -> Decision {
    match wish {
        Wish::HangUp | Wish::Reject if engagement.phone.ending().is_some() => Decision::Already,
        Wish::HangUp | Wish::Reject => Decision::Park,
        Wish::Accept | Wish::Expire => Decision::Refuse(NOT_RINGING),
        Wish::Control(_) | Wish::OpenTransfer => Decision::Refuse(NOT_CONNECTED),
    }
}

fn accept(phone: Phone, call: &CallId) -> Decision {
    match phone {
        Phone::Ringing => Decision::Ask(VendorCommand::AcceptCall(call.clone()), OwnAct::None),
        Phone::Connected(_) => Decision::Already,
        Phone::Unseen | Phone::Requested | Phone::Dialling => Decision::Refuse(NOT_RINGING),
        Phone::Over(_) | Phone::Gone(_) => Decision::Refuse(OVER),
    }
}

fn reject(engagement: &Engagement, call: &CallId, capabilities: &Capabilities) -> Decision {
    match engagement.phone {
        Phone::Ringing if !capabilities.has(Capability::Reject) => Decision::Refuse(UNSUPPORTED),
        Phone::Ringing => Decision::Ask(VendorCommand::RejectCall(call.clone()), OwnAct::Reject),
        Phone::Unseen | Phone::Requested | Phone::Dialling if engagement.direction == Direction::Outbound => {
            Decision::Ask(VendorCommand::HangupCall(call.clone()), OwnAct::HangUp)
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
            Decision::Ask(VendorCommand::HangupCall(call.clone()), OwnAct::HangUp)
        }
        Phone::Over(_) | Phone::Gone(_) => Decision::Already,
    }
}

fn expire(phone: Phone, call: &CallId, capabilities: &Capabilities) -> Decision {
    match phone {
        Phone::Ringing if !capabilities.has(Capability::Reject) => Decision::Refuse(UNSUPPORTED),
        Phone::Ringing => Decision::Ask(VendorCommand::RejectCall(call.clone()), OwnAct::OfferExpired),
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
    control: &CallControl,
    capabilities: &Capabilities,
) -> Decision {
    if !capabilities.has(control.needs()) {
        return Decision::Refuse(UNSUPPORTED);
    }
    let is_so = match (control, engagement.phone) {
        (CallControl::FinishWrapUp, Phone::Over(_)) => false,
        (CallControl::FinishWrapUp, Phone::Gone(_)) => true,
        (CallControl::FinishWrapUp, _) => return Decision::Refuse("the call is not over"),
        (CallControl::Hold, Phone::Connected(line)) => line == Line::Held,
        (CallControl::Resume, Phone::Connected(line)) => line == Line::Talking,
        (CallControl::Mute, Phone::Connected(_)) => engagement.facts.mute == Mute::Muted,
        (CallControl::Unmute, Phone::Connected(_)) => engagement.facts.mute == Mute::Open,
        (CallControl::Record, Phone::Connected(_)) => engagement.facts.recording == Recording::On,
        (CallControl::StopRecording, Phone::Connected(_)) => engagement.facts.recording == Recording::Off,
        (
            CallControl::Digits(_) | CallControl::Transfer(_) | CallControl::Conference,
            Phone::Connected(_),
        ) => false,
        (_, Phone::Over(_) | Phone::Gone(_)) => return Decision::Refuse(OVER),
        (_, Phone::Unseen | Phone::Requested | Phone::Ringing | Phone::Dialling) => {
            return Decision::Refuse(NOT_CONNECTED);
        }
    };
    if is_so {
        return Decision::Already;
    }
    let what = VendorCommand::ControlCall {
        call: call.clone(),
        control: control.clone(),
    };
    Decision::Ask(what, OwnAct::None)
}

/// Whether what was asked of the vendor has come true, whatever the vendor answered: a refused accept of a call that is
/// connected was overtaken, not refused (`contract/streams.md` §8, rule 4).
pub(crate) fn has_come_true(what: &VendorCommand, engagement: &Engagement) -> bool {
    let ended = engagement.phone.ending().is_some();
    match what {
        VendorCommand::AcceptCall(_) => matches!(engagement.phone, Phone::Connected(_)),
        VendorCommand::RejectCall(_) | VendorCommand::HangupCall(_) => ended,
        VendorCommand::ControlCall { control, .. } => match control {
            CallControl::Hold => engagement.phone == Phone::Connected(Line::Held),
            CallControl::Resume => engagement.phone == Phone::Connected(Line::Talking),
            CallControl::Mute => engagement.facts.mute == Mute::Muted,
            CallControl::Unmute => engagement.facts.mute == Mute::Open,
            CallControl::Record => engagement.facts.recording == Recording::On,
            CallControl::StopRecording => engagement.facts.recording == Recording::Off,
            CallControl::FinishWrapUp => matches!(engagement.phone, Phone::Gone(_)),
            CallControl::Digits(_) | CallControl::Transfer(_) | CallControl::Conference => false,
        },
        VendorCommand::Connect
        | VendorCommand::MakeAgentAvailable
        | VendorCommand::MakeAgentUnavailable(_)
        | VendorCommand::MakeOutboundCall { .. } => false,
    }
}

/// What was asked, in the agent's words.
pub(crate) fn in_words(what: &VendorCommand) -> &'static str {
    match what {
        VendorCommand::Connect => "connect to the phone system",
        VendorCommand::MakeAgentAvailable => "make you available",
        VendorCommand::MakeAgentUnavailable(_) => "make you unavailable",
        VendorCommand::MakeOutboundCall { .. } => "place the call",
        VendorCommand::AcceptCall(_) => "accept the call",
        VendorCommand::RejectCall(_) => "reject the call",
        VendorCommand::HangupCall(_) => "hang up",
        VendorCommand::ControlCall { control, .. } => match control {
            CallControl::Hold => "hold the call",
            CallControl::Resume => "resume the call",
            CallControl::Mute => "mute you",
            CallControl::Unmute => "unmute you",
            CallControl::Digits(_) => "send the digits",
            CallControl::Transfer(_) => "transfer the call",
            CallControl::Conference => "join the calls",
            CallControl::Record => "record the call",
            CallControl::StopRecording => "stop the recording",
            CallControl::FinishWrapUp => "finish the wrap-up",
        },
    }
}
