//! Passing a call on: the other party is called while the customer waits, and when it answers all are joined and the
//! agent leaves. Until then the agent can take the customer back, and does so if the other party does not answer.

use std::rc::Rc;

use fusion_cti::ids::CallId;

use crate::handler::shared::{Shared, spawn};
use crate::snapshot::{ContactData, Observation};
use crate::streams::{self, Action, outcome};

/// The calls whose new party is being called.
#[derive(Debug, Default)]
pub(super) struct Transfers(Vec<CallId>);

impl Transfers {
    /// The new party is called from now on.
    pub(super) fn begin(&mut self, call: &CallId) {
        self.cancel(call);
        self.0.push(call.clone());
    }

    /// The agent stays in the call after all.
    pub(super) fn cancel(&mut self, call: &CallId) {
        if let Some(place) = self.0.iter().position(|begun| begun == call) {
            self.0.remove(place);
        }
    }

    /// The calls whose new party has answered; each is named once. A call that is over, or whose new party is not
    /// there any more, is forgotten.
    fn answered(&mut self, observation: &Observation) -> Vec<CallId> {
        let mut answered = Vec::new();
        for call in std::mem::take(&mut self.0) {
            let contact = observation
                .contacts
                .iter()
                .find(|contact| contact.contact_id == call.as_str());
            match contact.map(standing) {
                Some(Standing::Answered) => answered.push(call),
                Some(Standing::Called) => self.0.push(call),
                Some(Standing::Failed) | None => {}
            }
        }
        answered
    }
}

/// How far a transfer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    Called,
    Answered,
    Failed,
}

/// Reads it from the legs of the contact. Before the new leg shows there is none at all.
fn standing(contact: &ContactData) -> Standing {
    if contact.state != "connected" {
        return Standing::Failed;
    }
    let legs = &contact.third_parties;
    if legs.iter().any(|leg| leg.state == "connected") {
        Standing::Answered
    } else if legs.is_empty() || legs.iter().any(|leg| leg.state != "disconnected") {
        Standing::Called
    } else {
        Standing::Failed
    }
}

impl Shared {
    /// Leaves the calls whose new party has answered.
    pub(super) fn hand_over(self: &Rc<Self>, observation: &Observation) {
        let answered = self.state.borrow_mut().transfers.answered(observation);
        for call in answered {
            let limit = self.limit();
            let handing_over = async move {
                // Joined first: nobody says what becomes of a customer who is on hold when the agent leaves. Where
                // the service refuses, the agent is still in the call and sees so.
                let act = |action| outcome(streams::act(call.as_str(), action, limit));
                if act(Action::Conference).await.is_ok() {
                    let _ = act(Action::HangUp).await;
                }
            };
            spawn(Box::pin(handing_over));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::snapshot::ConnectionData;

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
        transfers.begin(&"C1".into());
        transfers
    }

    #[test]
    fn a_call_is_left_once_when_the_new_party_answers() {
        let mut transfers = begun();
        assert!(transfers.answered(&shown("connected", &[])).is_empty());
        assert!(
            transfers
                .answered(&shown("connected", &["connecting"]))
                .is_empty()
        );
        assert_eq!(
            transfers.answered(&shown("connected", &["connected"])),
            ["C1".into()]
        );
        assert!(transfers.answered(&shown("connected", &["connected"])).is_empty());
    }

    #[test]
    fn a_new_party_that_does_not_answer_is_forgotten() {
        let mut transfers = begun();
        assert!(
            transfers
                .answered(&shown("connected", &["disconnected"]))
                .is_empty()
        );
        assert!(transfers.answered(&shown("connected", &["connected"])).is_empty());
    }

    #[test]
    fn an_agent_who_takes_the_customer_back_stays_in_the_call() {
        let mut transfers = begun();
        transfers.cancel(&"C1".into());
        assert!(transfers.answered(&shown("connected", &["connected"])).is_empty());
    }

    #[test]
    fn a_customer_who_hangs_up_ends_the_transfer() {
        let mut transfers = begun();
        assert!(transfers.answered(&shown("ended", &["connected"])).is_empty());
        assert!(transfers.answered(&Observation::default()).is_empty());
    }
}
