//! The vendor contract on top of the client: only whole snapshots are reported, and nothing is asked that the last one does not
//! allow.

use std::cell::RefCell;
use std::fmt;
use std::future::Future;
use std::rc::Rc;
use std::time::Duration;

use async_trait::async_trait;
use fusion_cti::ids::{CallId, EventId, PresenceId};
use fusion_cti::phone::PhoneNumber;
use fusion_cti::vendor::{
    CallRequest, Capabilities, Capability, CtiVendorHandler, Presence, PresenceChoice, SnapshotSink, Stage,
    VendorError, VendorLink, VendorSnapshot,
};
use futures::channel::oneshot;
use futures::future::{Either, LocalBoxFuture, select};

use crate::client::{Client, Unimplemented};
use crate::error::PhoneError;
use crate::mapping::snapshot;
use crate::settings::Settings;

/// Waits: with a browser's timer, or a test's clock.
pub type Sleep = Rc<dyn Fn(Duration) -> LocalBoxFuture<'static, ()>>;

/// The vendor handler for Acme Phone.
pub struct AcmePhone {
    shared: Rc<Shared>,
}

struct Shared {
    client: Rc<dyn Client>,
    limit: Duration,
    sleep: Sleep,
    sink: RefCell<Option<SnapshotSink>>,
    /// Requests that are open, each to be cut off by dropping its end.
    open: RefCell<Vec<oneshot::Sender<()>>>,
}

impl AcmePhone {
    /// A handler that has started nothing yet.
    pub fn new(settings: Settings) -> Self {
        let limit = settings.request_timeout();
        let sleep =
            |duration| -> LocalBoxFuture<'static, ()> { Box::pin(gloo_timers::future::sleep(duration)) };
        Self::with_client(Rc::new(Unimplemented::new(settings)), limit, Rc::new(sleep))
    }

    /// The same with any client and clock, for tests.
    pub fn with_client(client: Rc<dyn Client>, limit: Duration, sleep: Sleep) -> Self {
        Self {
            shared: Rc::new(Shared {
                client,
                limit,
                sleep,
                sink: RefCell::default(),
                open: RefCell::default(),
            }),
        }
    }

    /// Puts the agent into the first state that fits.
    async fn choose(&self, fits: impl Fn(&PresenceChoice) -> bool) -> Result<(), PhoneError> {
        let agent = self.shared.snapshot()?.agent.ok_or(PhoneError::NotSignedIn)?;
        let choice = agent
            .choices
            .into_iter()
            .find(fits)
            .ok_or(PhoneError::WrongState)?;
        let request = self.shared.client.choose_state(choice.id.as_str());
        self.shared.within_limit(request).await
    }

    async fn accept(&self, call: &CallId) -> Result<(), PhoneError> {
        self.shared.require(call, |stage| stage == Stage::Ringing)?;
        self.shared
            .within_limit(self.shared.client.answer(call.as_str()))
            .await
    }

    async fn hang_up(&self, call: &CallId) -> Result<(), PhoneError> {
        // Also one that is being dialled, once this vendor dials: a ringing call is for `reject_call`.
        self.shared
            .require(call, |stage| matches!(stage, Stage::Dialling | Stage::Connected(_)))?;
        self.shared
            .within_limit(self.shared.client.hang_up(call.as_str()))
            .await
    }
}

impl Shared {
    /// The present snapshot, if it can be relied on and somebody listens.
    fn snapshot(&self) -> Result<VendorSnapshot, PhoneError> {
        let snapshot = snapshot(&self.client.state());
        if self.sink.borrow().is_some() && snapshot.link == VendorLink::Up {
            Ok(snapshot)
        } else {
            Err(PhoneError::NotSignedIn)
        }
    }

    fn require(&self, call: &CallId, fits: impl Fn(Stage) -> bool) -> Result<(), PhoneError> {
        let snapshot = self.snapshot()?;
        match snapshot.calls.iter().find(|known| known.id == *call) {
            Some(known) if fits(known.stage) => Ok(()),
            Some(_) => Err(PhoneError::WrongState),
            None => Err(PhoneError::NoSuchCall),
        }
    }

