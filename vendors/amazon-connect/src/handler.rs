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

use std::fmt;
use std::rc::Rc;

use async_trait::async_trait;
use fusion_cti::ids::{CallId, EventId, PresenceId};
use fusion_cti::phone::PhoneNumber;
use fusion_cti::vendor::{
    CallControl, Capabilities, Capability, CtiVendorHandler, Line, Presence, PresenceChoice, SnapshotSink,
    Stage, VendorError, VendorLink,
};
use web_sys::HtmlElement;

use crate::error::StreamsError;
use crate::settings::Settings;
use crate::streams;
use shared::Shared;

/// The permission without which the service refuses to dial.
const OUTBOUND_PERMISSION: &str = "outboundCall";

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

    /// Puts the agent into the first state that `fits`, at once or, during a call or its wrap-up, as the next one.
    async fn make_agent(
        &self,
        fits: &dyn Fn(&PresenceChoice) -> bool,
        or: &dyn Fn(&PresenceChoice) -> bool,
    ) -> Result<(), StreamsError> {
        let picture = self.shared.reliable_picture()?;
        let agent = picture.agent.ok_or(StreamsError::NotConnected)?;
        let choice = agent
            .choices
            .iter()
            .find(|choice| fits(choice))
            .or_else(|| agent.choices.iter().find(|choice| or(choice)))
            .ok_or(StreamsError::WrongState)?;
        let on_a_call = picture
            .calls
            .iter()
            .any(|call| !matches!(call.stage, Stage::Over(_)));
        let at_work = matches!(agent.presence, Presence::OnCall | Presence::AfterCallWork);
        let wanted = streams::AgentStateRequest {
            arn: choice.id.as_str(),
            enqueue: on_a_call || at_work,
        };
        streams::set_state(wanted, self.shared.limit()).await
    }

    /// Dials; the next new outbound contact is the result.
    async fn dial(&self, number: &PhoneNumber, event_id: &EventId) -> Result<(), StreamsError> {
        self.shared.reliable_picture()?;
        let permissions = self.shared.observe().agent.and_then(|agent| agent.permissions);
        if permissions.is_some_and(|granted| !granted.iter().any(|name| name == OUTBOUND_PERMISSION)) {
            return Err(StreamsError::NotPermitted);
        }
        // Before the request: the contact may be seen before the answer.
        self.shared.dialling(event_id, number);
        let dialled = streams::dial(&number.dialled(), self.shared.limit()).await;
        match &dialled {
            // After a lost answer the call may still come.
            Ok(()) | Err(StreamsError::TimedOut) => {}
            Err(_) => self.shared.dialling_refused(event_id),
        }
        dialled
    }

    /// Takes a ringing call. The service gives no reason for a refusal, so the calls are looked at again.
    async fn accept(&self, call: &CallId) -> Result<(), StreamsError> {
        let _claim = self.shared.claim(call, "accept_call")?;
        self.shared.require(call, &|stage| stage == Stage::Ringing)?;
        let accepted = streams::accept(call.as_str(), self.shared.limit()).await;
        if accepted == Err(StreamsError::Refused(None)) {
            self.shared.require(call, &|stage| stage == Stage::Ringing)?;
            let calls = self.shared.reliable_picture()?.calls;
            if calls
                .iter()
                .any(|other| matches!(other.stage, Stage::Connected(_)))
            {
                return Err(StreamsError::OnAnotherCall);
            }
        }
        accepted
    }

    /// Refuses a ringing call, and remembers it: the service does not always tell why a call ended.
    async fn reject(&self, call: &CallId) -> Result<(), StreamsError> {
        let _claim = self.shared.claim(call, "reject_call")?;
        self.shared.require(call, &|stage| stage == Stage::Ringing)?;
        self.shared.rejecting(call);
        let rejected = streams::reject(call.as_str(), self.shared.limit()).await;
        match &rejected {
            Ok(()) | Err(StreamsError::TimedOut) => {}
            Err(_) => self.shared.rejecting_refused(call),
        }
        rejected
    }

    /// Ends the agent's part in a call.
    async fn hang_up(&self, call: &CallId) -> Result<(), StreamsError> {
        let _claim = self.shared.claim(call, "hangup_call")?;
        self.shared.require(call, &|stage| {
            matches!(stage, Stage::Dialling | Stage::Connected(_))
        })?;
        streams::hang_up(call.as_str(), self.shared.limit()).await
    }

    /// Everything else.
    async fn control(&self, call: &CallId, control: &CallControl) -> Result<(), StreamsError> {
        if !self.capabilities().has(control.needs()) {
            return Err(StreamsError::Unsupported);
        }
        let _claim = self.shared.claim(call, control_name(control))?;
        let stage = self.shared.require(call, &|stage| allows(stage, control))?;
        let (id, limit) = (call.as_str(), self.shared.limit());
        match control {
            CallControl::Hold => streams::hold(id, limit).await,
            CallControl::Resume => {
                self.shared.state.borrow_mut().transfers.cancel(call);
                streams::resume(id, limit).await
            }
            CallControl::Mute => self.shared.set_mute(true).await,
            CallControl::Unmute => self.shared.set_mute(false).await,
            CallControl::Digits(digits) => {
                let held = stage == Stage::Connected(Line::Held);
                streams::send_digits(id, digits.as_str(), held, limit).await
            }
            CallControl::Transfer(number) => self.shared.transfer(call, number).await,
            CallControl::Conference | CallControl::Record | CallControl::StopRecording => {
                Err(StreamsError::Unsupported)
            }
            CallControl::FinishWrapUp => streams::clear(id, limit).await,
        }
    }
}

