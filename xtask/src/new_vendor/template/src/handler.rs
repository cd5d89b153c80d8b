//! The vendor contract on top of the client: whole pictures only, and nothing is asked that the picture does not allow.

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

use crate::client::{Client, Unwritten};
use crate::error::Refusal;
use crate::mapping::picture;
use crate::settings::Settings;

/// Lets time pass: a browser's timer, or a test's clock.
pub type Sleep = Rc<dyn Fn(Duration) -> LocalBoxFuture<'static, ()>>;

/// Acme Phone.
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
        Self::on(Rc::new(Unwritten::new(settings)), limit, Rc::new(sleep))
    }

    /// The same on any client and clock, for tests.
    pub fn on(client: Rc<dyn Client>, limit: Duration, sleep: Sleep) -> Self {
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
    async fn choose(&self, fits: impl Fn(&PresenceChoice) -> bool) -> Result<(), Refusal> {
        let agent = self.shared.picture()?.agent.ok_or(Refusal::NotSignedIn)?;
        let choice = agent.choices.into_iter().find(fits).ok_or(Refusal::NotNow)?;
        let request = self.shared.client.choose_state(choice.id.as_str());
        self.shared.bounded(request).await
    }

    async fn accept(&self, call: &CallId) -> Result<(), Refusal> {
        self.shared.require(call, |stage| stage == Stage::Ringing)?;
        self.shared
            .bounded(self.shared.client.answer(call.as_str()))
            .await
    }

    async fn hang_up(&self, call: &CallId) -> Result<(), Refusal> {
        self.shared
            .require(call, |stage| matches!(stage, Stage::Connected(_)))?;
        self.shared.bounded(self.shared.client.clear(call.as_str())).await
    }
}

impl Shared {
    /// The present picture, if it can be relied on and somebody listens.
    fn picture(&self) -> Result<VendorSnapshot, Refusal> {
        let picture = picture(&self.client.look());
        if self.sink.borrow().is_some() && picture.link == VendorLink::Up {
            Ok(picture)
        } else {
            Err(Refusal::NotSignedIn)
        }
    }

    fn require(&self, call: &CallId, fits: impl Fn(Stage) -> bool) -> Result<(), Refusal> {
        let picture = self.picture()?;
        match picture.calls.iter().find(|known| known.id == *call) {
            Some(known) if fits(known.stage) => Ok(()),
            Some(_) => Err(Refusal::NotNow),
            None => Err(Refusal::NoSuchCall),
        }
    }

    fn report(&self) {
        // Nothing is borrowed while the sink is called: it may ask for something at once.
        let sink = self.sink.borrow().clone();
        if let Some(sink) = sink {
            sink.deliver(picture(&self.client.look()));
        }
    }

    /// Waits for an answer, but not for good, and not beyond `disconnect`.
    async fn bounded(&self, request: impl Future<Output = Result<(), Refusal>>) -> Result<(), Refusal> {
        let (cut, is_cut) = oneshot::channel();
        {
            let mut open = self.open.borrow_mut();
            open.retain(|request| !request.is_canceled());
            open.push(cut);
        }
        let end = select(is_cut, (self.sleep)(self.limit));
        match select(Box::pin(request), end).await {
            Either::Left((answer, _)) => answer,
            Either::Right((Either::Left(_), _)) => Err(Refusal::NotSignedIn),
            Either::Right((Either::Right(_), _)) => Err(Refusal::TimedOut),
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
        self.shared.client.listen(Some(Rc::new(listener)));
        let started = self.shared.bounded(self.shared.client.start()).await;
        started.map_err(|refusal| refusal.into_vendor("connect"))?;
        self.shared.report();
        Ok(())
    }

    async fn disconnect(&self) {
        self.shared.client.listen(None);
        self.shared.sink.borrow_mut().take();
        self.shared.open.borrow_mut().clear();
    }

    async fn make_agent_available(&self) -> Result<(), VendorError> {
        self.choose(|choice| choice.presence == Presence::Routable)
            .await
            .map_err(|refusal| refusal.into_vendor("make_agent_available"))
    }

    async fn make_agent_unavailable(&self, wanted: Option<&PresenceId>) -> Result<(), VendorError> {
        let fits = |choice: &PresenceChoice| {
            choice.presence != Presence::Routable && wanted.is_none_or(|wanted| choice.id == *wanted)
        };
        self.choose(fits)
            .await
            .map_err(|refusal| refusal.into_vendor("make_agent_unavailable"))
    }

    async fn make_outbound_call(
        &self,
        _number: &PhoneNumber,
        _event_id: &EventId,
    ) -> Result<(), VendorError> {
        Err(Refusal::Unsupported.into_vendor("make_outbound_call"))
    }

    async fn accept_call(&self, call: &CallId) -> Result<(), VendorError> {
        self.accept(call)
            .await
            .map_err(|refusal| refusal.into_vendor("accept_call"))
    }

    async fn reject_call(&self, _call: &CallId) -> Result<(), VendorError> {
        Err(Refusal::Unsupported.into_vendor("reject_call"))
    }

    async fn hangup_call(&self, call: &CallId) -> Result<(), VendorError> {
        self.hang_up(call)
            .await
            .map_err(|refusal| refusal.into_vendor("hangup_call"))
    }

    async fn control_call(&self, _call: &CallId, _request: &CallRequest) -> Result<(), VendorError> {
        Err(Refusal::Unsupported.into_vendor("control_call"))
    }
}

impl fmt::Debug for AcmePhone {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("AcmePhone").finish_non_exhaustive()
    }
}
