//! Two calls, a phone and a Fusion that may do anything, within a budget that keeps the histories finite.

use std::collections::{BTreeMap, VecDeque};
use std::time::Duration;

use serde_json::Value;

use crate::explore::action::{Action, Manner, Verb, Which};
use crate::explore::budget::{Budget, Choices};
use crate::explore::fusion::Question;
use crate::explore::law::Law;
use crate::explore::reconciler::Reconciler;
use crate::explore::story::{beginning, request_words, story_lines};
use crate::host::{Classification, DialRequest, HostMessage};
use crate::ids::{CallId, EventId, PageId, RequestId};
use crate::phone::{AniFormat, NumberReader};
use crate::redact::Private;
use crate::rules::RuleBook;
use crate::session::{
    Effect, HostPresence, Input, Intent, Session, SessionSettings, StoredCalls, Timers, WrapUpPolicy,
};
use crate::time::Timestamp;
use crate::token::TokenMap;
use crate::vendor::{
    CallRequest, Capability, Ending, Line, Stage, VendorCommand, VendorError, VendorErrorKind,
};
use crate::view::{ButtonState, ShellNotes, host_request, toolbar_view};

pub(super) const REPLY_LIMIT: Duration = Duration::from_secs(6);
pub(super) const NEW_LIMIT: Duration = Duration::from_secs(20);

/// What an action was, once it was played.
#[derive(Debug, Default)]
pub(super) struct Played {
    /// What its places stood for.
    pub(super) words: String,
    /// What Fusion and the phone answered at once: requests about no call, which no history decides on.
    pub(super) asides: Vec<Aside>,
}

/// Who answered at once, and what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Aside {
    Fusion(&'static str),
    PhoneConnected,
}

/// One state of the small world.
#[derive(Clone, Debug)]
pub(super) struct World {
    pub(super) settings: SessionSettings,
    pub(super) reconciler: Reconciler,
    pub(super) session: Session,
    pub(super) now: Timestamp,
    /// What really is at the phone; a call that is missing is not there.
    pub(super) truth: BTreeMap<Which, Stage>,
    pub(super) has_dialled: bool,
    /// Whether the truth has changed since the last report.
    pub(super) unreported: bool,
    /// Live calls of the last report to this page.
    pub(super) shown: Vec<Which>,
    /// Whether the page that dialled is still there.
    pub(super) labelled: bool,
    pub(super) asked: Vec<Question>,
    pub(super) last_answered: Option<Question>,
    pub(super) phone_asked: Vec<(RequestId, VendorCommand)>,
    pub(super) next_command: u64,
    pub(super) budget: Budget,
    /// Of the action that is being played.
    pub(super) asides: Vec<Aside>,
    pub(super) stored: StoredCalls,
    pub(super) law: Law,
}

impl World {
    /// A world small enough to be explored whole.
    pub(super) fn new(choices: Choices, reconciler: Reconciler) -> Self {
        Self::opened(settings(choices), reconciler, Budget::SMALL).0
    }

    /// A world for long random histories.
    pub(super) fn generous(choices: Choices, reconciler: Reconciler) -> Self {
        Self::opened(settings(choices), reconciler, Budget::GENEROUS).0
    }

    /// The same world with an administrator's rules in it.
    pub(super) fn ruled(mut self, rules: RuleBook) -> Self {
        self.settings.rules = Some(rules.clone());
        self.session.settings.rules = Some(rules);
        self
    }

    /// A world in which Fusion and the phone have answered, and how that reads in a story; a reload brings the other
    /// beginnings.
    pub(super) fn opened(
        settings: SessionSettings,
        reconciler: Reconciler,
        budget: Budget,
    ) -> (Self, Vec<Value>) {
        let mut world = Self {
            session: Session::new(settings.clone()),
            settings,
            reconciler,
            now: Timestamp(0),
            truth: BTreeMap::new(),
            has_dialled: false,
            unreported: true,
            shown: Vec::new(),
            labelled: true,
            asked: Vec::new(),
            last_answered: None,
            phone_asked: Vec::new(),
            next_command: 1,
            budget,
            asides: Vec::new(),
            stored: StoredCalls::default(),
            law: Law::default(),
        };
        world.open_page().expect("a fresh page breaks no law");
        let mut lines = beginning(&std::mem::take(&mut world.asides));
        for action in [Action::FusionAnswers(0, Manner::Yes), Action::Reports] {
            let phone_line = world.phone_line();
            let (played, judged) = world.play(&action);
            judged.expect("opening breaks no law");
            lines.extend(story_lines(0, &action, &played, &phone_line));
        }
        (world, lines)
    }

