//! The vendor contract on top of the library.
//!
//! Nothing is reported but whole pictures, taken after each refresh; nothing is asked for that the present picture
//! does not allow. The rules behind both are in `contract/streams.md` §13.

mod events;
mod link;
mod microphone;
mod shared;
mod sign_in;
mod transfer;
mod wish;

use std::fmt;
use std::rc::Rc;

use async_trait::async_trait;
use fusion_cti::ids::{CallId, EventId, PresenceId};
use fusion_cti::phone::PhoneNumber;
use fusion_cti::vendor::{
    CallRequest, Capabilities, Capability, CtiVendorHandler, Presence, PresenceChoice, SnapshotSink, Stage,
    VendorError, VendorLink, VendorMethod,
};
use web_sys::HtmlElement;

use crate::error::StreamsError;
use crate::settings::Settings;
use crate::streams::{self, Answer, outcome};
use shared::Shared;

/// The permission without which the service refuses to dial.
const OUTBOUND_PERMISSION: &str = "outboundCall";

/// Finds the state that is wanted among those that the agent can choose.
type Choosing<'a> = &'a dyn for<'b> Fn(&'b [PresenceChoice]) -> Option<&'b PresenceChoice>;

/// Amazon Connect, through the CCP that it embeds. One per page: the library can be started once.
pub struct AmazonConnect {
    shared: Rc<Shared>,
}

impl AmazonConnect {
    /// A handler that has started nothing yet. The CCP will be put into `container`, which must stay in the page, must
    /// never move in it, and must be drawn by nobody else: an iframe that moves is dead without a sign. It may be hidden.
    pub fn new(settings: Settings, container: HtmlElement) -> Self {
        Self {
            shared: Rc::new(Shared::new(settings, container)),
        }
    }

    /// Puts the agent into the state that is chosen, at once or, during a call or its wrap-up, as the next one.
    fn make_agent(&self, chosen: Choosing<'_>) -> Result<Answer<'_>, StreamsError> {
        let picture = self.shared.reliable_picture()?;
        let agent = picture.agent.ok_or(StreamsError::NotConnected)?;
        let choice = chosen(&agent.choices).ok_or(StreamsError::WrongState)?;
        let on_a_call = picture
            .calls
            .iter()
            .any(|call| !matches!(call.stage, Stage::Over(_)));
        let at_work = matches!(agent.presence, Presence::OnCall | Presence::AfterCallWork);
        let wanted = streams::AgentStateRequest {
            arn: choice.id.as_str(),
            enqueue: on_a_call || at_work,
        };
        streams::set_state(wanted, self.shared.limit())
    }

    /// Dials; the next new outbound contact is the result.
    fn dial<'a>(&'a self, number: &PhoneNumber, event_id: &'a EventId) -> Result<Answer<'a>, StreamsError> {
        self.shared.reliable_picture()?;
        if !streams::may(OUTBOUND_PERMISSION) {
            return Err(StreamsError::NotPermitted);
        }
        // Before the request: the contact may be seen before the answer.
        self.shared.dialling(event_id, number);
        let dialled = streams::dial(&number.dialled(), self.shared.limit());
        Ok(Box::pin(async move {
            let outcome = outcome(dialled).await;
            // After a lost answer the call may still come.
            if outcome
                .as_ref()
                .is_err_and(|error| *error != StreamsError::TimedOut)
            {
                self.shared.dialling_refused(event_id);
            }
            outcome
        }))
    }
}

/// The first of an agent's states that is of this kind.
fn first(choices: &[PresenceChoice], wanted: Presence) -> Option<&PresenceChoice> {
    choices.iter().find(|choice| choice.presence == wanted)
}

/// Waits for the end of a request to the library.
async fn answered(method: VendorMethod, begun: Result<Answer<'_>, StreamsError>) -> Result<(), VendorError> {
    let outcome = outcome(begun).await;
    outcome.map_err(|error| error.into_vendor(method.name()))
}

#[async_trait(?Send)]
impl CtiVendorHandler for AmazonConnect {
    fn capabilities(&self) -> Capabilities {
        // Streams can neither pause a recording nor tell of one, and cannot join two calls.
        [
            Capability::Availability,
            Capability::Inbound,
            Capability::Outbound,
            Capability::Reject,
            Capability::Hold,
            Capability::Mute,
            Capability::Digits,
            Capability::Transfer,
            Capability::SecondCall,
            Capability::WrapUp,
            Capability::SignIn,
        ]
        .into_iter()
        .collect()
    }

    async fn connect(&self, sink: SnapshotSink) -> Result<(), VendorError> {
        let connecting: Answer<'_> = if self.shared.replace_sink(sink) {
            Box::pin(self.shared.start())
        } else if let VendorLink::Down(trouble) = self.shared.link() {
            Box::pin(sign_in::offer(&self.shared, trouble))
        } else {
            return Ok(());
        };
        answered(VendorMethod::Connect, Ok(connecting)).await
    }

    async fn disconnect(&self) {
        self.shared.stop();
    }

    async fn make_agent_available(&self) -> Result<(), VendorError> {
        let made = self.make_agent(&|choices| first(choices, Presence::Routable));
        answered(VendorMethod::MakeAgentAvailable, made).await
    }

    async fn make_agent_unavailable(&self, choice: Option<&PresenceId>) -> Result<(), VendorError> {
        let made = self.make_agent(&|choices| match choice {
            Some(id) => choices
                .iter()
                .find(|choice| choice.id == *id && choice.presence != Presence::Routable),
            // An instance may have no such state of its own; every instance has one to be offline in.
            None => first(choices, Presence::NotRoutable).or_else(|| first(choices, Presence::Offline)),
        });
        answered(VendorMethod::MakeAgentUnavailable, made).await
    }

    async fn make_outbound_call(&self, number: &PhoneNumber, event_id: &EventId) -> Result<(), VendorError> {
        answered(VendorMethod::MakeOutboundCall, self.dial(number, event_id)).await
    }

    async fn accept_call(&self, call: &CallId) -> Result<(), VendorError> {
        answered(
            VendorMethod::AcceptCall,
            self.shared.ask(call, &CallRequest::Accept),
        )
        .await
    }

    async fn reject_call(&self, call: &CallId) -> Result<(), VendorError> {
        answered(
            VendorMethod::RejectCall,
            self.shared.ask(call, &CallRequest::Reject),
        )
        .await
    }

    async fn hangup_call(&self, call: &CallId) -> Result<(), VendorError> {
        answered(
            VendorMethod::HangupCall,
            self.shared.ask(call, &CallRequest::HangUp),
        )
        .await
    }

    async fn control_call(&self, call: &CallId, request: &CallRequest) -> Result<(), VendorError> {
        answered(VendorMethod::ControlCall, self.shared.ask(call, request)).await
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
