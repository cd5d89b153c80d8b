//! The agent: a state that was chosen, one that waits, and the trouble that a missed call leaves behind.

use crate::ids::PresenceId;
use crate::redact::Private;
use crate::vendor::snapshot::{AgentSnapshot, Presence, PresenceChoice, SignOut};

/// How much the calls occupy the agent, from most to least.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Workload {
    /// A call is live.
    Call,
    /// A call is over, but its wrap-up is not.
    WrapUp,
    /// No call and no wrap-up.
    None,
}

#[derive(Clone, Debug)]
pub(super) struct Agent {
    choices: Vec<PresenceChoice>,
    resting: PresenceChoice,
    next: Option<PresenceChoice>,
    trouble: Option<&'static str>,
    pub(super) sign_out: SignOut,
}

impl Agent {
    /// An agent who is signed in and not available, with one routable state that is not the first of the list:
    /// whoever chooses by position chooses wrongly.
    pub(super) fn new() -> Self {
        let lunch = choice("lunch", "Lunch", Presence::NotRoutable);
        Self {
            choices: vec![
                choice("offline", "Offline", Presence::Offline),
                lunch.clone(),
                choice("available", "Available", Presence::Routable),
                choice("training", "Training", Presence::NotRoutable),
            ],
            resting: lunch,
            next: None,
            trouble: None,
            sign_out: SignOut::NotDue,
        }
    }

    pub(super) fn choice(&self, id: &PresenceId) -> Option<PresenceChoice> {
        self.choices.iter().find(|choice| choice.id == *id).cloned()
    }

    pub(super) fn first(&self, presence: Presence) -> Option<PresenceChoice> {
        self.choices
            .iter()
            .find(|choice| choice.presence == presence)
            .cloned()
    }

    /// Enters the state, or queues it while calls occupy the agent.
    pub(super) fn choose(&mut self, choice: PresenceChoice, workload: Workload) {
        self.next = Some(choice);
        self.settle(workload);
    }

    /// The agent did not answer: no calls are routed until a state is chosen.
    pub(super) fn missed_call(&mut self) {
        self.trouble = Some("MissedCallAgent");
    }

    /// Enters the queued state once nothing occupies the agent any more.
    pub(super) fn settle(&mut self, workload: Workload) {
        if workload == Workload::None
            && let Some(next) = self.next.take()
        {
            self.resting = next;
            self.trouble = None;
        }
    }

    pub(super) fn snapshot(&self, workload: Workload) -> AgentSnapshot {
        let (presence, state_name) = match (workload, self.trouble) {
            (Workload::Call, _) => (Presence::OnCall, "Busy"),
            (Workload::WrapUp, _) => (Presence::AfterCallWork, "AfterCallWork"),
            (Workload::None, Some(trouble)) => (Presence::Faulted, trouble),
            (Workload::None, None) => (self.resting.presence, self.resting.name.as_str()),
        };
        AgentSnapshot {
            name: Private::new("Robin Example".to_owned()),
            presence,
            state_name: state_name.to_owned(),
            next_state: self.next.as_ref().map(|next| next.name.clone()),
            routing_profile: Some("Service".to_owned()),
            choices: self.choices.clone(),
            sign_out: self.sign_out,
        }
    }
}

fn choice(id: &str, name: &str, presence: Presence) -> PresenceChoice {
    PresenceChoice {
        id: id.into(),
        name: name.to_owned(),
        presence,
    }
}
