//! What the handler's methods and the library's events share: the state, and the way from an event to a picture.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::{Rc, Weak};
use std::time::Duration;

use fusion_cti::ids::{CallId, EventId};
use fusion_cti::time::Timestamp;
use fusion_cti::vendor::{SnapshotSink, Stage, VendorLink, VendorSnapshot};
use futures::channel::oneshot;
use gloo_events::EventListener;
use gloo_timers::callback::Interval;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

use crate::error::StreamsError;
use crate::handler::link::{Link, Notice};
use crate::handler::sign_in;
use crate::mapping::Mapping;
use crate::settings::Settings;
use crate::snapshot::Observation;
use crate::streams::{self, BusEvent, Subscription};

/// How often the age of the last refresh is looked at; more often only where tests set a short limit.
const WATCH_PAUSE: Duration = Duration::from_secs(1);

/// Muting is local to the CCP's page; where no microphone is open it never answers.
const MUTE_LIMIT: Duration = Duration::from_secs(3);

/// State, settings, and the place of the CCP.
pub(super) struct Shared {
    pub(super) settings: Settings,
    pub(super) container: HtmlElement,
    pub(super) state: RefCell<State>,
}

/// Everything that changes.
pub(super) struct State {
    pub(super) link: Link,
    pub(super) revival: Option<sign_in::Revival>,
    phase: Phase,
    sink: Option<SnapshotSink>,
    mapping: Mapping,
    delivered: Option<VendorSnapshot>,
    muted: bool,
    report_is_due: bool,
    awaiting_mute: Vec<oneshot::Sender<()>>,
    open: BTreeSet<(CallId, &'static str)>,
}

/// How far `connect` came.
enum Phase {
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

/// One open request about a call. Dropping it allows the next.
pub(super) struct Claim {
    shared: Rc<Shared>,
    key: (CallId, &'static str),
}

impl Drop for Claim {
    fn drop(&mut self) {
        self.shared.state.borrow_mut().open.remove(&self.key);
    }
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
                muted: false,
                report_is_due: false,
                awaiting_mute: Vec::new(),
                open: BTreeSet::new(),
            }),
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
    pub(super) fn replace_sink(&self, sink: SnapshotSink) -> bool {
        let mut state = self.state.borrow_mut();
        state.sink = Some(sink);
        state.delivered = None;
        let idle = matches!(state.phase, Phase::Idle);
        if idle {
            state.phase = Phase::Loading;
            state.link = Link::new(now());
        }
        drop(state);
        self.report();
        idle
    }

    /// Loads the library, starts the CCP and listens.
    pub(super) async fn start(self: &Rc<Self>) -> Result<(), StreamsError> {
        let started = match streams::load(self.settings.library_url()).await {
            // Disconnected while it was loading.
            Ok(()) if !matches!(self.state.borrow().phase, Phase::Loading) => return Ok(()),
            Ok(()) => self.listen(),
            Err(error) => Err(error),
        };
        if started.is_err() {
            self.state.borrow_mut().phase = Phase::Idle;
        }
        started
    }

    /// Starts the CCP and subscribes. An agent that is there already, from before a `disconnect`, counts as heard.
    fn listen(self: &Rc<Self>) -> Result<(), StreamsError> {
        streams::start(&self.container, &self.settings.options())?;
        let subscriptions = BusEvent::ALL
            .into_iter()
            .map(|event| {
                let shared = Rc::downgrade(self);
                streams::subscribe(event, move |event, muted| {
                    with(&shared, |shared| shared.heard(event, muted));
                })
            })
            .collect::<Result<Vec<_>, _>>()?;
        let window = web_sys::window().ok_or(StreamsError::LibraryMissing)?;
        let network =
            [("offline", Notice::WentOffline), ("online", Notice::CameOnline)].map(|(name, notice)| {
                let shared = Rc::downgrade(self);
                EventListener::new(&window, name, move |_| {
                    with(&shared, |shared| shared.notice(notice));
                })
            });
        let pause = WATCH_PAUSE.min(self.settings.silence_timeout() / 4);
        let shared = Rc::downgrade(self);
        let watch = Interval::new(
            u32::try_from(pause.as_millis()).unwrap_or(1000).max(1),
            move || {
                with(&shared, |shared| shared.look_after());
            },
        );
        self.state.borrow_mut().phase = Phase::Running {
            _subscriptions: subscriptions,
            _network: network,
            _watch: watch,
        };
        if self.observe().agent.is_some() {
            self.notice(Notice::Refreshed);
        }
        Ok(())
    }

    /// Lets go of everything but the CCP itself, which lives as long as the page.
    pub(super) fn stop(&self) {
        let ended = {
            let mut state = self.state.borrow_mut();
            state.sink = None;
            state.delivered = None;
            state.revival = None;
            state.mapping = Mapping::new();
            state.awaiting_mute.clear();
            std::mem::replace(&mut state.phase, Phase::Idle)
        };
        // Outside the borrow: unsubscribing calls into the library.
        drop(ended);
    }

