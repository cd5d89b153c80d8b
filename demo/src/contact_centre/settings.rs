use serde::{Deserialize, Serialize};

use super::contact::Phase;

/// How a contact that was never connected ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Failure {
    /// As `error`, which is what the real service is reported to do for voice.
    Error,
    /// As `missed`, so that a call that rang out can be told apart.
    Missed,
    /// As `rejected`, so that the agent's refusal can be told apart.
    Rejected,
}

impl Failure {
    pub(crate) fn phase(self) -> Phase {
        match self {
            Failure::Error => Phase::Error,
            Failure::Missed => Phase::Missed,
            Failure::Rejected => Phase::Rejected,
        }
    }
}

/// Whether a request's answer or the new snapshot reaches the page first; the real service promises neither.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AnswerOrder {
    /// The answer, then the snapshot.
    AnswerFirst,
    /// The snapshot, then the answer.
    SnapshotFirst,
}

/// How this centre is set up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Settings {
    /// Whether a connected call leaves the agent in after-call work; if not, the contact vanishes when it ends.
    pub after_call_work: bool,
    /// How a contact ends that the agent rejected.
    pub reject_as: Failure,
    /// How a contact ends that rang out.
    pub missed_as: Failure,
    /// How many calls the agent may have at once.
    pub voice_concurrency: u64,
    /// Whether the CCP accepts calls by itself (the page can only see that it does).
    pub auto_accept: bool,
    /// Whether the agent talks in the browser, rather than on a desk phone.
    pub softphone: bool,
    /// What comes first after a request.
    pub answer_order: AnswerOrder,
    /// How long the other of the two takes.
    pub snapshot_delay_millis: u64,
    /// How often the state is reported although nothing changed.
    pub heartbeat_millis: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            after_call_work: true,
            reject_as: Failure::Error,
            missed_as: Failure::Error,
            voice_concurrency: 2,
            auto_accept: false,
            softphone: true,
            answer_order: AnswerOrder::AnswerFirst,
            snapshot_delay_millis: 50,
            heartbeat_millis: 20_000,
        }
    }
}

/// Some settings to change; what is left out stays as it is. Unknown names are refused.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[allow(
    missing_docs,
    reason = "each field is the setting of the same name in `Settings`"
)]
pub struct SettingsChange {
    pub after_call_work: Option<bool>,
    pub reject_as: Option<Failure>,
    pub missed_as: Option<Failure>,
    pub voice_concurrency: Option<u64>,
    pub auto_accept: Option<bool>,
    pub softphone: Option<bool>,
    pub answer_order: Option<AnswerOrder>,
    pub snapshot_delay_millis: Option<u64>,
    pub heartbeat_millis: Option<u64>,
}

impl Settings {
    pub(crate) fn apply(&mut self, change: SettingsChange) {
        fn set<T>(setting: &mut T, new: Option<T>) {
            if let Some(new) = new {
                *setting = new;
            }
        }
        set(&mut self.after_call_work, change.after_call_work);
        set(&mut self.reject_as, change.reject_as);
        set(&mut self.missed_as, change.missed_as);
        set(&mut self.voice_concurrency, change.voice_concurrency);
        set(&mut self.auto_accept, change.auto_accept);
        set(&mut self.softphone, change.softphone);
        set(&mut self.answer_order, change.answer_order);
        set(&mut self.snapshot_delay_millis, change.snapshot_delay_millis);
        // A zero would make the timer spin.
        set(
            &mut self.heartbeat_millis,
            change.heartbeat_millis.map(|millis| millis.max(10)),
        );
    }
}
