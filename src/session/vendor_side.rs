//! What the vendor's reports and answers change.

use crate::direction::Direction;
use crate::host::{Answer, AnswerData};
use crate::ids::{CallId, EventId, RequestId};
use crate::session::Session;
use crate::session::effect::Effect;
use crate::session::engagement::{Engagement, OwnAct, Phone};
use crate::session::host_link::HostLink;
use crate::session::notices::Notice;
use crate::session::open::{Asker, OpenRequest};
use crate::session::told::Told;
use crate::session::wish::{Wish, in_words, is_done};
use crate::time::Timestamp;
use crate::vendor::{
    AgentSnapshot, CallRequest, CallSnapshot, Ending, Softphone, Stage, VendorCommand, VendorError,
    VendorErrorKind, VendorLink, VendorSnapshot,
};

/// What is known of the vendor beside the calls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct VendorState {
    pub(crate) link: VendorLink,
    pub(crate) agent: Option<AgentSnapshot>,
    pub(crate) softphone: Softphone,
    /// Why connecting failed for good, if it did.
    pub(crate) failure: Option<VendorErrorKind>,
}

impl Default for VendorState {
    fn default() -> Self {
        Self {
            link: VendorLink::Connecting,
            agent: None,
            softphone: Softphone::Works,
            failure: None,
        }
    }
}

impl Session {
    /// Takes a snapshot over. While the link is down its calls are the last known ones and prove nothing.
    pub(super) fn vendor_reported(
        &mut self,
        now: Timestamp,
        snapshot: VendorSnapshot,
        effects: &mut Vec<Effect>,
    ) {
        self.vendor.link = snapshot.link;
        self.vendor.softphone = snapshot.softphone;
        self.vendor.agent = snapshot.agent.or_else(|| self.vendor.agent.take());
        if snapshot.link != VendorLink::Up {
            return;
        }
        self.vendor.failure = None;
        for call in &snapshot.calls {
            self.observe(now, call);
        }
        for engagement in &mut self.engagements {
            let shown = engagement
                .call
                .as_ref()
                .is_none_or(|id| snapshot.calls.iter().any(|call| call.id == *id));
            if !shown && !matches!(engagement.phone, Phone::Gone(_)) {
                engagement.vanish(now);
            }
        }
        self.hang_up_parked(now, effects);
    }

    fn observe(&mut self, now: Timestamp, call: &CallSnapshot) {
        let standalone = self.host.link == HostLink::Standalone;
        if let Some(engagement) = self.engagement_of(&call.id) {
            // An earlier page saw the end of what it closed; this one has only its word.
            let ended = engagement.phone.ending().is_some() || (engagement.told.is_final() && !standalone);
            if !(ended && is_live(call.stage)) {
                engagement.observe(call, now);
                return;
            }
            // The same call id is offered again (`contract/streams.md` §6): the first offer is over for good.
            engagement.vanish(now);
            engagement.call = None;
        } else if let Some(dialled) = self.dialled_call(call) {
            dialled.observe(call, now);
            return;
        }
        let wish = call.event_id.as_ref().map_or(call.id.as_str(), EventId::as_str);
        let event_id = self.names.give(wish);
        let told = if standalone { Told::Never } else { Told::Nothing };
        self.engagements
            .push(Engagement::shown(event_id, call, told, now));
    }

    /// The call that was dialled here and that this one is the result of: by its label, or, for a vendor that does not
    /// label, the latest that waits.
    fn dialled_call(&mut self, call: &CallSnapshot) -> Option<&mut Engagement> {
        let standalone = self.host.link == HostLink::Standalone;
        // What an earlier page gave up and closed waits no more, though this one has not seen it end.
        let waits = |engagement: &Engagement| {
            engagement.call.is_none()
                && engagement.phone.ending().is_none()
                && (standalone || !engagement.told.is_final())
                && engagement.direction == Direction::Outbound
        };
        let unlabelled = call.event_id.is_none() && call.direction == Direction::Outbound;
        self.engagements.iter_mut().rev().find(|engagement| {
            waits(engagement)
                && (unlabelled
                    || call
                        .event_id
                        .as_ref()
                        .is_some_and(|event_id| engagement.answers_to(event_id)))
        })
    }

    /// The vendor now shows calls that the agent gave up before they had an id: hang up.
    fn hang_up_parked(&mut self, now: Timestamp, effects: &mut Vec<Effect>) {
        for place in 0..self.engagements.len() {
            let Some(engagement) = self.engagements.get_mut(place) else {
                continue;
            };
            if engagement.call.is_none() {
                continue;
            }
            for asker in std::mem::take(&mut engagement.parked) {
                self.wish(now, place, &Wish::Request(CallRequest::HangUp), asker, effects);
            }
        }
    }

