//! From what the library shows to a snapshot for the session. Nothing here asks the library for anything.

use fusion_cti::ids::CallId;
use fusion_cti::vendor::{Stage, VendorLink, VendorSnapshot};

use super::clock::now;
use super::connection::Phase;
use super::shared::Shared;
use crate::error::StreamsError;
use crate::snapshot::Observation;
use crate::streams;

impl Shared {
    /// What the library shows now; nothing before it runs.
    pub(super) fn observe(&self) -> Observation {
        if !matches!(self.state.borrow().phase, Phase::Running { .. }) {
            return Observation::default();
        }
        let mut observation = streams::observe();
        let talking = observation
            .contacts
            .iter()
            .any(|contact| contact.state == "connected");
        let microphone = &mut self.state.borrow_mut().microphone;
        microphone.observed(talking);
        observation.muted = microphone.is_muted();
        observation.softphone = microphone.softphone();
        observation
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
        let snapshot = self.snapshot_of(self.observe());
        match snapshot.link {
            VendorLink::Up => Ok(snapshot),
            VendorLink::Connecting | VendorLink::Down(_) => Err(StreamsError::NotConnected),
        }
    }

    /// The stage of a call, read again.
    pub(super) fn stage_of(&self, call: &CallId) -> Result<Stage, StreamsError> {
        let snapshot = self.reliable_snapshot()?;
        let call = snapshot.calls.iter().find(|known| known.id == *call);
        call.map(|call| call.stage).ok_or(StreamsError::Gone)
    }

    fn snapshot_of(&self, observation: Observation) -> VendorSnapshot {
        let mut state = self.state.borrow_mut();
        let link = state.link.state();
        state.mapping.snapshot(observation, link, now())
    }
}
