//! Two calls, a phone and a Fusion that may do anything, within a budget that keeps the histories finite.

use std::collections::{BTreeMap, VecDeque};
use std::time::Duration;

use crate::explore::action::{Action, Manner, Verb, Which};
use crate::explore::fusion::Question;
use crate::explore::law::Law;
use crate::host::{Classification, DialRequest, HostMessage};
use crate::ids::{CallId, EventId, PageId, RequestId};
use crate::phone::AniFormat;
use crate::redact::Private;
use crate::rules::RuleBook;
use crate::session::reconcile::Reconciler;
use crate::session::{
    DialNews, Effect, HostPresence, Input, Intent, PopMoment, Session, SessionSettings, StoredCalls,
    WrapUpPolicy,
};
use crate::time::Timestamp;
use crate::token::TokenMap;
use crate::vendor::{Capability, Ending, Line, Stage, VendorCommand, VendorError, VendorErrorKind};
use crate::view::toolbar_view;

pub(super) const REPLY_LIMIT: Duration = Duration::from_secs(6);

/// What deployments choose differently about when Fusion hears of something.
#[derive(Clone, Copy, Debug)]
pub(super) struct Choices {
    pub(super) pop: PopMoment,
    pub(super) dial_news: DialNews,
}

impl Choices {
    pub(super) const USUAL: Self = Self {
        pop: PopMoment::Accept,
        dial_news: DialNews::Agreed,
    };
    pub(super) const EARLY: Self = Self {
        pop: PopMoment::Ring,
        dial_news: DialNews::Asked,
    };
}

/// How much of each kind may still happen.
#[derive(Clone, Debug)]
pub(super) struct Budget {
    pub(super) commands: u8,
    pub(super) presses: u8,
    pub(super) refusals: u8,
    pub(super) repeats: u8,
    pub(super) losses: u8,
    pub(super) deadlines: u8,
    pub(super) reloads: u8,
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
    /// How often the inbound call may still be offered.
    pub(super) offers: u8,
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
    pub(super) stored: StoredCalls,
    pub(super) law: Law,
}

impl World {
    /// A world small enough to be explored whole.
    pub(super) fn new(choices: Choices, reconciler: Reconciler) -> Self {
        let budget = Budget {
            commands: 1,
            presses: 1,
            refusals: 1,
            repeats: 1,
            losses: 1,
            deadlines: 2,
            reloads: 1,
        };
        Self::with_budget(choices, reconciler, budget)
    }

    /// The same world with an administrator's rules in it.
    pub(super) fn ruled(mut self, rules: RuleBook) -> Self {
        self.settings.rules = Some(rules.clone());
        self.session.settings.rules = Some(rules);
        self
    }

    /// A world for long random histories.
    pub(super) fn generous(choices: Choices, reconciler: Reconciler) -> Self {
        let many = 20;
        let budget = Budget {
            commands: many,
            presses: many,
            refusals: 5,
            repeats: many,
            losses: 5,
            deadlines: 10,
            reloads: 3,
        };
        Self::with_budget(choices, reconciler, budget)
    }

    fn with_budget(choices: Choices, reconciler: Reconciler, budget: Budget) -> Self {
        use Capability::{Availability, Hold, Inbound, Outbound, Reject, SecondCall, WrapUp};
        let settings = SessionSettings {
            page: PageId::new("page"),
            host: HostPresence::Framed,
            capabilities: [Availability, Inbound, Outbound, Reject, Hold, SecondCall, WrapUp]
                .into_iter()
                .collect(),
            classification: Classification::parse("ORA_SERVICE").unwrap(),
            pop: choices.pop,
            dial_news: choices.dial_news,
            ani: AniFormat::WithoutPlus,
            wrap_up: WrapUpPolicy::Fusion,
            rules: None,
            reply_limit: REPLY_LIMIT,
            vendor_limit: Duration::from_secs(8),
        };
        let mut world = Self {
            session: Session::new(settings.clone()),
            settings,
            reconciler,
            now: Timestamp(0),
            truth: BTreeMap::new(),
            offers: 2,
            has_dialled: false,
            unreported: true,
            shown: Vec::new(),
            labelled: true,
            asked: Vec::new(),
            last_answered: None,
            phone_asked: Vec::new(),
            next_command: 1,
            budget,
            stored: StoredCalls::default(),
            law: Law::default(),
        };
        world.open_page().expect("a fresh page breaks no law");
        // Fusion and the phone have answered; a reload brings the other beginnings.
        world
            .apply(&Action::FusionAnswers(0, Manner::Yes))
            .expect("opening breaks no law");
        world
            .apply(&Action::Reports)
            .expect("an empty phone breaks no law");
        world
    }

