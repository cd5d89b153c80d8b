//! The machine between vendor and host: a value that takes inputs and the time, and gives effects.
//!
//! It is *level-triggered*. For each call it holds two tracks, what the phone says (`engagement`) and what Fusion has been
//! told (`host_progress`); after every input one function compares the two (`reconcile`) and the difference becomes the next
//! message. Nothing is done because an event came, only because the tracks differ.
//!
//! * [`input`], [`effect`]: what comes in and what goes out. [`SessionSettings`]: what the deployment chose.
//! * `engagements`: the calls, and why a lookup finds none (`LookupError`). `requests`: what is asked and answered while one
//!   input is handled (`Turn`); its parts are `host_link`, `open_requests`, `notices` and `counters`.
//! * `vendor_side`, `host_side`, `agent_side`: what each of the three parties' inputs change. They are functions over the
//!   calls and a `Turn`, and know nothing of the session as a whole.
//! * `decision`: what is to be done about something wanted of a call; `perform` does it. `multi_call` and `transfer` are two
//!   cases of it, and `awaited` is what they wait for. `controls`: what can be done with a call now. [`refusal`]: why
//!   something is not done.
//! * `rule_evaluation`: when the screen-pop rules are asked. `ruling`: what they said.
//! * `stored`: what outlives a reload. `vendor_state`: the vendor, apart from its calls.
//! * `settle`: what follows after every input. `reason`: the table of close reasons.
//!
//! The session writes no sentence: it gives reasons as enums, and `view` finds the words.

pub mod agent_report;
mod agent_side;
pub(crate) mod awaited;
mod communication;
pub(crate) mod controls;
pub(crate) mod counters;
pub(crate) mod decision;
pub mod effect;
pub(crate) mod engagement;
pub(crate) mod engagements;
mod event_ids;
pub(crate) mod host_link;
pub(crate) mod host_progress;
mod host_side;
pub mod input;
pub(crate) mod multi_call;
pub(crate) mod notices;
pub(crate) mod open_requests;
mod perform;
mod reason;
pub(crate) mod reconcile;
pub mod refusal;
pub(crate) mod requests;
mod rule_evaluation;
pub(crate) mod ruling;
mod settings;
mod settle;
mod stored;
mod transfer;
mod vendor_side;
pub(crate) mod vendor_state;

pub use communication::{CallTokens, TokenStage};
pub use controls::CommandButton;
pub use effect::{CommandAnswer, Effect, ToHost};
pub use input::{Input, Intent};
pub use settings::{DialNews, HostPresence, PopMoment, SessionSettings, Timers, WrapUpPolicy};
pub use stored::StoredCalls;

use std::hash::{Hash, Hasher};

use crate::ids::EventId;
use crate::session::agent_side::agent_asked;
use crate::session::engagement::Engagement;
use crate::session::engagements::{Engagements, front_call};
use crate::session::event_ids::EventIds;
use crate::session::host_link::HostLink;
use crate::session::host_side::{close_host, host_said};
use crate::session::open_requests::Requester;
use crate::session::reconcile::{Step, next_step};
use crate::session::requests::{Requests, Turn};
use crate::session::ruling::LatestRuling;
use crate::session::settle::settle;
use crate::session::vendor_side::{vendor_answered, vendor_reported};
use crate::session::vendor_state::VendorState;
use crate::time::Timestamp;
use crate::vendor::VendorCommand;

/// Everything between the vendor and the host, as a value: no clock, no randomness, no I/O.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    pub(crate) settings: SessionSettings,
    pub(crate) vendor: VendorState,
    pub(crate) engagements: Engagements,
    pub(crate) requests: Requests,
    /// The call in front, by its event id.
    front: Option<EventId>,
    /// The event ids that were given out lately, so that none is given out twice.
    event_ids: EventIds,
    pub(crate) latest_ruling: Option<LatestRuling>,
    /// What the shell was last asked to keep.
    stored: StoredCalls,
    next_dialled: u64,
}

