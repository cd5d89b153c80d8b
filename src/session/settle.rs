//! What follows after every input: deadlines, then the rules about and the reconciliation of every call, then the agent's
//! report.

use std::time::Duration;

use crate::host::{AnswerData, CloseReason, HostRequest, Listener};
use crate::ids::RequestId;
use crate::session::Session;
use crate::session::agent::{agent_report, in_another_window};
use crate::session::communication::communication;
use crate::session::effect::Effect;
use crate::session::engagement::{Engagement, Origin, Phone, Reached};
use crate::session::host_link::{Heard, HostLink, lacking_features};
use crate::session::host_side::done;
use crate::session::notices::Notice;
use crate::session::open::Asker;
use crate::session::reconcile::Step;
use crate::session::told::{Outcome, Told};
use crate::time::Timestamp;
use crate::vendor::{Ending, VendorCommand, VendorErrorKind};

/// How long after its consent to dial the vendor may take to show the call. Amazon Connect shows it within a second;
/// a minute later nobody expects it any more.
pub(super) const SHOWN_WITHIN: Duration = Duration::from_secs(60);

impl Session {
    pub(super) fn start(&mut self, now: Timestamp, effects: &mut Vec<Effect>) {
        if self.host.link == HostLink::Closed {
            let request = self.new_request();
            self.host.link = HostLink::Opening(request, now.after(self.settings.reply_limit));
            effects.push(Effect::AskHost {
                request,
                what: HostRequest::Configuration,
            });
        }
        self.ask_vendor(now, VendorCommand::Connect, Asker::Nobody, effects);
    }

    /// Continues the opening after the configuration: what we lack, what we listen to, that we are ready. The agent's
    /// state follows from the report below.
    pub(super) fn open_host(&mut self, now: Timestamp, heard: Heard, effects: &mut Vec<Effect>) {
        self.host.link = HostLink::Open(heard);
        let lacking = lacking_features(&self.settings.capabilities);
        if !lacking.is_empty() {
            self.ask_host(now, HostRequest::DisableFeatures(lacking), effects);
        }
        for listener in Listener::ALL {
            self.ask_host(now, HostRequest::Listen(listener), effects);
        }
        self.ask_host(now, HostRequest::Ready(true), effects);
    }

    /// The last words to the host: this window's phone is not to be used any more. Its calls go on elsewhere, so nothing
    /// is said of them.
    pub(super) fn close_host(&mut self, now: Timestamp, effects: &mut Vec<Effect>) {
        if self.host.is_open() {
            self.ask_host(now, HostRequest::AgentState(in_another_window()), effects);
            self.ask_host(now, HostRequest::Ready(false), effects);
            self.host.link = HostLink::Closed;
        }
    }

    /// Asks the host something that is about no call.
    pub(super) fn ask_host(
        &mut self,
        now: Timestamp,
        what: HostRequest,
        effects: &mut Vec<Effect>,
    ) -> RequestId {
        let request = self.new_request();
        if what.is_answered() {
            self.host
                .others
                .push((request, now.after(self.settings.reply_limit)));
        }
        effects.push(Effect::AskHost { request, what });
        request
    }

    pub(super) fn settle(&mut self, now: Timestamp, effects: &mut Vec<Effect>) {
        self.expire(now, effects);
        for place in 0..self.engagements.len() {
            if self.host.is_open() {
                self.rule(now, place);
            }
            self.take_after_hold(now, place, effects);
            self.reconcile(now, place, effects);
            self.open_page(now, place, effects);
            self.answer_parked(place, effects);
            self.give_up_transfer(now, place, effects);
        }
        self.engagements.retain(|call| !call.is_finished());
        if self.host.is_open() {
            self.report_agent(now, effects);
        }
        let stored = self.stored_calls();
        if stored != self.stored {
            self.stored = stored.clone();
            effects.push(Effect::Store(stored));
        }
    }

