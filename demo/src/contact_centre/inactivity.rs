//! An agent who does nothing is signed out, and warned of it before (Streams' documentation, *Handling Session Inactivity*).

use super::{ContactCentre, SessionChange};

impl ContactCentre {
    /// Warns that the agent is signed out `millis` from now, unless the agent does something.
    pub(super) fn warn_of_sign_out(&mut self, millis: u64, now: u64) {
        self.signs_out_at = Some(now + millis);
    }

    /// The agent has done something, so no sign-out is due.
    pub(super) fn agent_is_active(&mut self) {
        self.signs_out_at = None;
    }

    /// When the agent is signed out, if nothing is done before.
    pub(crate) fn signs_out_at(&self) -> Option<u64> {
        self.signs_out_at
    }

    /// Signs the agent out, if that is due.
    pub(crate) fn sign_out_if_due(&mut self, now: u64) {
        if self.signs_out_at.is_some_and(|due| due <= now) {
            self.change_session(SessionChange::SignedOut, false);
            self.settle(now);
        }
    }
}
