//! What the agent's presses change, and what agent and Fusion have in common: wishes and dialling.

use crate::host::{AnswerData, HostRequest, OutboundFailure};
use crate::ids::{CallId, EventId};
use crate::phone::PhoneNumber;
use crate::redact::Private;
use crate::session::Session;
use crate::session::communication::merge_returned;
use crate::session::effect::Effect;
use crate::session::engagement::{Engagement, Origin, OwnAct, Phone};
use crate::session::host_link::HostLink;
use crate::session::host_side::{done, refuse};
use crate::session::input::Intent;
use crate::session::notices::Notice;
use crate::session::open::{Asker, OpenRequest};
use crate::session::told::Told;
use crate::session::wish::{Decision, Wish, decide};
use crate::time::Timestamp;
use crate::token::TokenMap;
use crate::vendor::{CallRequest, Ending, VendorCommand, VendorErrorKind};

impl Session {
    pub(super) fn agent_asked(&mut self, now: Timestamp, intent: Intent, effects: &mut Vec<Effect>) {
        match intent {
            Intent::SignIn => self.ask_vendor(now, VendorCommand::Connect, Asker::Agent, effects),
            Intent::MakeAvailable => {
                self.ask_vendor(now, VendorCommand::MakeAgentAvailable, Asker::Agent, effects);
            }
            Intent::MakeUnavailable(choice) => {
                self.ask_vendor(
                    now,
                    VendorCommand::MakeAgentUnavailable(choice),
                    Asker::Agent,
                    effects,
                );
            }
            Intent::Dial(number) => {
                let event_id = EventId::new(format!("{}-{}", self.settings.page, self.next_dialled));
                self.next_dialled += 1;
                self.dial(now, event_id, Origin::Toolbar, number, &TokenMap::new(), effects);
            }
            Intent::Call(call, request) => self.agent_wishes(now, &call, &Wish::Request(request), effects),
            Intent::Transfer(call, number) => match PhoneNumber::parse(number.reveal()) {
                Ok(number) => self.pass_on(now, &call, number, effects),
                Err(error) => self.notices.add(Notice::NotANumber(error)),
            },
            Intent::CloseTransfer(call) => self.close_transfer(&call, effects),
            Intent::GiveUpDialling => self.give_up_dialling(now, effects),
            Intent::Select(call) => self.select(now, &call, effects),
            Intent::Dismiss(id) => self.notices.dismiss(id),
        }
    }

    pub(super) fn agent_wishes(
        &mut self,
        now: Timestamp,
        call: &CallId,
        wish: &Wish,
        effects: &mut Vec<Effect>,
    ) {
        let place = self
            .engagements
            .iter()
            .rposition(|known| known.call.as_ref() == Some(call));
        if let Some(place) = place {
            self.wish(now, place, wish, Asker::Agent, effects);
        }
    }

    /// The agent hangs up a dialled call that the vendor does not show yet.
    fn give_up_dialling(&mut self, now: Timestamp, effects: &mut Vec<Effect>) {
        let unseen = |call: &Engagement| call.call.is_none() && call.phone.ending().is_none();
        if let Some(place) = self.engagements.iter().rposition(unseen) {
            self.wish(
                now,
                place,
                &Wish::Request(CallRequest::HangUp),
                Asker::Agent,
                effects,
            );
        }
    }

    fn select(&mut self, now: Timestamp, call: &CallId, effects: &mut Vec<Effect>) {
        let Some(engagement) = self.engagement_of(call) else {
            return;
        };
        let event_id = engagement.event_id.clone();
        let engaged = matches!(engagement.told, Told::Started(_) | Told::StartSent(_));
        if self.front.as_ref() == Some(&event_id) {
            return;
        }
        self.front = Some(event_id.clone());
        if engaged && self.host.is_open() {
            self.ask_host(now, HostRequest::Focus(event_id), effects);
        }
    }

