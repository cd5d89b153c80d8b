//! How a flaw shows in what is reported.

use fusion_cti::direction::Direction;
use fusion_cti::ids::{CallId, EventId};
use fusion_cti::redact::Private;
use fusion_cti::time::Timestamp;
use fusion_cti::vendor::{
    CallSnapshot, Ending, Line, LinkTrouble, Presence, SignOut, SnapshotSink, Stage, VendorLink,
    VendorSnapshot,
};

use super::super::flaw::Flaw;

/// What the broken handler remembers.
#[derive(Default)]
pub(super) struct Memory {
    /// What was reported last.
    pub(super) last: Option<VendorSnapshot>,
    /// The last snapshot before it was distorted.
    truth: Option<VendorSnapshot>,
    pub(super) accepted: Vec<CallId>,
    pub(super) dialled: Option<EventId>,
    pub(super) labelled: Option<CallId>,
    /// An event id that waits for a call.
    pub(super) waiting: Option<EventId>,
    /// The calls that got an event id which waited.
    given: Vec<(CallId, EventId)>,
    seen: Vec<CallId>,
    rang_again: Vec<CallId>,
    dead: Vec<CallSnapshot>,
    pub(super) reports: usize,
    /// Distorts what it is given.
    pub(super) sink: Option<SnapshotSink>,
    /// Delivers what it is given as it is.
    pub(super) raw_sink: Option<SnapshotSink>,
    pub(super) sinks: Vec<SnapshotSink>,
}

const HELD: Stage = Stage::Connected(Line::Held);
const TALKING: Stage = Stage::Connected(Line::Talking);

fn is_connected(call: &CallSnapshot) -> bool {
    matches!(call.stage, Stage::Connected(_))
}

fn is_over(call: &CallSnapshot) -> bool {
    matches!(call.stage, Stage::Over(_))
}

/// Changes each call for which `fits` holds.
fn each(
    calls: &mut [CallSnapshot],
    fits: impl Fn(&CallSnapshot) -> bool,
    change: impl Fn(&mut CallSnapshot),
) {
    calls.iter_mut().filter(|call| fits(call)).for_each(change);
}

/// The snapshot as the flaw distorts it; `None` if it withholds it.
pub(super) fn distort(flaw: Flaw, memory: &mut Memory, snapshot: VendorSnapshot) -> Option<VendorSnapshot> {
    memory.reports += 1;
    let before = memory.truth.replace(snapshot.clone());
    let mut shown = snapshot;
    match flaw {
        Flaw::WaitsForAChange if memory.reports == 1 => return None,
        Flaw::TakesSilenceForPeace if shown.link == VendorLink::Down(LinkTrouble::Silent) => return None,
        Flaw::ReportsTheSnapshotBefore => shown = before.unwrap_or(shown),
        Flaw::StaysRoutable => {
            let agent = shown.agent.as_mut();
            if let Some(agent) = agent.filter(|agent| agent.presence == Presence::OnCall) {
                agent.presence = Presence::Routable;
            }
        }
        Flaw::LetsTheSignOutCome => {
            let warned = memory.last.as_ref().and_then(|snapshot| snapshot.agent.as_ref());
            if let (Some(before), Some(agent)) = (warned, &mut shown.agent)
                && before.sign_out == SignOut::Soon
            {
                agent.sign_out = SignOut::Soon;
            }
        }
        Flaw::ForgetsTheCallsWhileDown if shown.link != VendorLink::Up => shown.calls.clear(),
        _ => {}
    }
    distort_each(flaw, memory, &mut shown.calls);
    relabel(flaw, memory, &mut shown.calls);
    keep(flaw, memory, &mut shown.calls);
    memory.seen.extend(shown.calls.iter().map(|call| call.id.clone()));
    Some(shown)
}