    fn report(&self) {
        // Nothing is borrowed while the sink is called: it may ask for something at once.
        let sink = self.sink.borrow().clone();
        if let Some(sink) = sink {
            sink.deliver(snapshot(&self.client.state()));
        }
    }

    /// Waits for an answer until the time limit or `disconnect`. The request's future is dropped then: what it keeps for the
    /// answer, such as an event id that waits for its call, must go with it.
    async fn within_limit(
        &self,
        request: impl Future<Output = Result<(), PhoneError>>,
    ) -> Result<(), PhoneError> {
        let (cut, is_cut) = oneshot::channel();
        {
            let mut open = self.open.borrow_mut();
            open.retain(|request| !request.is_canceled());
            open.push(cut);
        }
        let end = select(is_cut, (self.sleep)(self.limit));
        match select(Box::pin(request), end).await {
            Either::Left((answer, _)) => answer,
            Either::Right((Either::Left(_), _)) => Err(PhoneError::NotSignedIn),
            Either::Right((Either::Right(_), _)) => Err(PhoneError::TimedOut),
        }
    }
}

#[async_trait(?Send)]
impl CtiVendorHandler for AcmePhone {
    fn capabilities(&self) -> Capabilities {
        [Capability::Availability, Capability::Inbound]
            .into_iter()
            .collect()
    }

    async fn connect(&self, sink: SnapshotSink) -> Result<(), VendorError> {
        *self.shared.sink.borrow_mut() = Some(sink);
        let shared = Rc::downgrade(&self.shared);
        let listener = move || {
            if let Some(shared) = shared.upgrade() {
                shared.report();
            }
        };
        self.shared.client.set_listener(Some(Rc::new(listener)));
        let connected = self.shared.within_limit(self.shared.client.connect()).await;
        connected.map_err(|error| error.into_vendor_error("connect"))?;
        self.shared.report();
        Ok(())
    }

    async fn disconnect(&self) {
        self.shared.client.set_listener(None);
        self.shared.sink.borrow_mut().take();
        self.shared.open.borrow_mut().clear();
    }

    async fn make_agent_available(&self) -> Result<(), VendorError> {
        self.choose(|choice| choice.presence == Presence::Routable)
            .await
            .map_err(|error| error.into_vendor_error("make_agent_available"))
    }

    async fn make_agent_unavailable(&self, wanted: Option<&PresenceId>) -> Result<(), VendorError> {
        let fits = |choice: &PresenceChoice| {
            choice.presence != Presence::Routable && wanted.is_none_or(|wanted| choice.id == *wanted)
        };
        self.choose(fits)
            .await
            .map_err(|error| error.into_vendor_error("make_agent_unavailable"))
    }

    async fn make_outbound_call(
        &self,
        _number: &PhoneNumber,
        _event_id: &EventId,
    ) -> Result<(), VendorError> {
        Err(PhoneError::Unsupported.into_vendor_error("make_outbound_call"))
    }

    async fn accept_call(&self, call: &CallId) -> Result<(), VendorError> {
        self.accept(call)
            .await
            .map_err(|error| error.into_vendor_error("accept_call"))
    }

    async fn reject_call(&self, _call: &CallId) -> Result<(), VendorError> {
        Err(PhoneError::Unsupported.into_vendor_error("reject_call"))
    }

    async fn hangup_call(&self, call: &CallId) -> Result<(), VendorError> {
        self.hang_up(call)
            .await
            .map_err(|error| error.into_vendor_error("hangup_call"))
    }

    async fn control_call(&self, _call: &CallId, _request: &CallRequest) -> Result<(), VendorError> {
        Err(PhoneError::Unsupported.into_vendor_error("control_call"))
    }
}

impl fmt::Debug for AcmePhone {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("AcmePhone").finish_non_exhaustive()
    }
}
