//! What the handler's methods and the library's events share: the state, and the way from an event to a picture.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use fusion_cti::ids::{CallId, EventId};
use fusion_cti::phone::PhoneNumber;
use fusion_cti::time::Timestamp;
use fusion_cti::vendor::{Claim, OpenRequests, SnapshotSink, Stage, VendorLink, VendorSnapshot};
use futures::future::LocalBoxFuture;
use gloo_events::EventListener;
use gloo_timers::callback::Interval;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

use crate::error::StreamsError;
use crate::handler::link::Link;
use crate::handler::microphone::Microphone;
use crate::handler::sign_in;
use crate::handler::transfer::Transfers;
use crate::mapping::Mapping;
use crate::settings::Settings;
use crate::snapshot::Observation;
use crate::streams::{self, Subscription};

/// State, settings, and the place of the CCP.
pub(super) struct Shared {
    pub(super) settings: Settings,
    pub(super) container: HtmlElement,
    pub(super) state: RefCell<State>,
    open: OpenRequests,
}

/// Everything that changes.
pub(super) struct State {
    pub(super) link: Link,
    pub(super) revival: Option<sign_in::Revival>,
    pub(super) phase: Phase,
    pub(super) sink: Option<SnapshotSink>,
    pub(super) mapping: Mapping,
    pub(super) delivered: Option<VendorSnapshot>,
    pub(super) microphone: Microphone,
    pub(super) transfers: Transfers,
    pub(super) report_is_due: bool,
}

/// How far `connect` came.
pub(super) enum Phase {
    /// Not connected, or disconnected again.
    Idle,
    /// The library is being loaded.
    Loading,
    /// Listening.
    Running {
        _subscriptions: Vec<Subscription>,
        _network: [EventListener; 2],
        _watch: Interval,
    },
}

/// The browser's clock.
pub(super) fn now() -> Timestamp {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "milliseconds since 1970 are positive and far below 2^53"
    )]
    let millis = js_sys::Date::now() as u64;
    Timestamp(millis)
}

/// Does something in a task of its own. Boxed, so that starting one is compiled once.
pub(super) fn spawn(task: LocalBoxFuture<'static, ()>) {
    spawn_local(task);
}

impl Shared {
    /// Nothing is started.
    pub(super) fn new(settings: Settings, container: HtmlElement) -> Self {
        Self {
            settings,
            container,
            state: RefCell::new(State {
                link: Link::new(Timestamp::default()),
                revival: None,
                phase: Phase::Idle,
                sink: None,
                mapping: Mapping::new(),
                delivered: None,
                microphone: Microphone::default(),
                transfers: Transfers::default(),
                report_is_due: false,
            }),
            open: OpenRequests::default(),
        }
    }

    /// The state of the link.
    pub(super) fn link(&self) -> VendorLink {
        self.state.borrow().link.state()
    }

    /// How long a request may stay unanswered.
    pub(super) fn limit(&self) -> Duration {
        self.settings.request_timeout()
    }

    /// Reports to `sink` from now on, beginning with the present picture. Returns whether everything has still to be
    /// started, and claims that start.
    pub(super) fn replace_sink(self: &Rc<Self>, sink: SnapshotSink) -> bool {
        let mut state = self.state.borrow_mut();
        state.sink = Some(sink);
        state.delivered = None;
        let idle = matches!(state.phase, Phase::Idle);
        if idle {
            state.phase = Phase::Loading;
            state.link.restart(now());
        }
        drop(state);
        self.report();
        idle
    }

    /// What the library shows now; nothing before it runs.
    pub(super) fn observe(&self) -> Observation {
        if !matches!(self.state.borrow().phase, Phase::Running { .. }) {
            return Observation::default();
        }
        let mut observation = streams::observe();
        let talking = observation
            .contacts
            .iter()
            .any(|contact| contact.state == "connected");
        let microphone = &mut self.state.borrow_mut().microphone;
        microphone.sees(talking);
        observation.muted = microphone.is_muted();
        observation.softphone = microphone.softphone();
        observation
    }

    /// The same as the session sees it.
    pub(super) fn picture_of(&self, observation: Observation) -> VendorSnapshot {
        let mut state = self.state.borrow_mut();
        let link = state.link.state();
        state.mapping.picture(observation, link, now())
    }

    /// The picture, if it can be relied on: while signed out the library answers no request, ever.
    pub(super) fn reliable_picture(&self) -> Result<VendorSnapshot, StreamsError> {
        let picture = self.picture_of(self.observe());
        match picture.link {
            VendorLink::Up => Ok(picture),
            VendorLink::Connecting | VendorLink::Down(_) => Err(StreamsError::NotConnected),
        }
    }

    /// Checks that a call is in a stage that fits.
    pub(super) fn require(&self, call: &CallId, fits: &dyn Fn(Stage) -> bool) -> Result<Stage, StreamsError> {
        let picture = self.reliable_picture()?;
        let stage = picture
            .calls
            .iter()
            .find(|known| known.id == *call)
            .map(|known| known.stage)
            .ok_or(StreamsError::Gone)?;
        if fits(stage) {
            Ok(stage)
        } else {
            Err(StreamsError::WrongState)
        }
    }

    /// Claims a request about a call. A second press while the first is open changes nothing.
    pub(super) fn claim(&self, call: &CallId, what: &'static str) -> Result<Claim, StreamsError> {
        self.open.claim(call, what).ok_or(StreamsError::WrongState)
    }

    /// See [`Mapping::dialling`].
    pub(super) fn dialling(&self, event_id: &EventId, number: &PhoneNumber) {
        let mut state = self.state.borrow_mut();
        state.mapping.dialling(event_id.clone(), number.clone(), now());
    }

    /// See [`Mapping::dialling_refused`].
    pub(super) fn dialling_refused(&self, event_id: &EventId) {
        self.state.borrow_mut().mapping.dialling_refused(event_id);
    }
}