    /// Lets one thing happen, and judges.
    pub(super) fn apply(&mut self, action: &Action) -> Result<(), String> {
        let judged = self.judge(action);
        self.asides.clear();
        judged
    }

    /// Lets one thing happen, and says what it was, also where it breaks the law.
    pub(super) fn play(&mut self, action: &Action) -> (Played, Result<(), String>) {
        let words = self.words(action);
        let judged = self.judge(action);
        let asides = std::mem::take(&mut self.asides);
        (Played { words, asides }, judged)
    }

    fn judge(&mut self, action: &Action) -> Result<(), String> {
        self.happen(action).and_then(|()| self.check_shown())
    }

    /// What the places of an action stand for now.
    fn words(&self, action: &Action) -> String {
        let question = match action {
            Action::FusionAnswers(index, _) => self.asked.get(*index),
            Action::FusionRepeats => self.last_answered.as_ref(),
            Action::FusionCommands(..) => return self.next_command.to_string(),
            Action::PhoneDoes(index) | Action::PhoneDoesSilently(index) | Action::PhoneRefuses(index) => {
                let asked = self.phone_asked.get(*index);
                return asked.map(|(_, what)| request_words(what)).unwrap_or_default();
            }
            _ => None,
        };
        question.map(Question::words).unwrap_or_default()
    }

    fn happen(&mut self, action: &Action) -> Result<(), String> {
        match action {
            Action::Rings => {
                self.budget.offers -= 1;
                self.becomes(Which::Inbound, Stage::Ringing);
                Ok(())
            }
            Action::Connects(which) => {
                self.becomes(*which, Stage::Connected(Line::Talking));
                Ok(())
            }
            Action::Ends(which) => {
                self.becomes(*which, Stage::Over(Ending::Unknown));
                Ok(())
            }
            Action::Clears(which) => {
                self.truth.remove(which);
                self.unreported = true;
                Ok(())
            }
            Action::Reports => self.report(),
            Action::FusionDials => {
                self.has_dialled = true;
                let dial = DialRequest {
                    event_id: EventId::from(Which::Outbound.event()),
                    message: None,
                    number: Private::new("+441632960999".to_owned()),
                    data: TokenMap::new(),
                };
                self.handle(Input::HostSaid(HostMessage::DialRequested(dial)))
            }
            Action::FusionAnswers(index, manner) => {
                let question = self.asked.remove(*index);
                self.budget.refusals -= u8::from(*manner == Manner::No);
                self.last_answered = Some(question.clone());
                self.answer(&question, *manner)
            }
            Action::FusionRepeats => {
                self.budget.repeats -= 1;
                let question = self.last_answered.clone().expect("there was an answer");
                self.answer(&question, Manner::Yes)
            }
            Action::FusionCommands(which, verb) => {
                self.budget.commands -= 1;
                self.command(*which, *verb)
            }
            Action::AgentPresses(which, verb) => {
                self.budget.presses -= 1;
                let call = CallId::from(which.call());
                let request = match verb {
                    Verb::Accept => CallRequest::Accept,
                    Verb::Reject => CallRequest::Reject,
                    Verb::HangUp => CallRequest::HangUp,
                };
                self.handle(Input::AgentAsked(Intent::Call(call, request)))
            }
            Action::PhoneDoes(index) => self.phone(*index, Some(Ok(()))).map(drop),
            Action::PhoneDoesSilently(index) => {
                self.budget.losses -= 1;
                self.phone(*index, None).map(drop)
            }
            Action::PhoneRefuses(index) => {
                let error = VendorError::new(VendorErrorKind::WrongState, "explored");
                self.phone(*index, Some(Err(error))).map(drop)
            }
            Action::TimePasses => {
                self.budget.deadlines = self.budget.deadlines.saturating_sub(1);
                self.pass_time()
            }
            Action::Reloads => {
                self.budget.reloads -= 1;
                self.law.page_is_gone();
                self.labelled = false;
                self.open_page()
            }
        }
    }

    /// Lets everything end and every deadline pass, and checks what must hold at the end.
    pub(super) fn finish(&self) -> Result<(), String> {
        let mut end = self.clone();
        end.truth.clear();
        end.report()?;
        for _ in 0..100 {
            if end.session.next_deadline().is_none() {
                end.law.finally()?;
                let left = end.session.engagements.len();
                return if left == 0 && end.stored.holds_no_call() {
                    Ok(())
                } else {
                    Err(format!("{left} calls are left, stored: {:?}", end.stored))
                };
            }
            end.pass_time()?;
        }
        Err("deadlines never end".to_owned())
    }

