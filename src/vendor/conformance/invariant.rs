//! What holds of every snapshot, in every case: checked at each delivery.

use std::collections::{BTreeMap, BTreeSet};

use crate::ids::{CallId, EventId};
use crate::vendor::snapshot::{
    CallSnapshot, Ending, Initiation, Presence, Stage, VendorLink, VendorSnapshot,
};

/// The year 2001 in milliseconds. What is below was meant as seconds: the suite runs today.
const FIRST_MILLIS: u64 = 1_000_000_000_000;

/// Compares each snapshot with those before it.
#[derive(Debug, Default)]
pub(super) struct Invariants {
    last: Vec<CallSnapshot>,
    labels: BTreeMap<CallId, Option<EventId>>,
    offered_again: BTreeSet<CallId>,
    /// The calls that were over, or gone while the link was up.
    dead: BTreeSet<CallId>,
}

impl Invariants {
    /// What outlives a reload of the page: a call that is over stays so, under whatever handler.
    pub(super) fn after_reload(&self) -> Self {
        Self {
            offered_again: self.offered_again.clone(),
            dead: self.dead.clone(),
            ..Self::default()
        }
    }

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
            if call.initiation == Initiation::Outbound && call.stage == Stage::Ringing {
                broken.push(format!("{}: a dialled call rings at the agent's end", call.id));
            }
            if call.since.is_some_and(|since| since.0 < FIRST_MILLIS) {
                broken.push(format!(
                    "{}: `since` is before 2001; it is counted in milliseconds, not in seconds",
                    call.id
                ));
            }
            if !matches!(call.stage, Stage::Over(_)) && self.dead.contains(&call.id) {
                broken.push(format!("{}: it was over or gone, and lives again", call.id));
            }
            if let Some(before) = self.last.iter().find(|before| before.id == call.id) {
                broken.extend(same_call(before, call).map(|what| format!("{}: {what}", call.id)));
            }
        }
        self.bury(snapshot);
        self.last.clone_from(&snapshot.calls);
        broken
    }

    /// Notes the calls that are over, and those that are missing from a snapshot that can be relied on.
    fn bury(&mut self, snapshot: &VendorSnapshot) {
        let is_over = |call: &&CallSnapshot| matches!(call.stage, Stage::Over(_));
        let over = snapshot.calls.iter().filter(is_over);
        let is_missing = |before: &&CallSnapshot| {
            snapshot.link == VendorLink::Up && !snapshot.calls.iter().any(|call| call.id == before.id)
        };
        let missing = self.last.iter().filter(is_missing);
        self.dead.extend(over.chain(missing).map(|call| call.id.clone()));
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
            self.dead.remove(&id);
            self.labels.remove(&id);
            self.last.retain(|call| call.id != id);
        }
    }

    /// The calls that both snapshots show are in the same order in both.
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

    /// An event id comes with the first snapshot of a call and is the same in every later one, even if the call was
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
    (ids.len() < snapshot.calls.len()).then(|| "a call is in the snapshot twice".to_owned())
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
    let (before, now) = (before.stage, now.stage);
    (!may_follow(before, now)).then(|| format!("it went from {before:?} to {now:?}"))
}

