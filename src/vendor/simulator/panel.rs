//! The agent at the vendor's own panel, or in another tab: the same things done, without this page having asked.

use super::far_end::FarEnd;
use crate::call_action::CallRequest;
use crate::ids::{CallId, PresenceId};
use crate::phone::PhoneNumber;
use crate::vendor::command::VendorCommand;

/// The agent at the vendor's own panel.
impl FarEnd {
    /// The agent chooses one of the states.
    pub fn agent_chooses(&self, choice: &PresenceId) -> bool {
        self.world.update(|exchange| match exchange.agent.choice(choice) {
            Some(choice) => {
                let workload = exchange.workload();
                exchange.agent.choose(choice, workload);
                true
            }
            None => false,
        })
    }

    /// The agent takes a ringing call.
    pub fn agent_accepts(&self, call: &CallId) -> bool {
        self.agent_controls(call, CallRequest::Accept)
    }

    /// The agent refuses a ringing call.
    pub fn agent_rejects(&self, call: &CallId) -> bool {
        self.agent_controls(call, CallRequest::Reject)
    }

    /// The agent hangs up, or gives up dialling.
    pub fn agent_hangs_up(&self, call: &CallId) -> bool {
        self.agent_controls(call, CallRequest::HangUp)
    }

    /// The agent holds, resumes, mutes, finishes the wrap-up, …
    pub fn agent_controls(&self, call: &CallId, request: CallRequest) -> bool {
        let command = VendorCommand::Call {
            call: call.clone(),
            request,
        };
        self.world.update(|exchange| exchange.perform(&command)).is_ok()
    }

    /// The agent dials at the panel: a call that carries no event id.
    pub fn agent_dials(&self, number: &PhoneNumber) -> CallId {
        self.world.update(|exchange| exchange.dial(number, None))
    }
}
