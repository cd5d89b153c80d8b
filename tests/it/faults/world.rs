//! A session between a phone and a Fusion that answer by themselves, on a virtual clock.

use std::collections::{BTreeSet, VecDeque};
use std::time::Duration;

use fusion_cti::host::{AgentCommand, HostMessage, HostRequest, Order};
use fusion_cti::ids::{CommandId, RequestId};
use fusion_cti::session::{CommandAnswer, Effect, Input, Session, SessionSettings, StoredCalls};
use fusion_cti::time::Timestamp;
use fusion_cti::vendor::{VendorCommand, VendorError, VendorErrorKind};
use fusion_cti::view::{ShellNotes, ToolbarView, host_request, toolbar_view};
use serde_json::json;

use super::fusion::{self, Manner};
use super::law::Law;
use super::phone::{Phone, RequestFate};
use crate::story::{reading, telling};

/// Longer than the session waits for Fusion.
const LATE: Duration = Duration::from_secs(23);
/// What a slow look-up takes, and an agent who chooses the caller from several.
const SLOW_NEW: Duration = Duration::from_secs(15);
const SLOW_START: Duration = Duration::from_secs(60);

/// A request that Fusion has not answered.
struct Owed {
    request: RequestId,
    what: HostRequest,
    asked: Timestamp,
    /// When the answer comes, if ever.
    comes: Option<Timestamp>,
}

pub(super) struct World {
    settings: SessionSettings,
    session: Session,
    stored: String,
    now: Timestamp,
    pub(super) phone: Phone,
    pub(super) manner: Manner,
    owed: Vec<Owed>,
    /// Whether the agent was signed in when Fusion was last told.
    logged_in: Option<bool>,
    /// What Fusion has received, in short.
    pub(super) received: Vec<String>,
    pub(super) law: Law,
    /// Which calls the toolbar last said there are.
    engagements: Option<BTreeSet<String>>,
    commands: u64,
}

impl World {
    pub(super) fn new() -> Self {
        let settings = reading::settings(&json!({}));
        Self {
            session: Session::new(settings.clone()),
            settings,
            stored: String::new(),
            now: Timestamp(0),
            phone: Phone::new(),
            manner: Manner::Answers,
            owed: Vec::new(),
            logged_in: None,
            received: Vec::new(),
            law: Law::default(),
            engagements: None,
            commands: 0,
        }
    }

    pub(super) fn view(&self) -> ToolbarView {
        toolbar_view(&self.session, &ShellNotes::default())
    }

    /// The phone reports what is.
    pub(super) fn report(&mut self) {
        for call in self
            .phone
            .calls
            .iter()
            .filter(|call| matches!(call.is, "connected" | "held"))
        {
            self.law.connected(call.announced_as());
        }
        self.handle(Input::VendorReported(self.phone.snapshot()));
        self.check_that_no_call_is_lost();
    }

    pub(super) fn handle(&mut self, input: Input) {
        let mut inputs = VecDeque::from([input]);
        while let Some(input) = inputs.pop_front() {
            for effect in self.session.handle(self.now, input) {
                match effect {
                    Effect::AskHost { request, what } => {
                        inputs.extend(self.ask_fusion(request, host_request(what)));
                    }
                    Effect::AskVendor { request, what } => inputs.extend(self.ask_phone(request, &what)),
                    Effect::AnswerHost { command, answer } => {
                        self.law.answered(command);
                        if let CommandAnswer::Engagements(events) = answer {
                            self.engagements = Some(events.iter().map(ToString::to_string).collect());
                        }
                    }
                    Effect::Store(calls) => self.stored = calls.to_text(),
                }
            }
        }
    }

    fn ask_fusion(&mut self, request: RequestId, what: HostRequest) -> Option<Input> {
        self.law.said(&what);
        let short = self.in_short(&what);
        self.received.extend(short);
        if !what.is_answered() {
            return None;
        }
        self.respond(request, what)
    }

    /// Fusion answers now, as its manner is, or owes the answer.
    fn respond(&mut self, request: RequestId, what: HostRequest) -> Option<Input> {
        let comes = match self.manner {
            Manner::Hesitates => match what {
                HostRequest::NewCommunication(_) => Some(self.now.after(SLOW_NEW)),
                HostRequest::StartCommunication(_) => Some(self.now.after(SLOW_START)),
                _ => return Some(self.answer(request, &what)),
            },
            Manner::Answers | Manner::Refuses | Manner::RefusesReasons | Manner::Renames => {
                return Some(self.answer(request, &what));
            }
            Manner::Late => Some(self.now.after(LATE)),
            Manner::Never | Manner::Garbage => None,
        };
        self.owed.push(Owed {
            request,
            what,
            asked: self.now,
            comes,
        });
        None
    }

    fn answer(&mut self, request: RequestId, what: &HostRequest) -> Input {
        if let (HostRequest::NewCommunication(_), Some(event)) = (what, telling::event_of(what)) {
            self.law.settled(event);
            if self.manner != Manner::Refuses {
                self.law.interaction_is(event, &fusion::interaction(what));
            }
            if self.manner == Manner::Renames {
                self.law.renamed(event, &fusion::other_name(event));
            }
        }
        let reply = fusion::reply(self.manner, what);
        if let (HostRequest::CloseCommunication { .. }, Some(event)) = (what, telling::event_of(what))
            && reply.is_err()
        {
            self.law.close_refused(event);
        }
        Input::HostSaid(HostMessage::Replied { request, reply })
    }

