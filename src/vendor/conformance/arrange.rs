//! The beginnings that many cases share.

use super::bench::Bench;
use super::inspect::{Is, call_in, is_live, presence_in};
use super::request::{accept, caller, control, dial};
use super::rig::{Caller, Elsewhere, Happening};
use super::verdict::{CaseFailure, Stop, Verdict};
use crate::call_action::CallRequest;
use crate::direction::Direction;
use crate::ids::CallId;
use crate::phone::PhoneNumber;
use crate::vendor::capability::Capability;
use crate::vendor::command::VendorCommand;
use crate::vendor::snapshot::{CallSnapshot, Presence, Stage};

impl Bench {
    /// Connected, and available as far as the vendor lets the agent be.
    pub(super) async fn ready(&mut self) -> Verdict {
        self.connected().await?;
        if self.can(Capability::Availability) {
            self.takes(VendorCommand::MakeAgentAvailable).await?;
            self.until_presence(Presence::Routable).await?;
        }
        Ok(())
    }

    pub(super) async fn until_presence(&self, presence: Presence) -> Verdict {
        self.until(&format!("the agent to be {presence:?}"), |snapshot| {
            presence_in(snapshot) == Some(presence)
        })
        .await?;
        Ok(())
    }

    /// A customer calls; gives the call once it rings.
    pub(super) async fn rings(&self, caller: Caller) -> Result<CallId, Stop> {
        let before = self.live_calls();
        self.happen(Happening::CustomerCalls(caller)).await?;
        let new = |stage: Stage, id: &CallId| stage == Stage::Ringing && !before.contains(id);
        let snapshot = self
            .until("a call that rings", |snapshot| {
                snapshot.calls.iter().any(|call| new(call.stage, &call.id))
            })
            .await?;
        let call = snapshot.calls.into_iter().find(|call| new(call.stage, &call.id));
        call.map(|call| call.id)
            .ok_or_else(|| CaseFailure::new("a call that rings", "none").into())
    }

    /// Ready, with a call that rings.
    pub(super) async fn ringing(&mut self) -> Result<CallId, Stop> {
        self.ready().await?;
        self.rings(caller(1)?).await
    }

    /// Ready, with a call that was taken. Comes about through an outbound call where the vendor takes none.
    pub(super) async fn talking(&mut self) -> Result<CallId, Stop> {
        if !self.can(Capability::Inbound) && !self.can(Capability::Outbound) {
            return Err(Stop::Skipped("the vendor has no calls at all".to_owned()));
        }
        if !self.can(Capability::Inbound) {
            let call = self.dialling("event-1").await?;
            self.happen(Happening::CustomerAnswers(call.clone())).await?;
            self.until_call(&call, Is::Talking).await?;
            return Ok(call);
        }
        let call = self.ringing().await?;
        self.takes(accept(&call)).await?;
        self.until_call(&call, Is::Talking).await?;
        Ok(call)
    }

    /// Ready, with a call on hold.
    pub(super) async fn holding(&mut self) -> Result<CallId, Stop> {
        let call = self.talking().await?;
        self.takes(control(&call, CallRequest::Hold)).await?;
        self.until_call(&call, Is::Held).await?;
        Ok(call)
    }

    /// Ready, with one call on hold and a second one that the agent talks on.
    pub(super) async fn two_calls(&mut self) -> Result<(CallId, CallId), Stop> {
        let first = self.holding().await?;
        let second = self.rings(caller(2)?).await?;
        self.takes(accept(&second)).await?;
        self.until_call(&second, Is::Talking).await?;
        self.until_call(&first, Is::Held).await?;
        Ok((first, second))
    }

    /// Dials under this event id; gives the call once it is dialled.
    pub(super) async fn dials(&self, event_id: &str) -> Result<CallId, Stop> {
        self.takes(dial(event_id)?).await?;
        let snapshot = self
            .until("a dialled call that carries its event id", |snapshot| {
                snapshot
                    .calls
                    .iter()
                    .any(|call| is_live(call.stage) && is_labelled(call, event_id))
            })
            .await?;
        let call = snapshot
            .calls
            .into_iter()
            .find(|call| is_live(call.stage) && is_labelled(call, event_id));
        call.map(|call| call.id)
            .ok_or_else(|| CaseFailure::new("a call", "none").into())
    }

    /// Ready, with a call that is being dialled.
    pub(super) async fn dialling(&mut self, event_id: &str) -> Result<CallId, Stop> {
        self.ready().await?;
        let call = self.dials(event_id).await?;
        self.until_call(&call, Is::Dialling).await?;
        Ok(call)
    }

    /// The agent dials in another place; gives the call once it shows.
    pub(super) async fn dials_elsewhere(&self, number: PhoneNumber) -> Result<CallId, Stop> {
        let before = self.live_calls();
        self.happen(Happening::Elsewhere(Elsewhere::Dials(number)))
            .await?;
        let new =
            |direction: Direction, id: &CallId| direction == Direction::Outbound && !before.contains(id);
        let snapshot = self
            .until("the call that was dialled elsewhere", |snapshot| {
                snapshot.calls.iter().any(|call| new(call.direction, &call.id))
            })
            .await?;
        let call = snapshot
            .calls
            .into_iter()
            .find(|call| new(call.direction, &call.id));
        call.map(|call| call.id)
            .ok_or_else(|| CaseFailure::new("a call", "none").into())
    }

    /// Ends whatever wrap-up the call left behind, so that the next one can come.
    pub(super) async fn clear(&self, call: &CallId) -> Verdict {
        let over = self
            .reports
            .last()
            .is_some_and(|snapshot| Is::Over.holds(call, &snapshot));
        if self.can(Capability::WrapUp) && over {
            self.takes(control(call, CallRequest::FinishWrapUp)).await?;
            self.until_call(call, Is::Gone).await?;
        }
        Ok(())
    }

    /// Makes the agent take calls again after one that was missed, where the vendor wants that.
    pub(super) async fn available_again(&self) -> Verdict {
        if self.can(Capability::Availability) {
            self.takes(VendorCommand::MakeAgentAvailable).await?;
            self.until_presence(Presence::Routable).await?;
        }
        Ok(())
    }

    /// The calls of the last snapshot that are not over.
    pub(super) fn live_calls(&self) -> Vec<CallId> {
        let last = self.reports.last();
        last.into_iter()
            .flat_map(|snapshot| snapshot.calls)
            .filter(|call| is_live(call.stage))
            .map(|call| call.id)
            .collect()
    }

    /// The call in the last snapshot.
    pub(super) fn call(&self, id: &CallId) -> Result<CallSnapshot, Stop> {
        call_in(&self.last_snapshot()?, id)
            .cloned()
            .ok_or_else(|| CaseFailure::new(format!("{id} in the snapshot"), "it is gone").into())
    }
}

fn is_labelled(call: &CallSnapshot, event_id: &str) -> bool {
    call.event_id
        .as_ref()
        .is_some_and(|label| label.as_str() == event_id)
}