    /// Lets one thing happen; says in words what its places stood for.
    pub(super) fn apply(&mut self, action: &Action) -> Result<String, String> {
        let mut words = String::new();
        match action {
            Action::Rings => {
                self.offers -= 1;
                self.becomes(Which::Inbound, Stage::Ringing);
            }
            Action::Connects(which) => self.becomes(*which, Stage::Connected(Line::Talking)),
            Action::Ends(which) => self.becomes(*which, Stage::Over(Ending::Unknown)),
            Action::Clears(which) => {
                self.truth.remove(which);
                self.unreported = true;
            }
            Action::Reports => self.report()?,
            Action::FusionDials => {
                self.has_dialled = true;
                let dial = DialRequest {
                    event_id: EventId::from(Which::Outbound.event()),
                    number: Private::new("+441632960999".to_owned()),
                    data: TokenMap::new(),
                };
                self.handle(Input::HostSaid(HostMessage::DialRequested(dial)))?;
            }
            Action::FusionAnswers(place, manner) => {
                let question = self.asked.remove(*place);
                self.budget.refusals -= u8::from(*manner == Manner::No);
                words = question.words();
                self.last_answered = Some(question.clone());
                self.answer(&question, *manner)?;
            }
            Action::FusionRepeats => {
                self.budget.repeats -= 1;
                let question = self.last_answered.clone().expect("there was an answer");
                words = question.words();
                self.answer(&question, Manner::Yes)?;
            }
            Action::FusionCommands(which, verb) => {
                self.budget.commands -= 1;
                words = self.next_command.to_string();
                self.command(*which, *verb)?;
            }
            Action::AgentPresses(which, verb) => {
                self.budget.presses -= 1;
                let call = CallId::from(which.call());
                let intent = match verb {
                    Verb::Accept => Intent::Accept(call),
                    Verb::Reject => Intent::Reject(call),
                    Verb::HangUp => Intent::HangUp(call),
                };
                self.handle(Input::AgentAsked(intent))?;
            }
            Action::PhoneDoes(place) => words = self.phone(*place, Some(Ok(())))?,
            Action::PhoneDoesSilently(place) => {
                self.budget.losses -= 1;
                words = self.phone(*place, None)?;
            }
            Action::PhoneRefuses(place) => {
                let error = VendorError::new(VendorErrorKind::WrongState, "explored");
                words = self.phone(*place, Some(Err(error)))?;
            }
            Action::TimePasses => {
                self.budget.deadlines = self.budget.deadlines.saturating_sub(1);
                self.pass_time()?;
            }
            Action::Reloads => {
                self.budget.reloads -= 1;
                self.law.page_is_gone();
                self.labelled = false;
                self.open_page()?;
            }
        }
        self.check_visible()?;
        Ok(words)
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
        self.session.reconciler = self.reconciler;
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
            for effect in self.session.handle(self.now, input) {
                match effect {
                    Effect::AskHost { request, what } => inputs.extend(self.ask_fusion(request, &what)?),
                    Effect::AnswerHost { command, .. } => self.law.answered(command)?,
                    Effect::AskVendor {
                        request,
                        what: VendorCommand::Connect,
                    } => {
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
            .filter(|question| question.asked.after(REPLY_LIMIT) <= self.now);
        for event in expired.filter_map(|question| question.event.clone()) {
            self.law.new_settled(&event);
        }
        self.handle(Input::TimePassed)
    }

    /// A call that the vendor shows as live has a card with something to press, whatever Fusion does.
    fn check_visible(&self) -> Result<(), String> {
        let view = toolbar_view(&self.session);
        for which in &self.shown {
            let card = view
                .calls
                .iter()
                .find(|card| card.id.as_ref().is_some_and(|id| id.as_str() == which.call()));
            if card.is_none_or(|card| card.buttons.is_empty()) {
                return Err(format!("{}: live and not operable in the toolbar", which.call()));
            }
        }
        Ok(())
    }
}