    /// Fusion gets round to what it owes, in its present manner.
    pub(super) fn fusion_catches_up(&mut self) {
        for owed in std::mem::take(&mut self.owed) {
            if let Some(input) = self.respond(owed.request, owed.what) {
                self.handle(input);
            }
        }
    }

    fn ask_phone(&mut self, request: RequestId, what: &VendorCommand) -> Vec<Input> {
        let outcome = match self.phone.request_fate {
            RequestFate::Lost => return Vec::new(),
            RequestFate::Refused => Err(VendorError::new(VendorErrorKind::WrongState, "fault")),
            RequestFate::Done => {
                self.phone.perform(what);
                Ok(())
            }
        };
        let mut inputs = vec![Input::VendorAnswered { request, outcome }];
        if *what != VendorCommand::Connect {
            for call in self.phone.calls.iter().filter(|call| call.is == "connected") {
                self.law.connected(call.announced_as());
            }
            inputs.push(Input::VendorReported(self.phone.snapshot()));
        }
        inputs
    }

    /// Lets this much time pass, with everything that is due in it.
    pub(super) fn wait(&mut self, millis: u64) {
        let until = self.now.after(Duration::from_millis(millis));
        loop {
            let reply = self.owed.iter().filter_map(|owed| owed.comes).min();
            let due = [self.session.next_deadline(), reply].into_iter().flatten().min();
            let Some(due) = due.filter(|due| *due <= until) else {
                break;
            };
            self.now = self.now.max(due);
            self.give_up_on_new();
            self.handle(Input::TimePassed);
            self.deliver_late_replies();
        }
        self.now = until;
        self.check_that_no_call_is_lost();
    }

    /// Whoever waits for the reply to new has waited long enough.
    fn give_up_on_new(&mut self) {
        let limit = self.settings.new_limit;
        let expired = self
            .owed
            .iter()
            .filter(|owed| owed.asked.after(limit) <= self.now);
        for event in expired.filter_map(|owed| telling::event_of(&owed.what)) {
            self.law.settled(event);
        }
    }

    fn deliver_late_replies(&mut self) {
        let now = self.now;
        let is_ripe = |owed: &Owed| owed.comes.is_some_and(|at| at <= now);
        let (ripe, rest) = std::mem::take(&mut self.owed).into_iter().partition(is_ripe);
        self.owed = rest;
        let ripe: Vec<Owed> = ripe;
        for owed in ripe {
            if let (HostRequest::NewCommunication(_), Some(event)) =
                (&owed.what, telling::event_of(&owed.what))
            {
                self.law.settled(event);
                self.law.interaction_is(event, &fusion::interaction(&owed.what));
            }
            let reply = fusion::reply(Manner::Answers, &owed.what);
            self.handle(Input::HostSaid(HostMessage::Replied {
                request: owed.request,
                reply,
            }));
        }
    }

    /// The toolbar's page is reloaded: only what was stored is left, and open requests are nobody's.
    pub(super) fn reload(&mut self) {
        self.law.page_is_gone();
        self.owed.clear();
        self.session = Session::new(self.settings.clone());
        if !self.stored.is_empty() {
            let stored = StoredCalls::from_text(&self.stored).unwrap();
            self.handle(Input::Restored(stored));
        }
        self.handle(Input::Started);
    }

    /// Fusion asks which calls there are, and is told those that it knows.
    pub(super) fn check_engagements(&mut self) {
        self.commands += 1;
        let command = CommandId(self.commands);
        self.law.commanded(command);
        let order = Order::Agent(AgentCommand::ActiveEngagements);
        self.engagements = None;
        self.handle(Input::HostSaid(HostMessage::Commanded { command, order }));
        let known: BTreeSet<String> = self.law.engaged().into_iter().map(str::to_owned).collect();
        let told = self.engagements.take();
        self.law.require(told.as_ref() == Some(&known), || {
            format!("asked for the engagements {known:?}, the toolbar told {told:?}")
        });
    }

    /// A call that the phone shows as live has a card with something to press, whatever Fusion does.
    fn check_that_no_call_is_lost(&mut self) {
        if self.phone.link != "up" {
            return;
        }
        let view = self.view();
        for call in self.phone.calls.iter().filter(|call| call.is_live()) {
            let of_it = |id: &fusion_cti::ids::CallId| id.as_str() == call.id;
            let operable = view
                .calls
                .iter()
                .any(|card| card.id.as_ref().is_some_and(of_it) && !card.buttons.is_empty());
            self.law
                .require(operable, || format!("{} is live and cannot be operated", call.id));
        }
    }

    /// What a person would say that Fusion receives; nothing for the routine of the introduction.
    fn in_short(&mut self, what: &HostRequest) -> Option<String> {
        match what {
            HostRequest::NewCommunication(_) => Some("new".to_owned()),
            HostRequest::StartCommunication(_) => Some("start".to_owned()),
            HostRequest::CloseCommunication { reason, .. } => Some(format!("close {}", reason.code())),
            HostRequest::OutboundFailed(_) => Some("dialling failed".to_owned()),
            HostRequest::AgentState(report) if self.logged_in != Some(report.logged_in) => {
                self.logged_in = Some(report.logged_in);
                let way = if report.logged_in { "in" } else { "out" };
                Some(format!("*agent logged {way}*"))
            }
            _ => None,
        }
    }
}