    fn expire(&mut self, now: Timestamp, effects: &mut Vec<Effect>) {
        if matches!(self.host.link, HostLink::Opening(_, deadline) if deadline <= now) {
            self.counters.host_unanswered += 1;
            self.open_host(now, Heard::Silent, effects);
        }
        let mut unanswered = 0;
        let mut latest = Timestamp(0);
        let mut missed = |deadline: Timestamp| {
            let missed = deadline <= now;
            if missed {
                unanswered += 1;
                latest = latest.max(deadline);
            }
            missed
        };
        self.host.others.retain(|(_, deadline)| !missed(*deadline));
        for engagement in &mut self.engagements {
            if engagement.told.deadline().is_some_and(&mut missed) {
                engagement.told = engagement.told.settled(Outcome::TimedOut);
            }
            if engagement.shown_by.is_some_and(|deadline| deadline <= now) {
                engagement.shown_by = None;
                engagement.turn(Phone::Gone(Ending::Unknown), now);
                self.notices.add(Notice::DialledCallNeverShown);
            }
        }
        if unanswered > 0 {
            self.counters.host_unanswered += unanswered;
            self.host.missed(latest, self.settings.reply_limit);
        }
        while let Some(open) = self.open.close_expired(now) {
            self.conclude(now, &open, Err(VendorErrorKind::TimedOut), effects);
        }
    }

    /// Brings Fusion up to date about one call, one message at a time: each waits for the reply to the one before.
    fn reconcile(&mut self, now: Timestamp, place: usize, effects: &mut Vec<Effect>) {
        let Some(engagement) = self.engagements.get(place) else {
            return;
        };
        let step = self.reconciler.next_step(engagement, &self.settings);
        if matches!(step, Step::New | Step::Start | Step::Close(_)) && !self.host.is_open() {
            return;
        }
        if step == Step::Wait {
            return;
        }
        if step == Step::Close(CloseReason::Reject) && is_unreachable(engagement) {
            let why = engagement.undialled.unwrap_or(VendorErrorKind::BadNumber);
            self.report_undialled(now, place, why, effects);
        }
        let deadline = now.after(self.settings.reply_limit);
        let request = self.new_request();
        let Some(engagement) = self.engagements.get_mut(place) else {
            return;
        };
        let message = communication(engagement, &self.settings);
        let what = match step {
            Step::Wait => return,
            Step::StaySilent => {
                engagement.told = Told::Never;
                if engagement.call.is_none() {
                    // Fusion asked for it, before a reload, and has waited since.
                    self.report_undialled(now, place, VendorErrorKind::TimedOut, effects);
                }
                return;
            }
            Step::New => {
                engagement.told = Told::NewSent(deadline);
                engagement.sent.new = Some(request);
                self.names.note(&engagement.event_id);
                HostRequest::NewCommunication(message)
            }
            Step::Start => {
                engagement.told = Told::StartSent(deadline);
                engagement.sent.start = Some(request);
                HostRequest::StartCommunication(message)
            }
            Step::Close(reason) => {
                engagement.told = Told::CloseSent(deadline, reason);
                engagement.sent.close = Some(request);
                HostRequest::CloseCommunication {
                    communication: message,
                    reason,
                }
            }
        };
        effects.push(Effect::AskHost { request, what });
    }

    /// Whoever wanted a call ended that never came to be has what they wanted.
    fn answer_parked(&mut self, place: usize, effects: &mut Vec<Effect>) {
        let Some(engagement) = self.engagements.get_mut(place) else {
            return;
        };
        if engagement.phone.ending().is_none() {
            return;
        }
        for asker in std::mem::take(&mut engagement.parked) {
            if let Asker::Host(command) = asker {
                done(command, AnswerData::Nothing, effects);
            }
        }
    }

    fn report_agent(&mut self, now: Timestamp, effects: &mut Vec<Effect>) {
        let report = agent_report(&self.vendor);
        if self.host.reported.as_ref() != Some(&report) {
            self.host.reported = Some(report.clone());
            self.ask_host(now, HostRequest::AgentState(report), effects);
        }
    }
}

/// A call that Fusion asked for, that began and then turned out to lead nowhere.
fn is_unreachable(engagement: &Engagement) -> bool {
    engagement.origin == Origin::Fusion
        && engagement.reached == Reached::Offer
        && engagement.phone.ending() == Some(Ending::NotReachable)
}
