//! The vendor contract on top of the library.
//!
//! Nothing is reported but whole snapshots, taken after each refresh; nothing is asked for that the present snapshot
//! does not allow. The rules behind both are in `contract/streams.md` §13.
//!
//! `connection` starts and stops, `events` takes the library's events, `link` says whether it can be trusted, `snapshots`
//! reads and reports; `inactivity` passes on that the agent is there; `agent`, `call_request`, `microphone`, `transfer` and `sign_in` ask for something.

mod agent;
mod call_request;
mod clock;
mod connection;
mod events;
mod inactivity;
mod link;
mod microphone;
mod shared;
mod sign_in;
mod snapshots;
mod transfer;

use std::fmt;
use std::rc::Rc;

use async_trait::async_trait;
use fusion_cti::ids::{CallId, EventId, PresenceId};
use fusion_cti::phone::PhoneNumber;
use fusion_cti::vendor::{
    CallRequest, Capabilities, Capability, CtiVendorHandler, Presence, PresenceChoice, SnapshotSink,
    VendorError, VendorMethod,
};
use web_sys::HtmlElement;

use crate::error::StreamsError;
use crate::settings::ConnectSettings;
use call_request::CONTROLS;
use shared::Shared;

/// Amazon Connect, through the CCP that it embeds. One per page: the library can be started once.
pub struct AmazonConnect {
    shared: Rc<Shared>,
}

impl AmazonConnect {
    /// A handler that has started nothing yet. The CCP will be put into `container`, which must stay in the page, must
    /// never move in it, and must be drawn by nobody else: an iframe that moves stops working without any event. It may be hidden.
    pub fn new(settings: ConnectSettings, container: HtmlElement) -> Self {
        Self {
            shared: Rc::new(Shared::new(settings, container)),
        }
    }
}

/// The first of an agent's states that is of this kind.
fn first(choices: &[PresenceChoice], wanted: Presence) -> Option<&PresenceChoice> {
    choices.iter().find(|choice| choice.presence == wanted)
}

/// A failure of the library as a failure of the vendor's.
fn failed(method: VendorMethod) -> impl FnOnce(StreamsError) -> VendorError {
    move |error| error.into_vendor(method.name())
}

#[async_trait(?Send)]
impl CtiVendorHandler for AmazonConnect {
    fn capabilities(&self) -> Capabilities {
        let others = [
            Capability::Availability,
            Capability::Inbound,
            Capability::Outbound,
            Capability::SecondCall,
            Capability::SignIn,
            Capability::StaySignedIn,
        ];
        others.into_iter().chain(CONTROLS).collect()
    }

    async fn connect(&self, sink: SnapshotSink) -> Result<(), VendorError> {
        self.shared
            .connect(sink)
            .await
            .map_err(failed(VendorMethod::Connect))
    }

    async fn disconnect(&self) {
        self.shared.disconnect();
    }

    async fn make_agent_available(&self) -> Result<(), VendorError> {
        self.shared
            .set_state(|choices| first(choices, Presence::Routable))
            .await
            .map_err(failed(VendorMethod::MakeAgentAvailable))
    }

    async fn make_agent_unavailable(&self, choice: Option<&PresenceId>) -> Result<(), VendorError> {
        self.shared
            .set_state(|choices| match choice {
                Some(id) => choices
                    .iter()
                    .find(|choice| choice.id == *id && choice.presence != Presence::Routable),
                // An instance may have no such state of its own; every instance has one to be offline in.
                None => first(choices, Presence::NotRoutable).or_else(|| first(choices, Presence::Offline)),
            })
            .await
            .map_err(failed(VendorMethod::MakeAgentUnavailable))
    }

    async fn make_outbound_call(&self, number: &PhoneNumber, event_id: &EventId) -> Result<(), VendorError> {
        self.shared
            .dial(number, event_id)
            .await
            .map_err(failed(VendorMethod::MakeOutboundCall))
    }

    async fn accept_call(&self, call: &CallId) -> Result<(), VendorError> {
        self.shared
            .carry_out(call, &CallRequest::Accept)
            .await
            .map_err(failed(VendorMethod::AcceptCall))
    }

    async fn reject_call(&self, call: &CallId) -> Result<(), VendorError> {
        self.shared
            .carry_out(call, &CallRequest::Reject)
            .await
            .map_err(failed(VendorMethod::RejectCall))
    }

    async fn hangup_call(&self, call: &CallId) -> Result<(), VendorError> {
        self.shared
            .carry_out(call, &CallRequest::HangUp)
            .await
            .map_err(failed(VendorMethod::HangupCall))
    }

    async fn control_call(&self, call: &CallId, request: &CallRequest) -> Result<(), VendorError> {
        self.shared
            .carry_out(call, request)
            .await
            .map_err(failed(VendorMethod::ControlCall))
    }
}

impl fmt::Debug for AmazonConnect {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("AmazonConnect")
            .field("link", &self.shared.link())
            .finish_non_exhaustive()
    }
}
