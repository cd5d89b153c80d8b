//! The phone system itself: the agent and the calls, without the connection to them.

use std::collections::BTreeMap;

use super::agent::{Agent, Workload};
use super::offer::Offer;
use crate::call_action::Digits;
use crate::direction::Direction;
use crate::ids::{CallId, EventId};
use crate::phone::PhoneNumber;
use crate::redact::Private;
use crate::time::Timestamp;
use crate::vendor::capability::{Capabilities, Capability, SecondCall};
use crate::vendor::snapshot::{
    AgentSnapshot, CallSnapshot, Ending, Initiation, Line, Mute, Recording, Stage,
};

#[derive(Clone, Debug)]
pub(super) struct Exchange {
    pub(super) capabilities: Capabilities,
    pub(super) agent: Agent,
    pub(super) now: Option<Timestamp>,
    pub(super) hides_endings: bool,
    pub(super) digits: Vec<Digits>,
    pub(super) transferred_to: Vec<PhoneNumber>,
    legs: Vec<Leg>,
    offers: BTreeMap<CallId, CallSnapshot>,
    count: u32,
}

#[derive(Clone, Debug, Hash)]
struct Leg {
    call: CallSnapshot,
    /// Shown as over once, then gone.
    leaving: bool,
}

impl Exchange {
    pub(super) fn new(capabilities: Capabilities) -> Self {
        Self {
            capabilities,
            agent: Agent::new(),
            now: None,
            hides_endings: false,
            digits: Vec::new(),
            transferred_to: Vec::new(),
            legs: Vec::new(),
            offers: BTreeMap::new(),
            count: 0,
        }
    }

    pub(super) fn agent_snapshot(&self) -> AgentSnapshot {
        self.agent.snapshot(self.workload())
    }

    pub(super) fn calls(&self) -> Vec<CallSnapshot> {
        self.legs.iter().map(|leg| leg.call.clone()).collect()
    }

    pub(super) fn stage(&self, id: &CallId) -> Option<Stage> {
        self.leg(id).map(|leg| leg.call.stage)
    }

    /// How much the calls occupy the agent.
    pub(super) fn workload(&self) -> Workload {
        if self.legs.iter().any(|leg| is_live(leg.call.stage)) {
            Workload::Call
        } else if self.legs.iter().any(|leg| !leg.leaving) {
            Workload::WrapUp
        } else {
            Workload::None
        }
    }

    /// Whether another call keeps the agent from talking on this one.
    pub(super) fn is_occupied_besides(&self, id: Option<&CallId>) -> bool {
        let second = self.capabilities.second_call();
        self.legs
            .iter()
            .filter(|leg| Some(&leg.call.id) != id)
            .any(|leg| match leg.call.stage {
                Stage::Connected(Line::Held) => second == SecondCall::Refused,
                Stage::Connected(Line::Talking) => second != SecondCall::Concurrent,
                Stage::Dialling => true,
                // Another call that rings, or that is only read, can be left as it is.
                Stage::Ringing | Stage::Preview | Stage::Over(_) => false,
            })
    }

    /// Offers a call. Does nothing but name the id if a live call has it already.
    pub(super) fn ring(&mut self, offer: Offer) -> CallId {
        let call = offer.into_call(self.fresh_id());
        let id = call.id.clone();
        self.offers.insert(id.clone(), call.clone());
        self.begin(call);
        id
    }

    /// Offers a call that is over or gone once more, under the same id.
    pub(super) fn repeat_offer(&mut self, id: &CallId) -> bool {
        match self.offers.get(id).cloned() {
            Some(call) => self.begin(call),
            None => false,
        }
    }

    /// Starts dialling; `event_id` is absent when the agent dials at the vendor's own panel.
    pub(super) fn dial(&mut self, number: &PhoneNumber, event_id: Option<EventId>) -> CallId {
        let id = self.fresh_id();
        self.begin(CallSnapshot {
            id: id.clone(),
            first_leg: None,
            event_id,
            direction: Direction::Outbound,
            initiation: Initiation::Outbound,
            stage: Stage::Dialling,
            number: Some(Private::new(number.dialled())),
            dialled_number: None,
            queue: None,
            attributes: BTreeMap::new(),
            mute: Mute::Open,
            recording: Recording::Off,
            since: None,
            refuses: Vec::new(),
            unnamed: Vec::new(),
        });
        id
    }

