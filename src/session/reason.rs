//! How a call ended, in Fusion's words: the table of `design.md` §3.

use crate::direction::Direction;
use crate::host::CloseReason;
use crate::session::engagement::{Engagement, OwnAct, Reached};
use crate::session::settings::WrapUpPolicy;
use crate::vendor::Ending;

/// The reason for a call that is over. What the agent did here outweighs what the vendor reports, because the vendor
/// cannot tell a refused call from a missed one (`contract/streams.md` §8, rule 7).
pub(crate) fn close_reason(engagement: &Engagement, wrap_up: WrapUpPolicy) -> CloseReason {
    let ending = engagement.phone.ending().unwrap_or(Ending::Unknown);
    match (engagement.reached, engagement.direction) {
        (Reached::Conversation, _) => engagement.ruling.close_reason().unwrap_or(match wrap_up {
            WrapUpPolicy::Fusion => CloseReason::WrapUp,
            WrapUpPolicy::Off => CloseReason::EndCommunication,
        }),
        (Reached::Offer, Direction::Inbound) => unanswered_inbound(engagement.own_act, ending),
        (Reached::Offer, Direction::Outbound) => unanswered_outbound(engagement.own_act, ending),
    }
}

fn unanswered_inbound(own_act: OwnAct, ending: Ending) -> CloseReason {
    match (own_act, ending) {
        (OwnAct::OfferExpired, _) => CloseReason::Timeout,
        (OwnAct::Reject | OwnAct::HangUp, _) | (OwnAct::None, Ending::Rejected) => CloseReason::Reject,
        (OwnAct::None, Ending::CallerLeft | Ending::Finished) => CloseReason::Abandoned,
        (
            OwnAct::None,
            Ending::RangOut
            | Ending::CustomerDeclined
            | Ending::CustomerNoAnswer
            | Ending::NotReachable
            | Ending::Unknown,
        ) => CloseReason::Missed,
    }
}

fn unanswered_outbound(own_act: OwnAct, ending: Ending) -> CloseReason {
    match (own_act, ending) {
        (OwnAct::HangUp | OwnAct::Reject | OwnAct::OfferExpired, _) => CloseReason::Canceled,
        (OwnAct::None, Ending::CustomerDeclined | Ending::NotReachable | Ending::Rejected) => {
            CloseReason::Reject
        }
        (
            OwnAct::None,
            Ending::CustomerNoAnswer
            | Ending::RangOut
            | Ending::CallerLeft
            | Ending::Finished
            | Ending::Unknown,
        ) => CloseReason::Missed,
    }
}