    /// Does what is wanted of a call, or says why not.
    pub(super) fn wish(
        &mut self,
        now: Timestamp,
        place: usize,
        wish: &Wish,
        asker: Asker,
        effects: &mut Vec<Effect>,
    ) {
        let Some(engagement) = self.engagements.get(place) else {
            return;
        };
        let decision = decide(engagement, wish, &self.settings.capabilities);
        let decision = self.beside_others(engagement, decision);
        let Some(engagement) = self.engagements.get_mut(place) else {
            return;
        };
        match decision {
            Decision::Already => {
                if let Asker::Host(command) = asker {
                    done(command, AnswerData::Nothing, effects);
                }
            }
            Decision::Refuse(why) => self.refuse_to(asker, why, effects),
            Decision::Ask(what, act) => {
                if act != OwnAct::None {
                    engagement.own_act = act;
                }
                self.ask_vendor(now, what, asker, effects);
            }
            Decision::Park => {
                engagement.own_act = OwnAct::HangUp;
                engagement.parked.push(asker);
            }
            Decision::HoldFirst => self.hold_first(now, place, asker, effects),
            Decision::AwaitNumber => self.await_number(now, place, asker, effects),
        }
    }

    /// Says to whoever asked why it is not done.
    pub(super) fn refuse_to(&mut self, asker: Asker, why: &'static str, effects: &mut Vec<Effect>) {
        match asker {
            Asker::Host(command) => refuse(command, why.to_owned(), effects),
            Asker::Agent => self.notices.add(Notice::NotNow(why)),
            Asker::Nobody => {}
        }
    }

    /// Asks the vendor, unless the very same request is open: then this asker waits with the others.
    pub(super) fn ask_vendor(
        &mut self,
        now: Timestamp,
        what: VendorCommand,
        asker: Asker,
        effects: &mut Vec<Effect>,
    ) {
        if self.open.join(&what, asker) {
            return;
        }
        let request = self.new_request();
        let deadline = now.after(self.settings.vendor_limit);
        self.open.add(
            request,
            OpenRequest {
                what: what.clone(),
                asked_by: vec![asker],
                deadline,
            },
        );
        effects.push(Effect::AskVendor { request, what });
    }

    /// Dials, for the agent or for Fusion. What is not a number fails like a number that the vendor refuses.
    pub(super) fn dial(
        &mut self,
        now: Timestamp,
        event_id: EventId,
        origin: Origin,
        number: Private<String>,
        data: &TokenMap,
        effects: &mut Vec<Effect>,
    ) {
        let parsed = PhoneNumber::parse(number.reveal());
        let mut engagement = Engagement::requested(event_id.clone(), origin, number, TokenMap::new(), now);
        merge_returned(&mut engagement, data);
        if self.host.link == HostLink::Standalone {
            engagement.told = Told::Never;
        }
        match parsed {
            Ok(number) => {
                self.engagements.push(engagement);
                let what = VendorCommand::MakeOutboundCall { number, event_id };
                self.ask_vendor(now, what, Asker::Agent, effects);
            }
            Err(error) => {
                self.notices.add(Notice::NotANumber(error));
                engagement.phone = Phone::Gone(Ending::NotReachable);
                engagement.told = Told::Never;
                self.engagements.push(engagement);
                self.report_undialled(
                    now,
                    self.engagements.len() - 1,
                    VendorErrorKind::BadNumber,
                    effects,
                );
            }
        }
    }

    /// Tells Fusion that a call which was asked for there could not be placed. Fusion never heard of a call dialled here.
    pub(super) fn report_undialled(
        &mut self,
        now: Timestamp,
        place: usize,
        kind: VendorErrorKind,
        effects: &mut Vec<Effect>,
    ) {
        let Some(engagement) = self.engagements.get(place) else {
            return;
        };
        if engagement.origin != Origin::Fusion || !self.host.is_open() {
            return;
        }
        let failure = OutboundFailure {
            event_id: engagement.event_id.clone(),
            code: undialled_code(kind),
            message: format!("The call could not be placed: {kind}."),
        };
        self.ask_host(now, HostRequest::OutboundFailed(failure), effects);
    }
}

fn undialled_code(kind: VendorErrorKind) -> &'static str {
    match kind {
        VendorErrorKind::BadNumber => "INVALID_NUMBER",
        VendorErrorKind::Busy | VendorErrorKind::WrongState => "AGENT_BUSY",
        VendorErrorKind::NotConnected => "NOT_CONNECTED",
        VendorErrorKind::NotPermitted => "NOT_PERMITTED",
        VendorErrorKind::TimedOut => "NO_ANSWER_FROM_PHONE_SYSTEM",
        VendorErrorKind::Unsupported => "UNSUPPORTED",
        VendorErrorKind::UnknownCall
        | VendorErrorKind::PopupBlocked
        | VendorErrorKind::StorageDenied
        | VendorErrorKind::BadSettings
        | VendorErrorKind::LibraryMissing
        | VendorErrorKind::Other => "CALL_FAILED",
    }
}
