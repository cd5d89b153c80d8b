//! Fusion's command to pass a call on, which names no number.
//!
//! Fusion has a button for it and, as far as anything public shows, no field for the number (`contract/fusion.md` §3.2, §5.5):
//! the toolbar opens its own. The command stays open meanwhile and is answered with what came of it: what the vendor said
//! to the transfer, or that there was none. Success at once would be a lie, and refusal at once an error message in front of
//! an agent who is typing the number. Fusion documents no time limit for an answer (§1.8); ours keeps it from waiting for good.

use std::time::Duration;

use crate::ids::CommandId;
use crate::session::awaited::AwaitedNumber;
use crate::session::engagement::{Engagement, Phone};
use crate::session::refusal::RefusalReason;
use crate::session::requests::Turn;

/// How long the agent may take to say whom to pass the call to: time to look a number up, not to forget it.
const NUMBER_LIMIT: Duration = Duration::from_secs(60);

/// Brings the call to the front, where the view opens the field. Only one command waits: a second one takes its place.
pub(super) fn await_number(engagement: &mut Engagement, command: CommandId, turn: &mut Turn<'_>) {
    let awaited = AwaitedNumber {
        command,
        deadline: turn.now.after(NUMBER_LIMIT),
    };
    *turn.front = Some(engagement.event_id.clone());
    if let Some(earlier) = engagement.awaited_number.replace(awaited) {
        turn.refuse(earlier.command, RefusalReason::TransferAskedAgain);
    }
}

/// The agent does not want to pass the call on. The command may have been refused a moment before, as when the minute was
/// up: then the field closes late.
pub(super) fn close_transfer(engagement: &mut Engagement, turn: &mut Turn<'_>) {
    match engagement.awaited_number.take() {
        Some(awaited) => turn.refuse(awaited.command, RefusalReason::TransferClosed),
        None => turn.requests.counters.agent_late += 1,
    }
}

/// Stops waiting for a number when the call can no longer be passed on, or when that takes too long.
pub(super) fn expire_awaited_number(engagement: &mut Engagement, turn: &mut Turn<'_>) {
    let Some(awaited) = engagement.awaited_number else {
        return;
    };
    let reason = match engagement.phone {
        Phone::Connected(_) if awaited.deadline > turn.now => return,
        Phone::Connected(_) => RefusalReason::TransferTimedOut,
        Phone::Unseen
        | Phone::Requested
        | Phone::Ringing
        | Phone::Preview
        | Phone::Dialling
        | Phone::Over(_)
        | Phone::Gone(_) => RefusalReason::TransferCallOver,
    };
    engagement.awaited_number = None;
    turn.refuse(awaited.command, reason);
}
