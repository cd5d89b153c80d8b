//! The handler in front of the simulated phone system.

use std::fmt;
use std::rc::Rc;
use std::time::Duration;

use async_trait::async_trait;
use futures::channel::oneshot;
use futures::future::{Either, LocalBoxFuture, select};

use super::far_end::FarEnd;
use super::fault::{Outcome, Request};
use super::world::{Response, World};
use crate::call_action::CallRequest;
use crate::ids::{CallId, EventId, PresenceId};
use crate::phone::PhoneNumber;
use crate::vendor::capability::{Capabilities, Capability};
use crate::vendor::command::VendorCommand;
use crate::vendor::error::{VendorError, VendorErrorKind};
use crate::vendor::handler::{CtiVendorHandler, SnapshotSink};
use crate::vendor::snapshot::{LinkTrouble, VendorLink};

/// Makes a future that completes after a time: the simulator has no clock of its own.
pub type Sleep = Rc<dyn Fn(Duration) -> LocalBoxFuture<'static, ()>>;

/// A phone system in memory. Without [`with_time_limit`](Self::with_time_limit) a request that the far end holds up
/// stays open until the far end releases it or lets it fail.
#[derive(Clone)]
pub struct Simulator {
    world: World,
    page: u32,
    time_limit: Option<(Duration, Sleep)>,
}

impl Simulator {
    /// A phone system with these capabilities at which the agent is signed in, and its far end.
    pub fn new(capabilities: Capabilities) -> (Self, FarEnd) {
        Self::with_link(capabilities, VendorLink::Up)
    }

    /// The same with nobody signed in.
    pub fn signed_out(capabilities: Capabilities) -> (Self, FarEnd) {
        Self::with_link(capabilities, VendorLink::Down(LinkTrouble::SignedOut))
    }

    /// Every capability that the simulator has, but for [`Capability::HoldsFirst`], which is another way of having the rest.
    pub fn everything() -> Capabilities {
        [
            Capability::Availability,
            Capability::Inbound,
            Capability::Outbound,
            Capability::Reject,
            Capability::Hold,
            Capability::Mute,
            Capability::Digits,
            Capability::Transfer,
            Capability::Conference,
            Capability::Record,
            Capability::SecondCall,
            Capability::WrapUp,
            Capability::SignIn,
            Capability::StaySignedIn,
        ]
        .into_iter()
        .collect()
    }

    /// Requests fail with [`TimedOut`](VendorErrorKind::TimedOut) when `sleep` has slept for `limit`.
    #[must_use]
    pub fn with_time_limit(mut self, limit: Duration, sleep: Sleep) -> Self {
        self.time_limit = Some((limit, sleep));
        self
    }

    /// The handler of the load `page` of the page at `world`.
    pub(super) fn at(world: World, page: u32) -> Self {
        Self {
            world,
            page,
            time_limit: None,
        }
    }

    fn with_link(capabilities: Capabilities, link: VendorLink) -> (Self, FarEnd) {
        let world = World::new(capabilities, link);
        (Self::at(world.clone(), 0), FarEnd::new(world))
    }

    async fn request(&self, request: Request) -> Result<(), VendorError> {
        let operation = request.method().name();
        let outcome = match self.world.take(self.page, request) {
            Response::Ready(outcome) => outcome,
            Response::Pending(answer) => self.wait(answer).await,
        };
        outcome.map_err(|kind| VendorError::new(kind, operation))
    }

    async fn request_about(&self, call: &CallId, request: CallRequest) -> Result<(), VendorError> {
        let call = call.clone();
        self.request(Request::Command(VendorCommand::Call { call, request }))
            .await
    }

    async fn wait(&self, answer: oneshot::Receiver<Outcome>) -> Outcome {
        let answered = match &self.time_limit {
            None => answer.await,
            Some((limit, sleep)) => match select(answer, sleep(*limit)).await {
                Either::Left((answered, _)) => answered,
                Either::Right(((), _)) => return Err(VendorErrorKind::TimedOut),
            },
        };
        // The connection was closed while the request was open: there is nobody left to answer.
        answered.unwrap_or(Err(VendorErrorKind::NotConnected))
    }
}

impl fmt::Debug for Simulator {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Simulator")
            .field("page", &self.page)
            .finish_non_exhaustive()
    }
}

#[async_trait(?Send)]
impl CtiVendorHandler for Simulator {
    fn capabilities(&self) -> Capabilities {
        self.world.read(|exchange| exchange.capabilities.clone())
    }

    async fn connect(&self, sink: SnapshotSink) -> Result<(), VendorError> {
        self.request(Request::Connect(sink)).await
    }

    async fn disconnect(&self) {
        self.world.with_connection(|connection| {
            if connection.page == self.page {
                connection.close();
            }
        });
    }

    async fn make_agent_available(&self) -> Result<(), VendorError> {
        self.request(Request::Command(VendorCommand::MakeAgentAvailable))
            .await
    }

    async fn make_agent_unavailable(&self, choice: Option<&PresenceId>) -> Result<(), VendorError> {
        self.request(Request::Command(VendorCommand::MakeAgentUnavailable(
            choice.cloned(),
        )))
        .await
    }

    async fn make_outbound_call(&self, number: &PhoneNumber, event_id: &EventId) -> Result<(), VendorError> {
        self.request(Request::Command(VendorCommand::MakeOutboundCall {
            number: number.clone(),
            event_id: event_id.clone(),
        }))
        .await
    }

    async fn accept_call(&self, call: &CallId) -> Result<(), VendorError> {
        self.request_about(call, CallRequest::Accept).await
    }

    async fn reject_call(&self, call: &CallId) -> Result<(), VendorError> {
        self.request_about(call, CallRequest::Reject).await
    }

    async fn hangup_call(&self, call: &CallId) -> Result<(), VendorError> {
        self.request_about(call, CallRequest::HangUp).await
    }

    async fn control_call(&self, call: &CallId, request: &CallRequest) -> Result<(), VendorError> {
        self.request_about(call, request.clone()).await
    }
}
