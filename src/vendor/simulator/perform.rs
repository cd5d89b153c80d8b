//! What the phone system does when it is asked: the law of each method, for calls and agent.

use super::agent::Workload;
use super::exchange::Exchange;
use super::fault::Outcome;
use crate::call_action::{ActionGoal, CallRequest};
use crate::ids::{CallId, PresenceId};
use crate::vendor::capability::SecondCall;
use crate::vendor::command::VendorCommand;
use crate::vendor::error::VendorErrorKind as Kind;
use crate::vendor::snapshot::{Ending, Initiation, Line, Mute, Presence, Recording, Stage};

impl Exchange {
    /// Carries out a request, or refuses it and changes nothing.
    pub(super) fn perform(&mut self, command: &VendorCommand) -> Outcome {
        match command {
            VendorCommand::Connect | VendorCommand::StaySignedIn => Ok(()),
            VendorCommand::MakeAgentAvailable => self.make_available(),
            VendorCommand::MakeAgentUnavailable(choice) => self.make_unavailable(choice.as_ref()),
            VendorCommand::MakeOutboundCall { number, event_id } => {
                if self.is_occupied_besides(None) || self.rings() {
                    return Err(Kind::Busy);
                }
                self.dial(number, Some(event_id.clone()));
                Ok(())
            }
            VendorCommand::Call { call, request } => self.perform_call(call, request),
        }
    }

    fn make_available(&mut self) -> Outcome {
        let choice = self.agent.first(Presence::Routable).ok_or(Kind::NotPermitted)?;
        let workload = self.workload();
        self.agent.choose(choice, workload);
        Ok(())
    }

    fn make_unavailable(&mut self, id: Option<&PresenceId>) -> Outcome {
        let choice = match id {
            Some(id) => self.agent.choice(id),
            None => self.agent.first(Presence::NotRoutable),
        };
        let choice = choice
            .filter(|choice| choice.presence != Presence::Routable)
            .ok_or(Kind::WrongState)?;
        let workload = self.workload();
        self.agent.choose(choice, workload);
        Ok(())
    }

    fn accept(&mut self, call: &CallId) -> Outcome {
        self.make_room_for(call)?;
        let calls = self.calls();
        let accepted = calls.iter().find(|other| other.id == *call);
        let stage = match accepted.map(|call| call.initiation) {
            Some(Initiation::Callback) => Stage::Dialling,
            Some(Initiation::Preview) => Stage::Preview,
            _ => Stage::Connected(Line::Talking),
        };
        done(self.move_to(call, stage))
    }

    /// Sees to it that the agent can talk on this call, or refuses.
    fn make_room_for(&mut self, call: &CallId) -> Outcome {
        if self.capabilities.second_call() == SecondCall::HoldsFirst {
            self.hold_all_but(call);
        }
        if self.is_occupied_besides(Some(call)) {
            return Err(Kind::Busy);
        }
        Ok(())
    }

    fn perform_call(&mut self, call: &CallId, request: &CallRequest) -> Outcome {
        let stage = self.known(call)?;
        if !request.action().fits(stage) {
            return Err(Kind::WrongState);
        }
        match request.action().goal() {
            Some(goal) => self.reach(goal, call, stage),
            None => self.perform_without_goal(call, request, stage),
        }
    }

    /// Makes it true of a call in this stage.
    fn reach(&mut self, goal: ActionGoal, call: &CallId, stage: Stage) -> Outcome {
        match goal {
            ActionGoal::Connected => self.accept(call),
            ActionGoal::Dialled => done(self.move_to(call, Stage::Dialling)),
            ActionGoal::Over => done(self.end(
                call,
                match stage {
                    Stage::Ringing => Ending::Rejected,
                    // That it was the agent who gave up is for the session to know.
                    Stage::Preview | Stage::Dialling => Ending::Unknown,
                    Stage::Connected(_) | Stage::Over(_) => Ending::Finished,
                },
            )),
            ActionGoal::Held => done(self.move_to(call, Stage::Connected(Line::Held))),
            ActionGoal::Talking => {
                self.make_room_for(call)?;
                done(self.move_to(call, Stage::Connected(Line::Talking)))
            }
            ActionGoal::Muted => done(self.set_mute(call, Mute::Muted)),
            ActionGoal::Unmuted => done(self.set_mute(call, Mute::Open)),
            ActionGoal::Recorded => done(self.set_recording(call, Recording::On)),
            ActionGoal::NotRecorded => done(self.set_recording(call, Recording::Off)),
            ActionGoal::Gone => done(self.remove(call)),
        }
    }

    /// Carries out what leaves no trace in the call. Of a request that it does not know, nothing can be seen.
    fn perform_without_goal(&mut self, call: &CallId, request: &CallRequest, stage: Stage) -> Outcome {
        match request {
            CallRequest::SendDigits(_) if stage == Stage::Connected(Line::Held) => Err(Kind::WrongState),
            CallRequest::SendDigits(digits) => {
                self.digits.push(digits.clone());
                Ok(())
            }
            CallRequest::Transfer(number) => {
                self.transferred_to.push(number.clone());
                done(self.end(call, Ending::Finished))
            }
            CallRequest::Conference => self.join_all(),
            _ => Ok(()),
        }
    }

    /// Joins every connected call. Refuses when there is only one.
    fn join_all(&mut self) -> Outcome {
        let connected: Vec<CallId> = self
            .calls()
            .into_iter()
            .filter(|call| matches!(call.stage, Stage::Connected(_)))
            .map(|call| call.id)
            .collect();
        if connected.len() < 2 {
            return Err(Kind::WrongState);
        }
        for call in &connected {
            self.move_to(call, Stage::Connected(Line::Talking));
        }
        Ok(())
    }

    fn rings(&self) -> bool {
        self.workload() == Workload::Call && self.calls().iter().any(|call| call.stage == Stage::Ringing)
    }

    fn known(&self, call: &CallId) -> Result<Stage, Kind> {
        self.stage(call).ok_or(Kind::UnknownCall)
    }
}

/// The checks before it make `false` impossible; if it came all the same, nothing was changed.
fn done(changed: bool) -> Outcome {
    if changed { Ok(()) } else { Err(Kind::WrongState) }
}
