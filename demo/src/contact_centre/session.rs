use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{Announcement, ContactCentre};

/// The state of the agent's sign-in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Session {
    /// The agent is signed in.
    SignedIn,
    /// Signed out, or never signed in.
    SignedOut,
    /// The sign-in has run out; the service answers nothing until the agent signs in again.
    Expired,
    /// Signed in, but without the right to use the CCP.
    Denied,
}

/// What can happen to the session, and to the CCP's willingness to speak.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SessionChange {
    /// The agent signs in.
    SignedIn,
    /// The agent signs out, in whatever tab.
    SignedOut,
    /// The sign-in runs out.
    Expired,
    /// Access is taken away.
    Denied,
    /// The CCP page falls silent: it neither answers nor reports, and nobody is told.
    Silent,
    /// The CCP page speaks again.
    Speaks,
}

impl ContactCentre {
    pub(super) fn change_session(&mut self, change: SessionChange, still_answers: bool) {
        self.agent_is_active();
        match change {
            SessionChange::Silent => self.silent = true,
            SessionChange::Speaks => self.silent = false,
            SessionChange::SignedIn => self.session = Session::SignedIn,
            SessionChange::SignedOut => {
                self.session = Session::SignedOut;
                self.announce(Announcement::new("terminated", Value::Null));
            }
            SessionChange::Expired => {
                self.session = Session::Expired;
                self.announce(Announcement::new("auth_fail", json!({ "authorize": true })));
            }
            SessionChange::Denied => {
                self.session = Session::Denied;
                self.announce(Announcement::new("access_denied", Value::Null));
            }
        }
        self.session_still_answers = self.session == Session::Expired && still_answers;
    }
}
