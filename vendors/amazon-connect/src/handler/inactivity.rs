//! An agent who does nothing is signed out: what the agent does here is passed on, and so is the warning.

use std::time::Duration;

use fusion_cti::time::Timestamp;
use fusion_cti::vendor::{SignOut, VendorLink};
use fusion_cti_js::timeout;
use futures::channel::oneshot;

use super::clock::now;
use super::shared::Shared;
use crate::error::StreamsError;
use crate::streams;

/// The events by which the CCP itself knows that somebody is there.
pub(super) const ACTIVITY_EVENTS: [&str; 2] = ["click", "keydown"];

/// The service signs out after a quarter of an hour at the earliest, so it need not hear of every key.
const PAUSE: Duration = Duration::from_secs(30);

/// Of calls that follow each other within a second the library passes on the first only, also where that came before the
/// warning.
const LIBRARYS_PAUSE: Duration = Duration::from_millis(1100);

/// What is known of the sign-out, and who waits until it is no longer due.
#[derive(Debug, Default)]
pub(super) struct Inactivity {
    sign_out: SignOut,
    sent_at: Option<Timestamp>,
    waiting: Vec<oneshot::Sender<()>>,
}

impl Inactivity {
    /// Whether a sign-out is coming.
    pub(super) fn sign_out(&self) -> SignOut {
        self.sign_out
    }

    /// The service warns, or no longer does.
    pub(super) fn becomes(&mut self, sign_out: SignOut) {
        self.sign_out = sign_out;
        if sign_out == SignOut::NotDue {
            for waiting in std::mem::take(&mut self.waiting) {
                // One that gave up waiting does not mind.
                let _ = waiting.send(());
            }
        }
    }

    /// Whether the service is to be told that the agent did something: now and then, and always against a warning.
    fn should_send(&mut self, now: Timestamp) -> bool {
        let is_due = self.sent_at.is_none_or(|sent_at| now.since(sent_at) >= PAUSE);
        let sends = is_due || self.sign_out == SignOut::Soon;
        if sends {
            self.sent_at = Some(now);
        }
        sends
    }
}

impl Shared {
    /// The agent did something here, or in Fusion.
    pub(super) fn agent_was_active(&self) {
        if self.link() == VendorLink::Up && self.state.borrow_mut().inactivity.should_send(now()) {
            // A library that is too old has no such sign-out either.
            let _ = streams::send_activity();
        }
    }

    /// Keeps the agent signed in; the answer is that the warning goes.
    pub(super) async fn stay_signed_in(&self) -> Result<(), StreamsError> {
        let (cleared, mut wait) = oneshot::channel();
        self.state.borrow_mut().inactivity.waiting.push(cleared);
        let until_cleared = async {
            loop {
                streams::send_activity()?;
                if let Ok(cleared) = timeout(LIBRARYS_PAUSE, &mut wait).await {
                    return cleared.map_err(|_| StreamsError::NotConnected);
                }
            }
        };
        timeout(self.limit(), until_cleared).await?
    }
}

#[cfg(test)]
mod tests {
    use super::{Inactivity, PAUSE, SignOut, Timestamp};

    #[test]
    fn the_service_is_told_now_and_then_and_always_against_a_warning() {
        let mut inactivity = Inactivity::default();
        let start = Timestamp(1_000_000);
        let early = Timestamp(start.0 + 1000);
        assert!(inactivity.should_send(start));
        assert!(!inactivity.should_send(early));
        inactivity.becomes(SignOut::Soon);
        assert!(inactivity.should_send(early));
        inactivity.becomes(SignOut::NotDue);
        assert!(!inactivity.should_send(early));
        assert!(inactivity.should_send(early.after(PAUSE)));
    }
}
