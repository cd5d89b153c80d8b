//! Compares the two tracks of a call and says what Fusion must hear next, if anything.
//!
//! This one function is why a late, doubled or missing event cannot make Fusion hear of a call twice: it looks only at
//! where the call stands and at what has been said.

use crate::direction::Direction;
use crate::host::CloseReason;
use crate::session::engagement::{Engagement, Phone};
use crate::session::reason::close_reason;
use crate::session::settings::{DialNews, PopMoment, SessionSettings};
use crate::session::told::Told;

/// What comes next for a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// Nothing.
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

/// Who compares. The broken ones exist in tests only: the explorer must catch each of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) enum Reconciler {
    /// The one below.
    #[default]
    Sound,
    /// Lets start overtake the reply to new.
    #[cfg(test)]
    StartsEarly,
    /// Says close once more after it was answered.
    #[cfg(test)]
    ClosesTwice,
    /// Does not close what ended before it was connected.
    #[cfg(test)]
    ForgetsOffers,
    /// Never begins.
    #[cfg(test)]
    KeepsSilent,
}

impl Reconciler {
    /// The next step for this call.
    pub(crate) fn next_step(self, engagement: &Engagement, settings: &SessionSettings) -> Step {
        let sound = next_step(engagement, settings);
        match self {
            Self::Sound => sound,
            #[cfg(test)]
            Self::StartsEarly => match engagement.told {
                Told::NewSent(_) if is_time_to_pop(engagement, settings.pop) => Step::Start,
                _ => sound,
            },
            #[cfg(test)]
            Self::ClosesTwice => match engagement.told {
                Told::Closed(reason) if matches!(engagement.phone, Phone::Over(_)) => Step::Close(reason),
                _ => sound,
            },
            #[cfg(test)]
            Self::ForgetsOffers => match (sound, engagement.told) {
                (Step::Close(_), Told::New(_)) => Step::Wait,
                _ => sound,
            },
            #[cfg(test)]
            Self::KeepsSilent => match sound {
                Step::New => Step::Wait,
                _ => sound,
            },
        }
    }
}

fn next_step(engagement: &Engagement, settings: &SessionSettings) -> Step {
    let phone = engagement.phone;
    let ended = phone.ending();
    match engagement.told {
        Told::Nothing if ended.is_some() => Step::StaySilent,
        Told::Nothing if is_time_for_new(phone, settings.dial_news) => Step::New,
        Told::New(_) | Told::Started(_) if ended.is_some() => {
            Step::Close(close_reason(engagement, settings.wrap_up))
        }
        Told::New(_) if is_time_to_pop(engagement, settings.pop) => Step::Start,
        Told::Nothing
        | Told::NewSent(_)
        | Told::New(_)
        | Told::StartSent(_)
        | Told::Started(_)
        | Told::CloseSent(..)
        | Told::Closed(_)
        | Told::Never => Step::Wait,
    }
}

fn is_time_for_new(phone: Phone, dial_news: DialNews) -> bool {
    match phone {
        Phone::Ringing | Phone::Dialling | Phone::Connected(_) => true,
        Phone::Requested => dial_news == DialNews::Asked,
        Phone::Unseen | Phone::Over(_) | Phone::Gone(_) => false,
    }
}

fn is_time_to_pop(engagement: &Engagement, pop: PopMoment) -> bool {
    match engagement.phone {
        Phone::Connected(_) => true,
        Phone::Ringing => {
            engagement.ruling.pop().unwrap_or(pop) == PopMoment::Ring
                && engagement.direction == Direction::Inbound
        }
        Phone::Unseen | Phone::Requested | Phone::Dialling | Phone::Over(_) | Phone::Gone(_) => false,
    }
}
