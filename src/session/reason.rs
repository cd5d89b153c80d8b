//! How a call ended, in Fusion's words: the table of `design.md` §3.

use crate::direction::Direction;
use crate::host::CloseReason;
use crate::session::engagement::{Engagement, LocalAction, Progress};
use crate::session::settings::WrapUpPolicy;
use crate::vendor::Ending;

/// The reason for a call that is over. What the agent did here outweighs what the vendor reports, because the vendor
/// cannot tell a refused call from a missed one (`contract/streams.md` §8, rule 7).
pub(crate) fn close_reason(engagement: &Engagement, wrap_up: WrapUpPolicy) -> CloseReason {
    let ending = engagement.phone.ending().unwrap_or(Ending::Unknown);
    match (engagement.progress, engagement.direction) {
        (Progress::Conversation, _) => engagement.ruling.close_reason().unwrap_or(match wrap_up {
            WrapUpPolicy::Fusion | WrapUpPolicy::Separate => CloseReason::WrapUp,
            WrapUpPolicy::Off => CloseReason::EndCommunication,
        }),
        (Progress::Offer, Direction::Inbound) => unanswered_inbound(engagement.local_action, ending),
        (Progress::Offer, Direction::Outbound) => unanswered_outbound(engagement.local_action, ending),
    }
}

fn unanswered_inbound(local_action: LocalAction, ending: Ending) -> CloseReason {
    match (local_action, ending) {
        (LocalAction::OfferExpired, _) => CloseReason::Timeout,
        (LocalAction::Reject | LocalAction::HangUp, _) | (LocalAction::None, Ending::Rejected) => {
            CloseReason::Reject
        }
        (LocalAction::None, Ending::CallerLeft | Ending::Finished) => CloseReason::Abandoned,
        (
            LocalAction::None,
            Ending::RangOut
            | Ending::CustomerDeclined
            | Ending::CustomerNoAnswer
            | Ending::NotReachable
            | Ending::Unknown,
        ) => CloseReason::Missed,
    }
}

fn unanswered_outbound(local_action: LocalAction, ending: Ending) -> CloseReason {
    match (local_action, ending) {
        // Only what is offered can be rejected, or offered for too long: a campaign's call, or its preview.
        (LocalAction::OfferExpired, _) => CloseReason::Timeout,
        (LocalAction::Reject, _) => CloseReason::Reject,
        (LocalAction::HangUp, _) => CloseReason::Canceled,
        (LocalAction::None, Ending::CustomerDeclined | Ending::NotReachable | Ending::Rejected) => {
            CloseReason::Reject
        }
        (
            LocalAction::None,
            Ending::CustomerNoAnswer
            | Ending::RangOut
            | Ending::CallerLeft
            | Ending::Finished
            | Ending::Unknown,
        ) => CloseReason::Missed,
    }
}