/// A call goes forward only: ringing, preview, dialling, connected, over.
fn may_follow(before: Stage, now: Stage) -> bool {
    match (before, now) {
        (Stage::Over(known), Stage::Over(told)) => known == told || known == Ending::Unknown,
        (Stage::Over(_), Stage::Ringing | Stage::Preview | Stage::Dialling | Stage::Connected(_)) => false,
        (Stage::Connected(_), Stage::Ringing | Stage::Preview | Stage::Dialling) => false,
        (Stage::Connected(_), Stage::Over(ending)) => match ending {
            Ending::Finished | Ending::NotReachable | Ending::Unknown => true,
            Ending::CallerLeft
            | Ending::RangOut
            | Ending::Rejected
            | Ending::CustomerDeclined
            | Ending::CustomerNoAnswer => false,
        },
        (Stage::Dialling, Stage::Ringing | Stage::Preview) | (Stage::Preview, Stage::Ringing) => false,
        (
            Stage::Ringing | Stage::Preview | Stage::Dialling,
            Stage::Dialling | Stage::Connected(_) | Stage::Over(_),
        )
        | (Stage::Ringing, Stage::Ringing | Stage::Preview)
        | (Stage::Preview, Stage::Preview)
        | (Stage::Connected(_), Stage::Connected(_)) => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::direction::Direction;
    use crate::time::Timestamp;
    use crate::vendor::snapshot::{Line, Mute, Recording, Softphone};

    const TALKING: Stage = Stage::Connected(Line::Talking);

    fn call(id: &str, stage: Stage) -> CallSnapshot {
        CallSnapshot {
            id: id.into(),
            first_leg: None,
            event_id: None,
            direction: Direction::Inbound,
            initiation: Initiation::Inbound,
            stage,
            number: None,
            dialled_number: None,
            queue: None,
            attributes: BTreeMap::new(),
            mute: Mute::Open,
            recording: Recording::Off,
            since: None,
            refuses: Vec::new(),
            unnamed: Vec::new(),
        }
    }

    fn labelled(id: &str, event_id: &str) -> CallSnapshot {
        CallSnapshot {
            event_id: Some(event_id.into()),
            ..call(id, TALKING)
        }
    }

    /// What is said of the last of these snapshots; the earlier ones must be in order.
    fn said_of(snapshots: Vec<Vec<CallSnapshot>>) -> Vec<String> {
        let mut invariants = Invariants::default();
        let mut said = Vec::new();
        for calls in snapshots {
            assert_eq!(said, Vec::<String>::new());
            said = invariants.check(&VendorSnapshot {
                link: VendorLink::Up,
                agent: None,
                softphone: Softphone::Works,
                calls,
            });
        }
        said
    }

    #[test]
    fn a_call_goes_forward_only() {
        let over = Stage::Over(Ending::CallerLeft);
        for (before, after) in [
            (TALKING, Stage::Ringing),
            (Stage::Dialling, Stage::Ringing),
            (Stage::Preview, Stage::Ringing),
            (Stage::Dialling, Stage::Preview),
            (over, Stage::Ringing),
            (over, TALKING),
            (over, Stage::Over(Ending::Finished)),
            (TALKING, Stage::Over(Ending::RangOut)),
        ] {
            let said = said_of(vec![vec![call("a", before)], vec![call("a", after)]]);
            let backwards = said.iter().filter(|what| what.contains("it went from"));
            assert_eq!(backwards.count(), 1, "{before:?} to {after:?}");
        }
        let steps = [
            Stage::Ringing,
            Stage::Preview,
            Stage::Dialling,
            TALKING,
            Stage::Over(Ending::Finished),
        ];
        assert_eq!(
            said_of(steps.map(|stage| vec![call("a", stage)]).into()),
            Vec::<String>::new()
        );
    }

    #[test]
    fn a_call_that_was_over_or_gone_never_lives_again() {
        let (over, ringing) = (call("a", Stage::Over(Ending::RangOut)), call("a", Stage::Ringing));
        for steps in [
            vec![vec![over.clone()], vec![], vec![ringing.clone()]],
            vec![vec![ringing.clone()], vec![], vec![ringing.clone()]],
            vec![vec![call("a", TALKING)], vec![], vec![call("a", TALKING)]],
        ] {
            assert_eq!(said_of(steps), ["a: it was over or gone, and lives again"]);
        }
        assert_eq!(said_of(vec![vec![over.clone()], vec![ringing]]).len(), 2);
        assert_eq!(
            said_of(vec![vec![over.clone()], vec![], vec![over]]),
            Vec::<String>::new()
        );
    }

    #[test]
    fn a_call_that_is_missing_while_the_link_is_down_is_not_gone() {
        let mut invariants = Invariants::default();
        for (link, calls) in [
            (VendorLink::Up, vec![call("a", TALKING)]),
            (VendorLink::Connecting, vec![]),
            (VendorLink::Up, vec![call("a", TALKING)]),
        ] {
            let snapshot = VendorSnapshot {
                link,
                agent: None,
                softphone: Softphone::Works,
                calls,
            };
            assert_eq!(invariants.check(&snapshot), Vec::<String>::new());
        }
    }

    #[test]
    fn a_time_in_seconds_is_noticed() {
        let at = |millis| CallSnapshot {
            since: Some(Timestamp(millis)),
            ..call("a", TALKING)
        };
        assert_eq!(said_of(vec![vec![at(1_796_083_200)]]).len(), 1);
        assert_eq!(said_of(vec![vec![at(1_796_083_200_000)]]), Vec::<String>::new());
    }

    #[test]
    fn a_call_is_in_the_snapshot_once_and_keeps_its_position() {
        let (a, b) = (call("a", TALKING), call("b", Stage::Ringing));
        assert_eq!(said_of(vec![vec![a.clone(), a.clone()]]).len(), 1);
        assert_eq!(
            said_of(vec![vec![a.clone(), b.clone()], vec![b.clone(), a.clone()]]).len(),
            1
        );
        assert_eq!(said_of(vec![vec![a, b.clone()], vec![b]]), Vec::<String>::new());
    }

    #[test]
    fn an_event_id_comes_first_stays_and_is_nobody_elses() {
        let (bare, first) = (call("a", TALKING), labelled("a", "1"));
        assert_eq!(said_of(vec![vec![bare.clone()], vec![first.clone()]]).len(), 1);
        assert_eq!(said_of(vec![vec![first.clone()], vec![bare.clone()]]).len(), 1);
        assert_eq!(said_of(vec![vec![first.clone()], vec![], vec![bare]]).len(), 2);
        assert_eq!(said_of(vec![vec![first, labelled("b", "1")]]).len(), 1);
    }

    #[test]
    fn a_call_that_is_offered_again_owes_nothing_to_its_old_life() {
        let mut invariants = Invariants::default();
        let mut snapshot = VendorSnapshot {
            link: VendorLink::Up,
            agent: None,
            softphone: Softphone::Works,
            calls: vec![call("a", Stage::Over(Ending::RangOut))],
        };
        invariants.check(&snapshot);
        invariants.expect_another_offer(&"a".into());
        snapshot.calls = vec![call("a", Stage::Ringing)];
        assert_eq!(invariants.check(&snapshot), Vec::<String>::new());
    }
}