    /// An event of the library.
    fn heard(self: &Rc<Self>, event: BusEvent, muted: Option<bool>) {
        let notice = match event {
            BusEvent::Refreshed => Notice::Refreshed,
            BusEvent::MuteToggled => {
                let mut state = self.state.borrow_mut();
                state.muted = muted.unwrap_or(false);
                for waiting in std::mem::take(&mut state.awaiting_mute) {
                    // One that gave up waiting does not mind.
                    let _ = waiting.send(());
                }
                drop(state);
                self.report_soon();
                return;
            }
            BusEvent::AckTimeout => Notice::NotSignedIn,
            BusEvent::Terminated => Notice::SignedOut,
            BusEvent::AuthFail => Notice::SessionExpired,
            BusEvent::AccessDenied => Notice::AccessDenied,
            BusEvent::IframeRetriesExhausted
            | BusEvent::AuthorizeRetriesExhausted
            | BusEvent::CtiAuthorizeRetriesExhausted => Notice::RetriesExhausted,
        };
        self.notice(notice);
    }

    /// Takes a notice into the link, and reports.
    pub(super) fn notice(self: &Rc<Self>, notice: Notice) {
        let mut state = self.state.borrow_mut();
        state.link.notice(now(), notice);
        if notice == Notice::Refreshed {
            state.revival = None;
        }
        drop(state);
        self.report_soon();
    }

    /// The regular look at the clock.
    fn look_after(self: &Rc<Self>) {
        let now = now();
        let limit = self.settings.silence_timeout();
        let changed = self.state.borrow_mut().link.check(now, limit);
        sign_in::look_after(self, now);
        if changed {
            self.report_soon();
        }
    }

    /// Reports when the library has raised all events of its present task, so that one update makes one picture.
    fn report_soon(self: &Rc<Self>) {
        if std::mem::replace(&mut self.state.borrow_mut().report_is_due, true) {
            return;
        }
        let shared = Rc::downgrade(self);
        spawn_local(async move { with(&shared, |shared| shared.report()) });
    }

    /// Takes the picture and delivers it, unless it is the one that was delivered last.
    fn report(&self) {
        self.state.borrow_mut().report_is_due = false;
        let picture = self.picture();
        let sink = {
            let mut state = self.state.borrow_mut();
            if state.delivered.as_ref() == Some(&picture) {
                return;
            }
            state.delivered = Some(picture.clone());
            state.sink.clone()
        };
        if let Some(sink) = sink {
            sink.deliver(picture);
        }
    }

    /// What the library shows now.
    pub(super) fn observe(&self) -> Observation {
        let muted = self.state.borrow().muted;
        let mut observation = streams::observe(muted);
        let talking = observation
            .contacts
            .iter()
            .any(|contact| contact.state == "connected");
        if !talking {
            // The microphone closes with the call; the next one begins with an open one.
            observation.muted = false;
            self.state.borrow_mut().muted = false;
        }
        observation
    }

    /// The same as the session sees it.
    fn picture(&self) -> VendorSnapshot {
        // Before it runs there is nothing to look at.
        let running = matches!(self.state.borrow().phase, Phase::Running { .. });
        let observation = if running {
            self.observe()
        } else {
            Observation::default()
        };
        let mut state = self.state.borrow_mut();
        let link = state.link.state();
        state.mapping.picture(&observation, link, now())
    }

    /// The picture, if it can be relied on: while signed out the library answers no request, ever.
    pub(super) fn reliable_picture(&self) -> Result<VendorSnapshot, StreamsError> {
        let picture = self.picture();
        match picture.link {
            VendorLink::Up => Ok(picture),
            VendorLink::Connecting | VendorLink::Down(_) => Err(StreamsError::NotConnected),
        }
    }

    /// Checks that a call is in a stage that fits.
    pub(super) fn require(&self, call: &CallId, fits: impl Fn(Stage) -> bool) -> Result<Stage, StreamsError> {
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
    pub(super) fn claim(self: &Rc<Self>, call: &CallId, what: &'static str) -> Result<Claim, StreamsError> {
        let key = (call.clone(), what);
        if !self.state.borrow_mut().open.insert(key.clone()) {
            return Err(StreamsError::WrongState);
        }
        Ok(Claim {
            shared: Rc::clone(self),
            key,
        })
    }

    /// See [`Mapping::dialling`].
    pub(super) fn dialling(&self, event_id: &EventId) {
        self.state.borrow_mut().mapping.dialling(event_id.clone(), now());
    }

    /// See [`Mapping::dialling_refused`].
    pub(super) fn dialling_refused(&self, event_id: &EventId) {
        self.state.borrow_mut().mapping.dialling_refused(event_id);
    }

    /// See [`Mapping::rejecting`].
    pub(super) fn rejecting(&self, call: &CallId) {
        self.state.borrow_mut().mapping.rejecting(call);
    }

    /// See [`Mapping::rejecting_refused`].
    pub(super) fn rejecting_refused(&self, call: &CallId) {
        self.state.borrow_mut().mapping.rejecting_refused(call);
    }

    /// Switches the microphone and waits until the softphone says that it did.
    pub(super) async fn set_mute(&self, muted: bool) -> Result<(), StreamsError> {
        let (toggled, wait) = oneshot::channel();
        {
            let mut state = self.state.borrow_mut();
            if state.muted == muted {
                return Ok(());
            }
            state.awaiting_mute.push(toggled);
        }
        streams::set_mute(muted)?;
        streams::within(MUTE_LIMIT.min(self.limit()), wait)
            .await?
            .map_err(|_| StreamsError::NotConnected)?;
        if self.state.borrow().muted == muted {
            Ok(())
        } else {
            Err(StreamsError::WrongState)
        }
    }
}

/// Does something unless the handler is gone.
fn with(shared: &Weak<Shared>, act: impl FnOnce(&Rc<Shared>)) {
    if let Some(shared) = shared.upgrade() {
        act(&shared);
    }
}