impl Hash for Session {
    /// Without the settings, which stay as they are for the life of a session.
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Self {
            settings: _,
            vendor,
            engagements,
            requests,
            front,
            event_ids,
            latest_ruling,
            stored,
            next_dialled,
        } = self;
        (vendor, engagements, requests, front).hash(state);
        (event_ids, latest_ruling, stored, next_dialled).hash(state);
    }
}

impl Session {
    /// A session that has not started: the first input must be [`Input::Started`].
    pub fn new(settings: SessionSettings) -> Self {
        let link = match settings.host {
            HostPresence::Framed => HostLink::Closed,
            HostPresence::Standalone => HostLink::Standalone,
        };
        Self {
            settings,
            vendor: VendorState::default(),
            engagements: Engagements::default(),
            requests: Requests::new(link),
            front: None,
            event_ids: EventIds::default(),
            latest_ruling: None,
            stored: StoredCalls::default(),
            next_dialled: 1,
        }
    }

    /// Takes one input at the moment `now` and says what is to be done, in this order. Every input is allowed at any
    /// time; one that makes no sense changes nothing but a counter. `now` must not run backwards.
    pub fn handle(&mut self, now: Timestamp, input: Input) -> Vec<Effect> {
        self.handle_with(now, input, &next_step)
    }

    /// The same with another comparison of the two tracks, by which the explorer shows that it would notice a broken one.
    pub(crate) fn handle_with(
        &mut self,
        now: Timestamp,
        input: Input,
        reconcile: &dyn Fn(&Engagement, &SessionSettings) -> Step,
    ) -> Vec<Effect> {
        if let Input::Restored(stored) = &input {
            let (engagements, event_ids) = stored.clone().revived(now);
            self.event_ids = event_ids;
            self.engagements.extend(engagements);
            self.stored = StoredCalls::of(&self.engagements, &self.event_ids);
        }
        if let Input::NumbersLoaded(numbers) = &input {
            self.settings.numbers = numbers.clone();
        }
        let Self {
            vendor, engagements, ..
        } = self;
        let mut turn = Turn {
            now,
            settings: &self.settings,
            requests: &mut self.requests,
            front: &mut self.front,
            event_ids: &mut self.event_ids,
            effects: Vec::new(),
        };
        match input {
            Input::Restored(_) | Input::NumbersLoaded(_) | Input::TimePassed => {}
            Input::Started => {
                if turn.requests.host.link == HostLink::Closed {
                    turn.open_link();
                }
                turn.ask_vendor(VendorCommand::Connect, Requester::Nobody);
            }
            Input::VendorReported(snapshot) => vendor_reported(snapshot, vendor, engagements, &mut turn),
            Input::VendorAnswered { request, outcome } => {
                vendor_answered(request, outcome, vendor, engagements, &mut turn);
            }
            Input::HostSaid(message) => host_said(message, engagements, vendor, &mut turn),
            Input::AgentAsked(intent) => {
                agent_asked(intent, engagements, &mut self.next_dialled, &mut turn);
            }
            Input::SteppedDown => close_host(&mut turn),
        }
        settle(engagements, vendor, &mut self.latest_ruling, reconcile, &mut turn);
        let mut effects = turn.effects;
        let stored = StoredCalls::of(&self.engagements, &self.event_ids);
        if stored != self.stored {
            self.stored = stored.clone();
            effects.push(Effect::Store(stored));
        }
        effects
    }

    /// When [`Input::TimePassed`] is due, if anything waits.
    pub fn next_deadline(&self) -> Option<Timestamp> {
        let calls = self.engagements.iter().flat_map(|call| {
            [
                call.host_progress.deadline(),
                call.show_deadline,
                call.plans_deadline,
                call.number_deadline(),
                call.hold_deadline(),
            ]
        });
        let Requests { host, open, .. } = &self.requests;
        let others = [host.next_deadline(), open.next_deadline()];
        calls.chain(others).flatten().min()
    }

    /// The call in front: the one chosen, else the latest that is not over, else the latest.
    pub(crate) fn front_call(&self) -> Option<&Engagement> {
        front_call(&self.engagements, self.front.as_ref())
    }
}
