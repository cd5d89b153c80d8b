//! What can be asked for about the agent: a state, and a new call.

use std::rc::Rc;

use fusion_cti::ids::EventId;
use fusion_cti::phone::PhoneNumber;
use fusion_cti::vendor::{Presence, PresenceChoice, Stage};

use super::clock::now;
use super::shared::Shared;
use crate::error::StreamsError;
use crate::streams::{Agent, Begins};

/// The permission without which the service refuses to dial.
const OUTBOUND_PERMISSION: &str = "outboundCall";

impl Shared {
    /// Puts the agent into the state that is chosen, at once or, during a call or its wrap-up, as the next one.
    pub(super) async fn set_state(
        &self,
        choose: impl Fn(&[PresenceChoice]) -> Option<&PresenceChoice>,
    ) -> Result<(), StreamsError> {
        self.agent_was_active();
        let snapshot = self.reliable_snapshot()?;
        let agent = snapshot.agent.ok_or(StreamsError::NotConnected)?;
        let choice = choose(&agent.choices).ok_or(StreamsError::WrongState)?;
        let on_a_call = snapshot
            .calls
            .iter()
            .any(|call| !matches!(call.stage, Stage::Over(_)));
        let at_work = matches!(agent.presence, Presence::OnCall | Presence::AfterCallWork);
        let begins = if on_a_call || at_work {
            Begins::AfterWork
        } else {
            Begins::Now
        };
        Agent::current()?
            .set_state(choice.id.as_str(), begins, self.limit())
            .await
    }

    /// Dials; the next new outbound contact is the result.
    pub(super) async fn dial(
        self: &Rc<Self>,
        number: &PhoneNumber,
        event_id: &EventId,
    ) -> Result<(), StreamsError> {
        self.agent_was_active();
        self.reliable_snapshot()?;
        let agent = Agent::current()?;
        if !agent.may(OUTBOUND_PERMISSION) {
            return Err(StreamsError::NotPermitted);
        }
        // Before the request: the contact may be seen before the answer.
        self.state
            .borrow_mut()
            .mapping
            .dialling(event_id.clone(), number.clone(), now());
        let dialled = agent.dial(&number.dialled(), self.limit()).await;
        match &dialled {
            // After a lost answer the call may still come.
            Ok(()) | Err(StreamsError::TimedOut) => {}
            Err(_) => self.state.borrow_mut().mapping.dialling_refused(event_id),
        }
        dialled
    }
}