    pub(super) fn becomes(&mut self, which: Which, stage: Stage) {
        self.truth.insert(which, stage);
        self.unreported = true;
    }

    fn open_page(&mut self) -> Result<(), String> {
        self.session = Session::new(self.settings.clone());
        self.asked.clear();
        self.last_answered = None;
        self.phone_asked.clear();
        self.shown.clear();
        self.unreported = true;
        let stored = StoredCalls::from_text(&self.stored.to_text()).expect("it was just written");
        self.handle(Input::Restored(stored))?;
        self.handle(Input::Started)
    }

    pub(super) fn handle(&mut self, input: Input) -> Result<(), String> {
        let mut inputs = VecDeque::from([input]);
        while let Some(input) = inputs.pop_front() {
            let reconciler = self.reconciler;
            let compare = move |engagement: &_, settings: &_| reconciler.next_step(engagement, settings);
            for effect in self.session.handle_with(self.now, input, &compare) {
                match effect {
                    Effect::AskHost { request, what } => {
                        inputs.extend(self.ask_fusion(request, &host_request(what))?);
                    }
                    Effect::AnswerHost { command, .. } => self.law.answered(command)?,
                    Effect::AskVendor {
                        request,
                        what: VendorCommand::Connect,
                    } => {
                        self.asides.push(Aside::PhoneConnected);
                        inputs.push_back(Input::VendorAnswered {
                            request,
                            outcome: Ok(()),
                        });
                    }
                    Effect::AskVendor { request, what } => self.phone_asked.push((request, what)),
                    Effect::Store(calls) => self.stored = calls,
                }
            }
        }
        Ok(())
    }

    fn pass_time(&mut self) -> Result<(), String> {
        let Some(deadline) = self.session.next_deadline() else {
            return Ok(());
        };
        self.now = self.now.max(deadline);
        let expired = self
            .asked
            .iter()
            .filter(|question| question.name == "new" && question.asked.after(NEW_LIMIT) <= self.now);
        for event in expired.filter_map(|question| question.event.clone()) {
            self.law.new_settled(&event);
        }
        self.handle(Input::TimePassed)
    }

    /// A call that the vendor shows as live has a card with something to press, whatever Fusion does; and Fusion knows of
    /// it as soon as the connection is open.
    fn check_shown(&self) -> Result<(), String> {
        let view = toolbar_view(&self.session, &ShellNotes::default());
        let opening = self
            .asked
            .iter()
            .any(|question| question.name == "configuration" && question.asked.after(REPLY_LIMIT) > self.now);
        for which in &self.shown {
            let card = view
                .calls
                .iter()
                .find(|card| card.id.as_ref().is_some_and(|id| id.as_str() == which.call()));
            // A button is busy while the phone owes the answer to it, and no longer.
            let owed = self.session.requests.open.any(|_| true);
            let works = |state| state == ButtonState::Ready || (owed && state == ButtonState::Busy);
            if card.is_none_or(|card| !card.buttons.iter().any(|button| works(button.state))) {
                return Err(format!("{}: live and not operable in the toolbar", which.call()));
            }
            if !opening {
                self.law.is_known([which.event(), which.call()])?;
            }
        }
        Ok(())
    }
}

fn settings(choices: Choices) -> SessionSettings {
    use Capability::{
        Availability, Conference, Digits, Hold, Inbound, Mute, Outbound, Reject, SecondCall, SignIn,
        Transfer, WrapUp,
    };
    SessionSettings {
        page: PageId::new("page"),
        host: HostPresence::Framed,
        // Those of a story, so that a history can become one.
        capabilities: [
            Availability,
            Inbound,
            Outbound,
            Reject,
            Hold,
            Mute,
            Digits,
            Transfer,
            Conference,
            SecondCall,
            WrapUp,
            SignIn,
        ]
        .into_iter()
        .collect(),
        classification: Classification::parse("ORA_SERVICE").unwrap(),
        pop: choices.pop,
        dial_news: choices.dial_news,
        // Numbers as they stand: the explorer plays millions of states, and the plans change none of them.
        numbers: NumberReader::default(),
        ani: AniFormat::WithoutPlus,
        wrap_up: WrapUpPolicy::Fusion,
        timers: Timers::default(),
        toolbar_size: None,
        rules: None,
        reply_limit: REPLY_LIMIT,
        new_limit: NEW_LIMIT,
        vendor_limit: Duration::from_secs(8),
    }
}
