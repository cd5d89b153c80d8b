//! Compares the two tracks of a call and says what Fusion must hear next, if anything.
//!
//! This one function is why a late, doubled or missing event cannot make Fusion hear of a call twice: it looks only at
//! where the call stands and at what has been said.

use crate::direction::Direction;
use crate::host::CloseReason;
use crate::session::engagement::{Engagement, Phone};
use crate::session::host_progress::HostProgress;
use crate::session::reason::close_reason;
use crate::session::settings::{DialNews, PopMoment, SessionSettings};

/// What comes next for a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// Nothing may be said now, or nothing is left to say.
    Wait,
    /// Tell Fusion that it begins.
    New,
    /// Tell Fusion that it is connected.
    Start,
    /// Tell Fusion that it is over.
    Close(CloseReason),
    /// It ended before Fusion heard of it: never mention it.
    StaySilent,
}

/// The next step for this call.
pub(crate) fn next_step(engagement: &Engagement, settings: &SessionSettings) -> Step {
    let phone = engagement.phone;
    let ended = phone.ending();
    match engagement.host_progress {
        HostProgress::Nothing if ended.is_some() => Step::StaySilent,
        HostProgress::Nothing if is_time_for_new(phone, settings.dial_news) => Step::New,
        HostProgress::New(_) | HostProgress::Started(_) if ended.is_some() => {
            Step::Close(close_reason(engagement, settings.wrap_up))
        }
        HostProgress::New(_) if is_time_to_pop(engagement, settings.pop) => Step::Start,
        HostProgress::CloseRefused(reason) => Step::Close(reason),
        HostProgress::Nothing
        | HostProgress::NewSent(_)
        | HostProgress::New(_)
        | HostProgress::StartSent(_)
        | HostProgress::Started(_)
        | HostProgress::CloseSent(..)
        | HostProgress::Closed(_)
        | HostProgress::Never => Step::Wait,
    }
}

fn is_time_for_new(phone: Phone, dial_news: DialNews) -> bool {
    match phone {
        // A preview is told as soon as it is shown, like every other offer: new is "the first call of every communication"
        // and belongs to the ring (`contract/fusion.md` §2.4), and only by new does Fusion look the customer up, which is what
        // the agent reads. Telling it when the customer is dialled would leave Fusion without a record to show until then.
        Phone::Preview => true,
        Phone::Ringing | Phone::Dialling | Phone::Connected(_) => true,
        Phone::Requested => dial_news == DialNews::Asked,
        Phone::Unseen | Phone::Over(_) | Phone::Gone(_) => false,
    }
}

pub(crate) fn is_time_to_pop(engagement: &Engagement, pop: PopMoment) -> bool {
    match engagement.phone {
        Phone::Connected(_) => true,
        // Start means that the parties talk; the customer of a preview has not even been called.
        Phone::Preview => false,
        Phone::Ringing => {
            engagement.ruling.pop().unwrap_or(pop) == PopMoment::Ring
                && engagement.direction == Direction::Inbound
        }
        Phone::Unseen | Phone::Requested | Phone::Dialling | Phone::Over(_) | Phone::Gone(_) => false,
    }
}
