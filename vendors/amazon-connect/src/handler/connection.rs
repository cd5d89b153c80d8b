//! Connecting and disconnecting: what is started, and what owns it.

use std::rc::{Rc, Weak};
use std::time::Duration;

use fusion_cti::vendor::{SignOut, SnapshotSink, VendorLink};
use fusion_cti_js::Subscription;
use gloo_events::{EventListener, EventListenerOptions};
use gloo_timers::callback::Interval;

use super::clock::now;
use super::inactivity::{ACTIVITY_EVENTS, Inactivity};
use super::link::Notice;
use super::microphone::Microphone;
use super::shared::Shared;
use super::sign_in;
use super::transfer::Transfers;
use crate::error::StreamsError;
use crate::mapping::Mapping;
use crate::streams;

/// How often the age of the last refresh is looked at; more often only where tests set a short limit.
const WATCH_PAUSE: Duration = Duration::from_secs(1);

/// How far `connect` came.
pub(super) enum Phase {
    /// Not connected, or disconnected again.
    Idle,
    /// The library is being loaded.
    Loading,
    /// The library is initialised, and the handler listens to it.
    Running { _listeners: Box<Listeners> },
}

/// What calls the handler; all of it ends when this is dropped.
pub(super) struct Listeners {
    _library: Vec<Subscription>,
    _sign_out: Vec<Subscription>,
    _network: [EventListener; 2],
    _activity: [EventListener; 2],
    _watch: Interval,
}

impl Shared {
    /// Reports to `sink` from now on, beginning with the present snapshot, and starts whatever is not started yet. While
    /// the link is down the sign-in is offered again.
    pub(super) async fn connect(self: &Rc<Self>, sink: SnapshotSink) -> Result<(), StreamsError> {
        if self.replace_sink(sink) {
            self.start().await
        } else if let VendorLink::Down(trouble) = self.link() {
            sign_in::offer(self, trouble).await
        } else if self.state.borrow().inactivity.sign_out() == SignOut::Soon {
            self.stay_signed_in().await
        } else {
            Ok(())
        }
    }

    /// Returns whether everything has still to be started, and claims that start.
    fn replace_sink(self: &Rc<Self>, sink: SnapshotSink) -> bool {
        let mut state = self.state.borrow_mut();
        state.sink = Some(sink);
        state.delivered = None;
        let idle = matches!(state.phase, Phase::Idle);
        if idle {
            state.phase = Phase::Loading;
            state.link.restart(now());
        }
        drop(state);
        self.deliver(self.observe());
        idle
    }

    /// Loads the library, starts the CCP and listens.
    async fn start(self: &Rc<Self>) -> Result<(), StreamsError> {
        let started = match streams::load(self.settings.library_url()).await {
            // Disconnected while it was loading.
            Ok(()) if !matches!(self.state.borrow().phase, Phase::Loading) => return Ok(()),
            Ok(()) => self.listen(),
            Err(error) => Err(error),
        };
        started.map_err(|error| {
            self.state.borrow_mut().phase = Phase::Idle;
            // The library's own words for it are "SecurityError", if it comes as far as that.
            if streams::is_storage_denied() {
                StreamsError::StorageDenied
            } else {
                error
            }
        })
    }

    /// Starts the CCP and subscribes. An agent that is there already, from before a `disconnect`, counts as a refresh.
    fn listen(self: &Rc<Self>) -> Result<(), StreamsError> {
        streams::start(&self.container, self.settings.options())?;
        let listeners = self.listeners()?;
        self.state.borrow_mut().phase = Phase::Running {
            _listeners: Box::new(listeners),
        };
        if self.link() == VendorLink::Connecting && self.observe().agent.is_some() {
            self.notice(Notice::Refreshed);
        }
        Ok(())
    }

    fn listeners(self: &Rc<Self>) -> Result<Listeners, StreamsError> {
        let shared = Rc::downgrade(self);
        let library = streams::subscribe(move |event| with(&shared, |shared| shared.on_event(event)))?;
        let window = web_sys::window().ok_or(StreamsError::LibraryMissing)?;
        let network =
            [("offline", Notice::WentOffline), ("online", Notice::CameOnline)].map(|(name, notice)| {
                let shared = Rc::downgrade(self);
                EventListener::new(&window, name, move |_| {
                    with(&shared, |shared| shared.notice(notice));
                })
            });
        let shared = Rc::downgrade(self);
        let sign_out = streams::subscribe_to_sign_out(move |sign_out| {
            with(&shared, |shared| shared.sign_out_becomes(sign_out));
        });
        let activity = ACTIVITY_EVENTS.map(|name| {
            let shared = Rc::downgrade(self);
            // Also of what stops on its way through the page.
            let options = EventListenerOptions::run_in_capture_phase();
            EventListener::new_with_options(&window, name, options, move |_| {
                with(&shared, |shared| shared.agent_was_active());
            })
        });
        let pause = WATCH_PAUSE.min(self.settings.silence_timeout() / 4);
        let shared = Rc::downgrade(self);
        let watch = Interval::new(
            u32::try_from(pause.as_millis()).unwrap_or(1000).max(1),
            move || {
                with(&shared, Shared::on_tick);
            },
        );
        Ok(Listeners {
            _library: library,
            _sign_out: sign_out,
            _network: network,
            _activity: activity,
            _watch: watch,
        })
    }

    /// Releases everything but the CCP itself, which lives as long as the page.
    pub(super) fn disconnect(&self) {
        let ended = {
            let mut state = self.state.borrow_mut();
            state.sink = None;
            state.delivered = None;
            state.mapping = Mapping::new();
            state.microphone = Microphone::default();
            state.transfers = Transfers::default();
            state.inactivity = Inactivity::default();
            std::mem::replace(&mut state.phase, Phase::Idle)
        };
        // Outside the borrow: unsubscribing calls into the library.
        drop(ended);
    }
}

/// Does something unless the handler is gone.
pub(super) fn with(shared: &Weak<Shared>, act: impl FnOnce(&Rc<Shared>)) {
    if let Some(shared) = shared.upgrade() {
        act(&shared);
    }
}
