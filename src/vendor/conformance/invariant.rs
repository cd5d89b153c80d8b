//! What holds of every snapshot, in every case: checked at each delivery.

use std::collections::{BTreeMap, BTreeSet};

use crate::direction::Direction;
use crate::ids::{CallId, EventId};
use crate::vendor::snapshot::{CallSnapshot, Ending, Presence, Stage, VendorSnapshot};

/// Compares each snapshot with those before it.
#[derive(Debug, Default)]
pub(super) struct Invariants {
    last: Vec<CallSnapshot>,
    labels: BTreeMap<CallId, Option<EventId>>,
    offered_again: BTreeSet<CallId>,
}

impl Invariants {
    /// A call is about to be offered once more under the same id: its new life owes nothing to the old one.
    pub(super) fn expect_another_offer(&mut self, call: &CallId) {
        self.offered_again.insert(call.clone());
    }

    /// Takes a snapshot in and names every promise that it breaks.
    pub(super) fn check(&mut self, snapshot: &VendorSnapshot) -> Vec<String> {
        let mut broken = Vec::new();
        self.forget_repeated_offers(snapshot);
        broken.extend(unique_ids(snapshot));
        broken.extend(self.stable_order(snapshot));
        broken.extend(agent_choices(snapshot));
        for call in &snapshot.calls {
            broken.extend(self.label_stays(call));
            if call.direction == Direction::Outbound && call.stage == Stage::Ringing {
                broken.push(format!("{}: a dialled call rings at the agent's end", call.id));
            }
            if let Some(before) = self.last.iter().find(|before| before.id == call.id) {
                broken.extend(same_call(before, call).map(|what| format!("{}: {what}", call.id)));
            }
        }
        self.last.clone_from(&snapshot.calls);
        broken
    }

    fn forget_repeated_offers(&mut self, snapshot: &VendorSnapshot) {
        let again: Vec<CallId> = snapshot
            .calls
            .iter()
            .filter(|call| call.stage == Stage::Ringing && self.offered_again.contains(&call.id))
            .map(|call| call.id.clone())
            .collect();
        for id in again {
            self.offered_again.remove(&id);
            self.labels.remove(&id);
            self.last.retain(|call| call.id != id);
        }
    }

    /// The calls that both pictures show are in the same order in both.
    fn stable_order(&self, snapshot: &VendorSnapshot) -> Option<String> {
        let now: Vec<&CallId> = snapshot.calls.iter().map(|call| &call.id).collect();
        let before: Vec<&CallId> = self
            .last
            .iter()
            .map(|call| &call.id)
            .filter(|id| now.contains(id))
            .collect();
        let still: Vec<&CallId> = now.into_iter().filter(|id| before.contains(id)).collect();
        (before != still).then(|| "the order of the calls changed while they lived".to_owned())
    }

    /// An event id comes with the first picture of a call and is the same in every later one, even if the call was
    /// missing in between.
    fn label_stays(&mut self, call: &CallSnapshot) -> Option<String> {
        let shared = self
            .labels
            .iter()
            .any(|(id, label)| *id != call.id && call.event_id.is_some() && *label == call.event_id);
        if shared {
            return Some(format!("{}: carries the event id of another call", call.id));
        }
        match self.labels.get(&call.id) {
            Some(label) if *label != call.event_id => Some(format!("{}: its event id changed", call.id)),
            Some(_) => None,
            None => {
                self.labels.insert(call.id.clone(), call.event_id.clone());
                None
            }
        }
    }
}

fn unique_ids(snapshot: &VendorSnapshot) -> Option<String> {
    let ids: BTreeSet<&CallId> = snapshot.calls.iter().map(|call| &call.id).collect();
    (ids.len() < snapshot.calls.len()).then(|| "a call is in the picture twice".to_owned())
}

fn agent_choices(snapshot: &VendorSnapshot) -> Option<String> {
    let choices = &snapshot.agent.as_ref()?.choices;
    let ids: BTreeSet<_> = choices.iter().map(|choice| &choice.id).collect();
    if ids.len() < choices.len() {
        return Some("two of the agent's choices have the same id".to_owned());
    }
    choices
        .iter()
        .find(|choice| match choice.presence {
            Presence::Routable | Presence::NotRoutable | Presence::Offline => false,
            Presence::OnCall | Presence::AfterCallWork | Presence::Faulted => true,
        })
        .map(|choice| format!("the choice `{}` is of a kind that nobody can choose", choice.name))
}

/// What may not change while a call lives.
fn same_call(before: &CallSnapshot, now: &CallSnapshot) -> Option<String> {
    if before.direction != now.direction || before.initiation != now.initiation {
        return Some("its direction or initiation changed".to_owned());
    }
    if before.number.is_some() && now.number.is_none() {
        return Some("its number was known and is lost".to_owned());
    }
    may_follow(before.stage, now.stage).err()
}

/// A call goes forward only: ringing, dialling, connected, over.
fn may_follow(before: Stage, now: Stage) -> Result<(), String> {
    let fine = match (before, now) {
        (Stage::Over(known), Stage::Over(told)) => known == told || known == Ending::Unknown,
        (Stage::Over(_), Stage::Ringing | Stage::Dialling | Stage::Connected(_)) => false,
        (Stage::Connected(_), Stage::Ringing | Stage::Dialling) => false,
        (Stage::Connected(_), Stage::Over(ending)) => match ending {
            Ending::Finished | Ending::NotReachable | Ending::Unknown => true,
            Ending::CallerLeft
            | Ending::RangOut
            | Ending::Rejected
            | Ending::CustomerDeclined
            | Ending::CustomerNoAnswer => false,
        },
        (Stage::Dialling, Stage::Ringing) => false,
        (Stage::Ringing | Stage::Dialling, Stage::Dialling | Stage::Connected(_) | Stage::Over(_))
        | (Stage::Ringing, Stage::Ringing)
        | (Stage::Connected(_), Stage::Connected(_)) => true,
    };
    if fine {
        Ok(())
    } else {
        Err(format!("it went from {before:?} to {now:?}"))
    }
}
