//! From what the library shows to a snapshot for the session. Nothing here asks the library for anything.

use fusion_cti::ids::CallId;
use fusion_cti::vendor::{CallSnapshot, Softphone, VendorLink, VendorSnapshot};

use super::clock::now;
use super::connection::Phase;
use super::shared::{Shared, State};
use crate::error::StreamsError;
use crate::snapshot::{ContactData, Observation};
use crate::streams::{self, Agent};

impl Shared {
    /// What the library shows now; nothing before it runs.
    pub(super) fn observe(&self) -> Observation {
        if !matches!(self.state.borrow().phase, Phase::Running { .. }) {
            return Observation::default();
        }
        let mut observation = streams::observe();
        let softphone = self.lacks_microphone().then_some(Softphone::MicrophoneWithheld);
        let State {
            microphone,
            inactivity,
            ..
        } = &mut *self.state.borrow_mut();
        microphone.observed(&observation.contacts);
        for contact in &mut observation.contacts {
            contact.muted = microphone.is_muted(&contact.contact_id);
        }
        observation.softphone = softphone.unwrap_or_else(|| microphone.softphone());
        observation.sign_out = inactivity.sign_out();
        observation
    }

    /// Whether calls have no sound here because the frames around the page keep the microphone back.
    fn lacks_microphone(&self) -> bool {
        self.settings.allows_framed_softphone()
            && !streams::microphone_is_handed_on()
            && Agent::current().is_ok_and(|agent| agent.talks_in_browser())
    }

    /// Delivers an observation as a snapshot, unless it is the one that was delivered last.
    pub(super) fn deliver(&self, observation: Observation) {
        let snapshot = self.snapshot_of(observation);
        let sink = {
            let mut state = self.state.borrow_mut();
            if state.delivered.as_ref() == Some(&snapshot) {
                return;
            }
            state.delivered = Some(snapshot.clone());
            state.sink.clone()
        };
        // Outside the borrow: the receiver may call a method of the handler at once.
        if let Some(sink) = sink {
            sink.deliver(snapshot);
        }
    }

    /// The present snapshot, if it can be relied on: while signed out the library answers no request, ever.
    pub(super) fn reliable_snapshot(&self) -> Result<VendorSnapshot, StreamsError> {
        self.reliable(self.observe())
    }

    /// A call as it is now: what the library shows of it, and what that means.
    pub(super) fn look_at(&self, call: &CallId) -> Result<(ContactData, CallSnapshot), StreamsError> {
        let observation = self.observe();
        let mut contacts = observation.contacts.iter();
        let contact = contacts
            .rfind(|contact| contact.contact_id == call.as_str())
            .cloned();
        let snapshot = self.reliable(observation)?;
        let shown = snapshot.calls.into_iter().find(|known| known.id == *call);
        contact.zip(shown).ok_or(StreamsError::Gone)
    }

    fn reliable(&self, observation: Observation) -> Result<VendorSnapshot, StreamsError> {
        let snapshot = self.snapshot_of(observation);
        match snapshot.link {
            VendorLink::Up => Ok(snapshot),
            VendorLink::Connecting | VendorLink::Down(_) => Err(StreamsError::NotConnected),
        }
    }

    fn snapshot_of(&self, observation: Observation) -> VendorSnapshot {
        let mut state = self.state.borrow_mut();
        let link = state.link.state();
        state.mapping.snapshot(observation, link, now())
    }
}
