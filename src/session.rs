//! The machine between vendor and host: a value that takes inputs and the time, and gives effects.
//!
//! It is *level-triggered*. For each call it holds two tracks, what the phone says (`engagement`) and what Fusion has been
//! told (`told`); after every input one function compares the two (`reconcile`) and the difference becomes the next
//! message. Nothing is done because an event came, only because the tracks differ.
//!
//! * [`input`], [`effect`]: the doors in and out. [`SessionSettings`]: what the deployment chose.
//! * `vendor_side`, `host_side`, `agent_side`: what each of the three parties' inputs change.
//! * `rules_side`: when the screen-pop rules are asked. `ruling`: what they said.
//! * `settle`: what follows after every input. `reason`: the table of close reasons.
//! * `wish`, `controls`, `transfer`, `second_call`: what can be done with a call now. `open`: requests that wait for an answer.

pub(crate) mod agent;
mod agent_side;
mod communication;
pub(crate) mod controls;
pub(crate) mod counters;
pub mod effect;
pub(crate) mod engagement;
pub(crate) mod host_link;
mod host_side;
pub mod input;
mod names;
pub(crate) mod notices;
pub(crate) mod open;
mod reason;
pub(crate) mod reconcile;
mod rules_side;
pub(crate) mod ruling;
pub(crate) mod second_call;
mod settings;
mod settle;
mod stored;
pub(crate) mod told;
mod transfer;
pub(crate) mod vendor_side;
mod wish;

pub use effect::Effect;
pub use input::{Input, Intent};
pub use settings::{DialNews, HostPresence, PopMoment, SessionSettings, WrapUpPolicy};
pub use stored::StoredCalls;

use crate::ids::{CallId, EventId, RequestId};
use crate::session::counters::Counters;
use crate::session::engagement::Engagement;
use crate::session::host_link::{HostLink, HostState};
use crate::session::names::Names;
use crate::session::notices::Notices;
use crate::session::open::OpenRequests;
use crate::session::reconcile::Reconciler;
use crate::session::ruling::LatestRuling;
use crate::session::vendor_side::VendorState;
use crate::time::Timestamp;

/// Everything between the vendor and the host, as a value: no clock, no randomness, no I/O.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    pub(crate) settings: SessionSettings,
    pub(crate) host: HostState,
    pub(crate) vendor: VendorState,
    /// In the order in which they came.
    pub(crate) engagements: Vec<Engagement>,
    /// The call in front, by its event id.
    front: Option<EventId>,
    pub(crate) open: OpenRequests,
    pub(crate) notices: Notices,
    pub(crate) counters: Counters,
    /// The event ids that were given out lately, so that none is given out twice.
    names: Names,
    pub(crate) reconciler: Reconciler,
    pub(crate) latest_ruling: Option<LatestRuling>,
    /// What the shell was last asked to keep.
    stored: StoredCalls,
    next_request: u64,
    next_dialled: u64,
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
            host: HostState::new(link),
            vendor: VendorState::default(),
            engagements: Vec::new(),
            front: None,
            open: OpenRequests::default(),
            notices: Notices::default(),
            counters: Counters::default(),
            names: Names::default(),
            reconciler: Reconciler::default(),
            latest_ruling: None,
            stored: StoredCalls::default(),
            next_request: 1,
            next_dialled: 1,
        }
    }

    /// Takes one input at the moment `now` and says what is to be done, in this order. Every input is allowed at any
    /// time; one that makes no sense changes nothing but a counter. `now` must not run backwards.
    pub fn handle(&mut self, now: Timestamp, input: Input) -> Vec<Effect> {
        let mut effects = Vec::new();
        match input {
            Input::Restored(stored) => self.restore(now, stored),
            Input::Started => self.start(now, &mut effects),
            Input::VendorReported(snapshot) => self.vendor_reported(now, snapshot, &mut effects),
            Input::VendorAnswered { request, outcome } => {
                self.vendor_answered(now, request, outcome, &mut effects);
            }
            Input::HostSaid(message) => self.host_said(now, message, &mut effects),
            Input::AgentAsked(intent) => self.agent_asked(now, intent, &mut effects),
            Input::TimePassed => {}
            Input::SteppedDown => self.close_host(now, &mut effects),
        }
        self.settle(now, &mut effects);
        effects
    }

    /// When [`Input::TimePassed`] is due, if anything waits.
    pub fn next_deadline(&self) -> Option<Timestamp> {
        let calls = self.engagements.iter().flat_map(|call| {
            [
                call.told.deadline(),
                call.shown_by,
                call.number_due(),
                call.hold_due(),
            ]
        });
        let others = [self.host.next_deadline(), self.open.next_deadline()];
        calls.chain(others).flatten().min()
    }

    fn new_request(&mut self) -> RequestId {
        let request = RequestId(self.next_request);
        self.next_request += 1;
        request
    }

    fn engagement_of(&mut self, call: &CallId) -> Option<&mut Engagement> {
        self.engagements
            .iter_mut()
            .rev()
            .find(|engagement| engagement.call.as_ref() == Some(call))
    }

    /// The call in front: the one chosen, else the latest that is not over, else the latest.
    pub(crate) fn front_call(&self) -> Option<&Engagement> {
        let chosen = self
            .engagements
            .iter()
            .find(|call| Some(&call.event_id) == self.front.as_ref());
        let live = || {
            self.engagements
                .iter()
                .rev()
                .find(|call| call.phone.ending().is_none())
        };
        chosen.or_else(live).or_else(|| self.engagements.last())
    }
}
