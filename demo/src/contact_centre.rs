//! A mock contact centre with one agent: a state machine without any input or output of its own.
//!
//! Three parties drive it. The vendor's library sends *requests* (through the CCP page); the *far end* is everybody
//! else: customers, the service itself, and the agent who uses the CCP directly. What comes out is a [`CentreState`].

mod agent;
mod agent_requests;
mod announcement;
mod audio;
mod configuration;
mod connection;
mod connection_requests;
mod contact;
mod contact_requests;
mod exception;
mod far_end;
mod faults;
mod happenings;
mod inactivity;
mod offers;
mod outcomes;
mod received;
mod requests;
mod session;
mod settings;
mod snapshot;
mod state;
#[cfg(test)]
mod tests;

use agent::{SelectableState, ShownState};
pub(crate) use announcement::Announcement;
pub use audio::Audio;
use contact::Contact;
pub use contact::{ContactKind, Phase};
pub(crate) use exception::Exception;
pub use far_end::{Caller, FarEnd, FarEndRefused};
pub(crate) use faults::Verdict;
pub use faults::{Fault, FaultKind};
pub use received::Received;
pub use session::{Session, SessionChange};
pub use settings::{AnswerOrder, Failure, Settings, SettingsChange};
pub use state::{AgentSummary, CentreState, ContactSummary, RequestRecord};

/// The centre: one agent, the contacts on the agent's desk, and the callers who wait for a free agent.
#[derive(Debug)]
pub struct ContactCentre {
    id_prefix: u32,
    contacts_created: u64,
    available_as: &'static SelectableState,
    next_state: Option<&'static SelectableState>,
    shown: ShownState,
    contacts: Vec<Contact>,
    waiting: Vec<Contact>,
    departed: Vec<Contact>,
    muted: bool,
    audio: Audio,
    session: Session,
    session_still_answers: bool,
    signs_out_at: Option<u64>,
    silent: bool,
    settings: Settings,
    faults: Vec<Fault>,
    requests: Vec<RequestRecord>,
    announcements: Vec<Announcement>,
    revision: u64,
}

impl ContactCentre {
    /// A centre whose agent is available and whose desk is empty. `id_prefix` makes the contact ids of one run differ
    /// from those of the last, so that nobody who remembers an id takes one call for another.
    pub fn new(now: u64, id_prefix: u32, session: Session) -> ContactCentre {
        let available_as = SelectableState::after_sign_in();
        ContactCentre {
            id_prefix,
            contacts_created: 0,
            available_as,
            next_state: None,
            shown: ShownState::selected(available_as, now),
            contacts: Vec::new(),
            waiting: Vec::new(),
            departed: Vec::new(),
            muted: false,
            audio: Audio::default(),
            session,
            session_still_answers: false,
            signs_out_at: None,
            silent: false,
            settings: Settings::default(),
            faults: Vec::new(),
            requests: Vec::new(),
            announcements: Vec::new(),
            revision: 0,
        }
    }

    /// What is to be told to every connected CCP page since the last time anybody asked, oldest first.
    pub(crate) fn take_announcements(&mut self) -> Vec<Announcement> {
        std::mem::take(&mut self.announcements)
    }

    /// The settings in force.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Whether the agent's sign-in still holds, so that the CCP page can be shown at all.
    pub fn session(&self) -> Session {
        self.session
    }

    /// Brings everything that follows from the contacts up to date: the agent's state, and the microphone.
    fn settle(&mut self, now: u64) {
        self.show_agent_state(now);
        if !self.has_live_audio() {
            self.muted = false;
        }
        self.revision += 1;
    }

    fn has_live_audio(&self) -> bool {
        self.contacts
            .iter()
            .any(|contact| contact.kind.is_voice() && contact.phase == Phase::Connected)
    }

    fn announce(&mut self, announcement: Announcement) {
        self.announcements.push(announcement);
    }
}
