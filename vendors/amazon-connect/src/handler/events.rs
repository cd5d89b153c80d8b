//! From an event of the library to a picture for the session.

use std::rc::{Rc, Weak};
use std::time::Duration;

use fusion_cti::vendor::VendorLink;
use gloo_events::EventListener;
use gloo_timers::callback::Interval;

use crate::error::StreamsError;
use crate::handler::link::Notice;
use crate::handler::microphone::Microphone;
use crate::handler::shared::{Phase, Shared, now, spawn};
use crate::handler::sign_in;
use crate::handler::transfer::Transfers;
use crate::mapping::Mapping;
use crate::streams::{self, BusEvent};

/// How often the age of the last refresh is looked at; more often only where tests set a short limit.
const WATCH_PAUSE: Duration = Duration::from_secs(1);

impl Shared {
    /// Loads the library, starts the CCP and listens.
    pub(super) async fn start(self: &Rc<Self>) -> Result<(), StreamsError> {
        let started = match streams::load(self.settings.library_url()).await {
            // Disconnected while it was loading.
            Ok(()) if !matches!(self.state.borrow().phase, Phase::Loading) => return Ok(()),
            Ok(()) => self.listen(),
            Err(error) => Err(error),
        };
        // The library's own words for it are "SecurityError", if it comes as far as that.
        let started = started.map_err(|error| match error {
            _ if streams::is_storage_denied() => StreamsError::StorageDenied,
            error => error,
        });
        if started.is_err() {
            self.state.borrow_mut().phase = Phase::Idle;
        }
        started
    }

    /// Starts the CCP and subscribes. An agent that is there already, from before a `disconnect`, counts as heard.
    fn listen(self: &Rc<Self>) -> Result<(), StreamsError> {
        streams::start(&self.container, &self.settings.options())?;
        let mut subscriptions = Vec::with_capacity(BusEvent::ALL.len());
        for event in BusEvent::ALL {
            let shared = Rc::downgrade(self);
            subscriptions.push(streams::subscribe(event, move |event, said| {
                with(&shared, |shared| shared.heard(event, said));
            })?);
        }
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
        if self.link() == VendorLink::Connecting && self.observe().agent.is_some() {
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
            state.microphone = Microphone::default();
            state.transfers = Transfers::default();
            std::mem::replace(&mut state.phase, Phase::Idle)
        };
        // Outside the borrow: unsubscribing calls into the library.
        drop(ended);
    }

    /// An event of the library, with the one thing that it says.
    fn heard(self: &Rc<Self>, event: BusEvent, said: bool) {
        let notice = match event {
            BusEvent::Refreshed => Notice::Refreshed,
            BusEvent::MuteToggled => {
                self.state.borrow_mut().microphone.toggled(said);
                self.report_soon();
                return;
            }
            BusEvent::SoftphoneFailed => {
                self.state.borrow_mut().microphone.failed(said);
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
        spawn(Box::pin(async move { with(&shared, |shared| shared.report()) }));
    }

    /// Takes the picture and delivers it, unless it is the one that was delivered last.
    pub(super) fn report(self: &Rc<Self>) {
        self.state.borrow_mut().report_is_due = false;
        let observation = self.observe();
        self.hand_over(&observation);
        let picture = self.picture_of(observation);
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
}

/// Does something unless the handler is gone.
fn with(shared: &Weak<Shared>, act: impl FnOnce(&Rc<Shared>)) {
    if let Some(shared) = shared.upgrade() {
        act(&shared);
    }
}
