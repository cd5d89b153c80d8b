//! Talking on one call while there is another: what becomes of the other follows from what the vendor can do
//! ([`Capabilities::second_call`](crate::vendor::Capabilities::second_call)).
//!
//! A vendor that does not hold by itself is asked to first, and the call is taken when the vendor *shows* the other on
//! hold: its consent alone is not yet silence on that line.

use crate::session::Session;
use crate::session::effect::Effect;
use crate::session::engagement::{Engagement, Phone};
use crate::session::open::Asker;
use crate::session::wish::{Decision, Wish, decide};
use crate::time::Timestamp;
use crate::vendor::{CallAction, CallRequest, Line, SecondCall, VendorCommand};

const ONE_AT_A_TIME: &str = "the phone system takes one call at a time";
const NOT_HELD: &str = "the call before it could not be put on hold; hold that one first";

/// Those who want to talk on a call as soon as another one is on hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AfterHold {
    askers: Vec<Asker>,
    until: Timestamp,
}

impl Engagement {
    /// When to stop waiting for the other call to be held, if this one waits for that.
    pub(crate) fn hold_due(&self) -> Option<Timestamp> {
        self.after_hold.as_ref().map(|waiting| waiting.until)
    }
}

impl Session {
    /// The call that taking this one is about to touch, and what becomes of it: one that the agent talks on, or, for a vendor
    /// of one call at a time, any that is connected.
    pub(crate) fn first_call(&self, taken: &Engagement) -> Option<(&Engagement, SecondCall)> {
        let second = self.settings.capabilities.second_call();
        let first = self.engagements.iter().find(|call| {
            let is_touched = match call.phone {
                Phone::Connected(Line::Talking) => true,
                Phone::Connected(Line::Held) => second == SecondCall::Refused,
                Phone::Unseen
                | Phone::Requested
                | Phone::Ringing
                | Phone::Dialling
                | Phone::Over(_)
                | Phone::Gone(_) => false,
            };
            is_touched && call.event_id != taken.event_id
        });
        Some((first?, second))
    }

    /// What is to be done about a wish for this call, with the other calls in mind.
    pub(super) fn beside_others(&self, engagement: &Engagement, decision: Decision) -> Decision {
        let accepts = match &decision {
            Decision::Ask(VendorCommand::Call { request, .. }, _) => match request.action() {
                CallAction::Accept => true,
                CallAction::Resume => false,
                _ => return decision,
            },
            _ => return decision,
        };
        match self.first_call(engagement) {
            Some((_, SecondCall::Refused)) if accepts => Decision::Refuse(ONE_AT_A_TIME),
            Some((_, SecondCall::AfterHold)) => Decision::HoldFirst,
            Some((_, SecondCall::Refused | SecondCall::HoldsFirst | SecondCall::GoesOn)) | None => decision,
        }
    }

    /// Has the other call held, and remembers who wants to talk on this one then.
    pub(super) fn hold_first(
        &mut self,
        now: Timestamp,
        place: usize,
        asker: Asker,
        effects: &mut Vec<Effect>,
    ) {
        let Some(engagement) = self.engagements.get(place) else {
            return;
        };
        let other = self
            .first_call(engagement)
            .and_then(|(first, _)| first.call.clone());
        let Some(other) = other else {
            return self.refuse_to(asker, NOT_HELD, effects);
        };
        let until = now.after(self.settings.vendor_limit);
        if let Some(engagement) = self.engagements.get_mut(place) {
            let waiting = engagement.after_hold.get_or_insert(AfterHold {
                askers: Vec::new(),
                until,
            });
            waiting.askers.push(asker);
        }
        let what = VendorCommand::Call {
            call: other,
            request: CallRequest::Hold,
        };
        self.ask_vendor(now, what, Asker::Nobody, effects);
    }

    /// Does what waited, once no other call is talked on or nothing is left to wait for.
    pub(super) fn take_after_hold(&mut self, now: Timestamp, place: usize, effects: &mut Vec<Effect>) {
        let Some(engagement) = self.engagements.get(place) else {
            return;
        };
        let Some(until) = engagement.hold_due() else {
            return;
        };
        let wish = if engagement.phone == Phone::Connected(Line::Held) {
            Wish::Request(CallRequest::Resume)
        } else {
            Wish::Request(CallRequest::Accept)
        };
        let decision = decide(engagement, &wish, &self.settings.capabilities);
        let waits = matches!(self.beside_others(engagement, decision), Decision::HoldFirst);
        if waits && until > now {
            return;
        }
        for asker in self.stop_waiting(place) {
            if waits {
                self.refuse_to(asker, NOT_HELD, effects);
            } else {
                self.wish(now, place, &wish, asker, effects);
            }
        }
    }

    /// The vendor does not hold a call: whatever waited for that is given up.
    pub(super) fn not_held(&mut self, what: &VendorCommand, effects: &mut Vec<Effect>) {
        if !matches!(what, VendorCommand::Call { request, .. } if *request == CallRequest::Hold) {
            return;
        }
        for place in 0..self.engagements.len() {
            for asker in self.stop_waiting(place) {
                self.refuse_to(asker, NOT_HELD, effects);
            }
        }
    }

    fn stop_waiting(&mut self, place: usize) -> Vec<Asker> {
        let engagement = self.engagements.get_mut(place);
        let waiting = engagement.and_then(|engagement| engagement.after_hold.take());
        waiting.map(|waiting| waiting.askers).unwrap_or_default()
    }
}