    /// A request came to an end.
    pub(super) fn vendor_answered(
        &mut self,
        now: Timestamp,
        request: RequestId,
        outcome: Result<(), VendorError>,
        effects: &mut Vec<Effect>,
    ) {
        match self.open.close(request) {
            Some(open) => self.conclude(now, &open, outcome.map_err(|error| error.kind), effects),
            None => self.counters.vendor_late += 1,
        }
    }

    /// Draws the consequences of a request's end: answers who asked, and takes back what did not happen.
    pub(super) fn conclude(
        &mut self,
        now: Timestamp,
        open: &OpenRequest,
        outcome: Result<(), VendorErrorKind>,
        effects: &mut Vec<Effect>,
    ) {
        let overtaken = || {
            let VendorCommand::Call { call, request } = &open.what else {
                return None;
            };
            let engagement = self
                .engagements
                .iter()
                .rev()
                .find(|known| known.call.as_ref() == Some(call))?;
            Some(is_done(request.action(), engagement))
        };
        let outcome = if outcome.is_err() && overtaken() == Some(true) {
            Ok(())
        } else {
            outcome
        };
        match outcome {
            Ok(()) => {}
            Err(VendorErrorKind::TimedOut) => self.counters.vendor_unanswered += 1,
            Err(_) => self.counters.vendor_refused += 1,
        }
        match &open.what {
            VendorCommand::MakeOutboundCall { event_id, .. } => {
                self.dial_concluded(now, event_id, outcome, effects);
            }
            VendorCommand::Connect => self.vendor.failure = outcome.err(),
            what => self.take_back(what, outcome),
        }
        for asker in &open.asked_by {
            self.tell(*asker, &open.what, outcome, effects);
        }
        if outcome.is_err() {
            self.not_held(&open.what, effects);
        }
    }

    /// A refused reject or hang-up did not end the call. After a time-out it may have, so the act stays remembered.
    fn take_back(&mut self, what: &VendorCommand, outcome: Result<(), VendorErrorKind>) {
        if matches!(outcome, Ok(()) | Err(VendorErrorKind::TimedOut)) {
            return;
        }
        let ends = matches!(
            what,
            VendorCommand::Call {
                request: CallRequest::Reject | CallRequest::HangUp,
                ..
            }
        );
        if let Some(engagement) = call_of(what)
            .and_then(|call| self.engagement_of(call))
            .filter(|_| ends)
        {
            engagement.own_act = OwnAct::None;
        }
    }

    fn tell(
        &mut self,
        asker: Asker,
        what: &VendorCommand,
        outcome: Result<(), VendorErrorKind>,
        effects: &mut Vec<Effect>,
    ) {
        match (asker, outcome) {
            (Asker::Host(command), Ok(())) => {
                effects.push(Effect::AnswerHost {
                    command,
                    answer: Answer::Done(AnswerData::Nothing),
                });
            }
            (Asker::Host(command), Err(kind)) => {
                let answer = Answer::Refused(format!("could not {}: {kind}", in_words(what)));
                effects.push(Effect::AnswerHost { command, answer });
            }
            (Asker::Agent, Ok(())) | (Asker::Nobody, _) => {}
            (Asker::Agent, Err(kind)) => self.notices.add(Notice::VendorRefused {
                wish: in_words(what),
                kind,
            }),
        }
    }

    /// The vendor agreed to dial, or did not. Agreement lets Fusion hear of the call before the vendor shows it.
    fn dial_concluded(
        &mut self,
        now: Timestamp,
        event_id: &EventId,
        outcome: Result<(), VendorErrorKind>,
        effects: &mut Vec<Effect>,
    ) {
        let Some(place) = self.engagements.iter().position(|call| call.answers_to(event_id)) else {
            return;
        };
        let Some(engagement) = self.engagements.get_mut(place) else {
            return;
        };
        if engagement.call.is_some() || engagement.phone != Phone::Requested {
            return;
        }
        match outcome {
            Ok(()) => {
                engagement.turn(Phone::Dialling, now);
                engagement.shown_by = Some(now.after(super::settle::SHOWN_WITHIN));
            }
            Err(kind) => {
                engagement.turn(Phone::Gone(Ending::NotReachable), now);
                if engagement.told == Told::Nothing {
                    engagement.told = Told::Never;
                    self.report_undialled(now, place, kind, effects);
                } else {
                    // Said with the close, which waits for the reply to new.
                    engagement.undialled = Some(kind);
                }
            }
        }
    }
}

fn is_live(stage: Stage) -> bool {
    match stage {
        Stage::Ringing | Stage::Dialling | Stage::Connected(_) => true,
        Stage::Over(_) => false,
    }
}

/// The call that a request is about, if it is about one that the vendor shows.
pub(super) fn call_of(what: &VendorCommand) -> Option<&CallId> {
    match what {
        VendorCommand::Call { call, .. } => Some(call),
        VendorCommand::Connect
        | VendorCommand::MakeAgentAvailable
        | VendorCommand::MakeAgentUnavailable(_)
        | VendorCommand::MakeOutboundCall { .. } => None,
    }
}