    /// Moves a live call to another stage of its life. Refuses a call that is unknown or over.
    pub(super) fn move_to(&mut self, id: &CallId, stage: Stage) -> bool {
        let now = self.now;
        match self.live_leg(id) {
            Some(leg) => {
                leg.call.stage = stage;
                leg.call.since = now;
                true
            }
            None => false,
        }
    }

    /// Ends a live call. It stays for the wrap-up if it had been connected and the vendor has one.
    pub(super) fn end(&mut self, id: &CallId, ending: Ending) -> bool {
        let wraps_up = self.capabilities.has(Capability::WrapUp);
        let hides = self.hides_endings;
        let now = self.now;
        let Some(leg) = self.live_leg(id) else {
            return false;
        };
        let was_connected = matches!(leg.call.stage, Stage::Connected(_));
        leg.leaving = !(was_connected && wraps_up);
        leg.call.stage = Stage::Over(if hides && !was_connected {
            Ending::Unknown
        } else {
            ending
        });
        leg.call.mute = Mute::Open;
        leg.call.recording = Recording::Off;
        leg.call.since = now;
        self.settle();
        true
    }

    /// Removes a call, whatever its stage.
    pub(super) fn remove(&mut self, id: &CallId) -> bool {
        let before = self.legs.len();
        self.legs.retain(|leg| leg.call.id != *id);
        self.settle();
        self.legs.len() < before
    }

    /// Takes away what was shown as over for the last time. Says whether there was anything.
    pub(super) fn clear_away(&mut self) -> bool {
        let before = self.legs.len();
        self.legs.retain(|leg| !leg.leaving);
        self.settle();
        self.legs.len() < before
    }

    /// Puts every other call that is talked on on hold.
    pub(super) fn hold_all_but(&mut self, id: &CallId) {
        for leg in &mut self.legs {
            if leg.call.id != *id && leg.call.stage == Stage::Connected(Line::Talking) {
                leg.call.stage = Stage::Connected(Line::Held);
                leg.call.since = self.now;
            }
        }
    }

    pub(super) fn set_mute(&mut self, id: &CallId, mute: Mute) -> bool {
        self.live_leg(id).map(|leg| leg.call.mute = mute).is_some()
    }

    pub(super) fn set_recording(&mut self, id: &CallId, recording: Recording) -> bool {
        let leg = self.live_leg(id);
        leg.map(|leg| leg.call.recording = recording).is_some()
    }

    /// Forgets which call was dialled under which event id: that was known to the page only.
    pub(super) fn forget_event_ids(&mut self) {
        for leg in &mut self.legs {
            leg.call.event_id = None;
        }
    }

    fn begin(&mut self, mut call: CallSnapshot) -> bool {
        if self.stage(&call.id).is_some_and(is_live) {
            return false;
        }
        call.since = self.now;
        self.legs.retain(|leg| leg.call.id != call.id);
        self.legs.push(Leg { call, leaving: false });
        true
    }

    fn settle(&mut self) {
        let workload = self.workload();
        self.agent.settle(workload);
    }

    fn fresh_id(&mut self) -> CallId {
        self.count += 1;
        CallId::new(format!("call-{}", self.count))
    }

    fn leg(&self, id: &CallId) -> Option<&Leg> {
        self.legs.iter().find(|leg| leg.call.id == *id)
    }

    fn live_leg(&mut self, id: &CallId) -> Option<&mut Leg> {
        self.legs
            .iter_mut()
            .find(|leg| leg.call.id == *id && is_live(leg.call.stage))
    }
}

fn is_live(stage: Stage) -> bool {
    !matches!(stage, Stage::Over(_))
}
