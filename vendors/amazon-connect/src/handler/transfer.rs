//! Passing a call on: the other party is called while the customer waits, and when it answers all are joined and the
//! agent leaves. Until then the agent can take the customer back, and does so if the other party does not answer.

use std::time::Duration;

use fusion_cti::ids::CallId;
use wasm_bindgen_futures::spawn_local;

use super::shared::Shared;
use crate::error::StreamsError;
use crate::mapping::LegState;
use crate::snapshot::{ConnectionData, ContactData, Observation};
use crate::streams::Contact;

/// The calls whose new party is being called.
#[derive(Debug, Default)]
pub(super) struct Transfers(Vec<Transfer>);

/// A call whose new party is being called.
#[derive(Debug)]
struct Transfer {
    call: CallId,
    /// The connections that it had before: an earlier third party does not answer for the new one.
    known: Vec<String>,
}

impl Transfers {
    /// The new party is called from now on.
    pub(super) fn begin(&mut self, call: &CallId, contact: &ContactData) {
        self.cancel(call);
        let known = contact.third_parties.iter();
        self.0.push(Transfer {
            call: call.clone(),
            known: known.filter_map(|leg| leg.id.clone()).collect(),
        });
    }

    /// The agent stays in the call after all.
    pub(super) fn cancel(&mut self, call: &CallId) {
        self.0.retain(|begun| begun.call != *call);
    }

    /// The calls whose new party has answered; each is named once. A call that is over, or whose new party is not
    /// there any more, is forgotten.
    fn take_answered(&mut self, observation: &Observation) -> Vec<CallId> {
        let mut answered = Vec::new();
        for begun in std::mem::take(&mut self.0) {
            let contact = observation
                .contacts
                .iter()
                .find(|contact| contact.contact_id == begun.call.as_str());
            match contact.map(|contact| begun.progress(contact)) {
                Some(Progress::Answered) => answered.push(begun.call),
                Some(Progress::Called) => self.0.push(begun),
                Some(Progress::Failed) | None => {}
            }
        }
        answered
    }
}

/// How far a transfer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Progress {
    Called,
    Answered,
    Failed,
}

impl Transfer {
    /// Reads it from the legs of the contact. Before the new leg shows there is none at all; a supervisor who joins is not it.
    fn progress(&self, contact: &ContactData) -> Progress {
        if contact.state != "connected" {
            return Progress::Failed;
        }
        let is_known = |leg: &ConnectionData| leg.id.as_ref().is_some_and(|id| self.known.contains(id));
        let new = contact.third_parties.iter();
        let new: Vec<LegState> = new
            .filter(|leg| !is_known(leg) && !leg.is_supervisor())
            .map(ConnectionData::leg_state)
            .collect();
        if new.contains(&LegState::There) {
            Progress::Answered
        } else if new.is_empty() || new.iter().any(|leg| *leg != LegState::Left) {
            Progress::Called
        } else {
            Progress::Failed
        }
    }
}

/// Leaves the calls whose new party has answered.
pub(super) fn complete_answered(shared: &Shared, observation: &Observation) {
    let answered = shared.state.borrow_mut().transfers.take_answered(observation);
    for call in answered {
        let limit = shared.limit();
        spawn_local(async move {
            // A refusal leaves the agent in the call, where it is seen.
            let _ = leave(&call, limit).await;
        });
    }
}

/// Joins the parties, and leaves only then: nobody says what becomes of a customer who is on hold when the agent leaves.
async fn leave(call: &CallId, limit: Duration) -> Result<(), StreamsError> {
    Contact::find(call.as_str())?.join_parties(limit).await?;
    Contact::find(call.as_str())?.hang_up(limit).await
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(contact_state: &str, legs: &[&str]) -> Observation {
        Observation {
            contacts: vec![ContactData {
                contact_id: "C1".to_owned(),
                state: contact_state.to_owned(),
                third_parties: legs
                    .iter()
                    .map(|state| ConnectionData {
                        state: (*state).to_owned(),
                        ..ConnectionData::default()
                    })
                    .collect(),
                ..ContactData::default()
            }],
            ..Observation::default()
        }
    }

    fn begun() -> Transfers {
        let mut transfers = Transfers::default();
        transfers.begin(&"C1".into(), &ContactData::default());
        transfers
    }

    #[test]
    fn a_call_is_left_once_when_the_new_party_answers() {
        let mut transfers = begun();
        assert!(transfers.take_answered(&shown("connected", &[])).is_empty());
        assert!(
            transfers
                .take_answered(&shown("connected", &["connecting"]))
                .is_empty()
        );
        assert_eq!(
            transfers.take_answered(&shown("connected", &["connected"])),
            ["C1".into()]
        );
        assert!(
            transfers
                .take_answered(&shown("connected", &["connected"]))
                .is_empty()
        );
    }

    #[test]
    fn a_new_party_that_does_not_answer_is_forgotten() {
        let mut transfers = begun();
        assert!(
            transfers
                .take_answered(&shown("connected", &["disconnected"]))
                .is_empty()
        );
        assert!(
            transfers
                .take_answered(&shown("connected", &["connected"]))
                .is_empty()
        );
    }

    #[test]
    fn an_agent_who_takes_the_customer_back_stays_in_the_call() {
        let mut transfers = begun();
        transfers.cancel(&"C1".into());
        assert!(
            transfers
                .take_answered(&shown("connected", &["connected"]))
                .is_empty()
        );
    }

    #[test]
    fn a_customer_who_hangs_up_ends_the_transfer() {
        let mut transfers = begun();
        assert!(
            transfers
                .take_answered(&shown("ended", &["connected"]))
                .is_empty()
        );
        assert!(transfers.take_answered(&Observation::default()).is_empty());
    }
}
