//! Comparisons of the two tracks: the session's own, and some that are broken on purpose. The explorer must catch each of
//! those.

use crate::session::SessionSettings;
use crate::session::engagement::{Engagement, Phone};
use crate::session::host_progress::HostProgress;
use crate::session::reconcile::{Step, is_time_to_pop, next_step};

/// The function that compares what the phone says with what Fusion was told: the real one, or one broken on purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reconciler {
    /// The session's own, which breaks no law.
    Sound,
    /// Lets start overtake the reply to new.
    StartsEarly,
    /// Says close once more after it was answered.
    ClosesTwice,
    /// Does not close what ended before it was connected.
    ForgetsOffers,
    /// Sends no second close after a refused one.
    LeavesRefusedCloses,
    /// Never announces a call to Fusion.
    KeepsSilent,
}

impl Reconciler {
    /// The next step for this call.
    pub(super) fn next_step(self, engagement: &Engagement, settings: &SessionSettings) -> Step {
        let sound = next_step(engagement, settings);
        match self {
            Self::Sound => sound,
            Self::StartsEarly => match engagement.host_progress {
                HostProgress::NewSent(_) if is_time_to_pop(engagement, settings.pop) => Step::Start,
                _ => sound,
            },
            Self::ClosesTwice => match engagement.host_progress {
                HostProgress::Closed(closing) if matches!(engagement.phone, Phone::Over(_)) => {
                    Step::Close(closing.reason)
                }
                _ => sound,
            },
            Self::ForgetsOffers => match (sound, engagement.host_progress) {
                (Step::Close(_), HostProgress::New(_)) => Step::Wait,
                _ => sound,
            },
            Self::LeavesRefusedCloses => match engagement.host_progress {
                HostProgress::CloseRefused(_) => Step::Wait,
                _ => sound,
            },
            Self::KeepsSilent => match sound {
                Step::New => Step::Wait,
                _ => sound,
            },
        }
    }
}