/// Whether a call in this stage can be controlled so.
fn allows(stage: Stage, control: &CallControl) -> bool {
    match control {
        CallControl::Hold => stage == Stage::Connected(Line::Talking),
        CallControl::Resume => stage == Stage::Connected(Line::Held),
        CallControl::Mute | CallControl::Unmute | CallControl::Digits(_) | CallControl::Transfer(_) => {
            matches!(stage, Stage::Connected(_))
        }
        CallControl::Conference | CallControl::Record | CallControl::StopRecording => false,
        CallControl::FinishWrapUp => matches!(stage, Stage::Over(_)),
    }
}

/// What tells two open requests about one call apart. A call is resumed as soon as it is held, whether or not the hold has
/// been answered: the service promises no order between the two.
fn control_name(control: &CallControl) -> &'static str {
    match control {
        CallControl::Hold => "hold",
        CallControl::Resume => "resume",
        CallControl::Mute | CallControl::Unmute => "mute",
        CallControl::Digits(_) => "digits",
        CallControl::Transfer(_) | CallControl::Conference => "transfer",
        CallControl::Record | CallControl::StopRecording => "record",
        CallControl::FinishWrapUp => "finish_wrap_up",
    }
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
        let connected = if self.shared.replace_sink(sink) {
            self.shared.start().await
        } else {
            match self.shared.link() {
                VendorLink::Down(trouble) => sign_in::offer(&self.shared, trouble).await,
                VendorLink::Connecting | VendorLink::Up => Ok(()),
            }
        };
        connected.map_err(|error| error.into_vendor("connect"))
    }

    async fn disconnect(&self) {
        self.shared.stop();
    }

    async fn make_agent_available(&self) -> Result<(), VendorError> {
        let routable = |choice: &PresenceChoice| choice.presence == Presence::Routable;
        self.make_agent(&routable, &|_| false)
            .await
            .map_err(|error| error.into_vendor("make_agent_available"))
    }

    async fn make_agent_unavailable(&self, choice: Option<&PresenceId>) -> Result<(), VendorError> {
        let made = match choice {
            Some(id) => {
                let chosen =
                    |choice: &PresenceChoice| choice.id == *id && choice.presence != Presence::Routable;
                self.make_agent(&chosen, &|_| false).await
            }
            // An instance may have no such state of its own; every instance has one to be offline in.
            None => {
                self.make_agent(&|choice| choice.presence == Presence::NotRoutable, &|choice| {
                    choice.presence == Presence::Offline
                })
                .await
            }
        };
        made.map_err(|error| error.into_vendor("make_agent_unavailable"))
    }

    async fn make_outbound_call(&self, number: &PhoneNumber, event_id: &EventId) -> Result<(), VendorError> {
        self.dial(number, event_id)
            .await
            .map_err(|error| error.into_vendor("make_outbound_call"))
    }

    async fn accept_call(&self, call: &CallId) -> Result<(), VendorError> {
        self.accept(call)
            .await
            .map_err(|error| error.into_vendor("accept_call"))
    }

    async fn reject_call(&self, call: &CallId) -> Result<(), VendorError> {
        self.reject(call)
            .await
            .map_err(|error| error.into_vendor("reject_call"))
    }

    async fn hangup_call(&self, call: &CallId) -> Result<(), VendorError> {
        self.hang_up(call)
            .await
            .map_err(|error| error.into_vendor("hangup_call"))
    }

    async fn control_call(&self, call: &CallId, control: &CallControl) -> Result<(), VendorError> {
        self.control(call, control)
            .await
            .map_err(|error| error.into_vendor("control_call"))
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