/// Values of calls that are other than they should be.
fn distort_each(flaw: Flaw, memory: &Memory, calls: &mut [CallSnapshot]) {
    let end = |from: Ending, to: Ending| {
        move |call: &mut CallSnapshot| {
            if call.stage == Stage::Over(from) {
                call.stage = Stage::Over(to);
            }
        }
    };
    match flaw {
        Flaw::LosesTheEventId => each(calls, is_connected, |call| call.event_id = None),
        Flaw::ForgetsTheEventIdOnHold => each(calls, |call| call.stage == HELD, |call| call.event_id = None),
        Flaw::FrontsTheActiveCall => calls.sort_by_key(|call| call.stage != TALKING),
        Flaw::CallsEverythingFinished => {
            each(calls, is_over, |call| call.stage = Stage::Over(Ending::Finished));
        }
        Flaw::CallsRejectedMissed => each(calls, is_over, end(Ending::Rejected, Ending::RangOut)),
        Flaw::CallsNoAnswerDeclined => each(
            calls,
            is_over,
            end(Ending::CustomerNoAnswer, Ending::CustomerDeclined),
        ),
        Flaw::ShowsWhatItHopes => each(
            calls,
            |call| call.stage == Stage::Ringing && memory.accepted.contains(&call.id),
            |call| call.stage = TALKING,
        ),
        Flaw::ShowsADialAsRinging => each(
            calls,
            |call| call.stage == Stage::Dialling,
            |call| call.stage = Stage::Ringing,
        ),
        Flaw::ForgetsTheNumber => each(calls, is_connected, |call| call.number = None),
        Flaw::LosesThePlus => each(
            calls,
            |_| true,
            |call| {
                let number = call.number.take();
                call.number = number.map(|number| Private::new(number.reveal().replace('+', "")));
            },
        ),
        Flaw::CountsSeconds => each(
            calls,
            |_| true,
            |call| call.since = Some(Timestamp(1_796_083_200)),
        ),
        _ => {}
    }
}

/// Event ids on calls that they were not meant for.
fn relabel(flaw: Flaw, memory: &mut Memory, calls: &mut [CallSnapshot]) {
    if flaw == Flaw::LabelsAnyCall {
        for call in calls.iter_mut() {
            if call.event_id.is_none() && memory.dialled.is_some() && memory.labelled.is_none() {
                memory.labelled = Some(call.id.clone());
            }
            if memory.labelled.as_ref() == Some(&call.id) {
                call.event_id = memory.dialled.clone();
            }
        }
    }
    let fits = |call: &CallSnapshot| match flaw {
        Flaw::LabelsTheNextDialled => call.event_id.is_none(),
        Flaw::KeepsTheEventIdOfALostDial => call.event_id.is_some(),
        _ => true,
    };
    let new = calls
        .iter()
        .find(|call| call.direction == Direction::Outbound && !memory.seen.contains(&call.id) && fits(call));
    if let Some(new) = new
        && let Some(event_id) = memory.waiting.take()
    {
        memory.given.push((new.id.clone(), event_id));
    }
    for call in calls {
        let given = memory.given.iter().find(|(id, _)| *id == call.id);
        if let Some((_, event_id)) = given {
            call.event_id = Some(event_id.clone());
        }
    }
}

/// Calls that are shown although they are over, gone, or not there again.
fn keep(flaw: Flaw, memory: &mut Memory, calls: &mut Vec<CallSnapshot>) {
    let before: Vec<CallSnapshot> = memory.last.iter().flat_map(|last| last.calls.clone()).collect();
    match flaw {
        Flaw::KeepsTheDead => {
            memory.dead = before
                .into_iter()
                .filter(|call| !calls.iter().any(|still| still.id == call.id))
                .filter(|call| !is_over(call))
                .collect();
            calls.extend(memory.dead.clone());
        }
        Flaw::NeverReportsTheEnd | Flaw::ForgetsTheEndOfAHeldCall => {
            for call in before {
                let is_forgotten = match flaw {
                    Flaw::ForgetsTheEndOfAHeldCall => call.stage == HELD,
                    _ => !is_over(&call),
                };
                if !is_forgotten {
                    continue;
                }
                match calls.iter_mut().find(|now| now.id == call.id) {
                    Some(now) if is_over(now) => *now = call,
                    Some(_) => {}
                    None => calls.push(call),
                }
            }
        }
        Flaw::RingsAgainAfterTheEnd => {
            for call in before {
                let is_gone = is_over(&call) && !calls.iter().any(|now| now.id == call.id);
                if is_gone && call.direction == Direction::Inbound && !memory.rang_again.contains(&call.id) {
                    memory.rang_again.push(call.id.clone());
                    calls.push(CallSnapshot {
                        stage: Stage::Ringing,
                        ..call
                    });
                }
            }
        }
        _ => {}
    }
}
