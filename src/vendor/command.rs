//! What may be asked of a vendor.

use crate::call_action::{ActionStage, CallAction, CallRequest};
use crate::ids::{CallId, EventId, PresenceId};
use crate::phone::PhoneNumber;
use crate::vendor::capability::Capability;
use crate::vendor::snapshot::{Line, Stage};

/// A request to the vendor, as the session writes it down; the driver turns it into one method of the handler.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum VendorCommand {
    /// Connect, or offer the sign-in again.
    Connect,
    /// Keep the agent signed in: [`connect`](crate::vendor::CtiVendorHandler::connect) once more.
    StaySignedIn,
    /// Calls [`make_agent_available`](crate::vendor::CtiVendorHandler::make_agent_available), which takes no argument.
    MakeAgentAvailable,
    /// Calls [`make_agent_unavailable`](crate::vendor::CtiVendorHandler::make_agent_unavailable), with a reason or for
    /// the vendor's first.
    MakeAgentUnavailable(Option<PresenceId>),
    /// Calls [`make_outbound_call`](crate::vendor::CtiVendorHandler::make_outbound_call), with these two.
    MakeOutboundCall {
        /// The number to dial.
        number: PhoneNumber,
        /// What the resulting call is labelled with.
        event_id: EventId,
    },
    /// [`accept_call`](crate::vendor::CtiVendorHandler::accept_call),
    /// [`reject_call`](crate::vendor::CtiVendorHandler::reject_call),
    /// [`hangup_call`](crate::vendor::CtiVendorHandler::hangup_call) or
    /// [`control_call`](crate::vendor::CtiVendorHandler::control_call), by the request
    Call {
        /// The vendor's id of the call.
        call: CallId,
        /// What to do with it, with its argument.
        request: CallRequest,
    },
}

impl VendorCommand {
    /// Which method of the handler carries it out.
    pub fn method(&self) -> VendorMethod {
        match self {
            Self::Connect | Self::StaySignedIn => VendorMethod::Connect,
            Self::MakeAgentAvailable => VendorMethod::MakeAgentAvailable,
            Self::MakeAgentUnavailable(_) => VendorMethod::MakeAgentUnavailable,
            Self::MakeOutboundCall { .. } => VendorMethod::MakeOutboundCall,
            Self::Call { request, .. } => match request {
                CallRequest::Accept => VendorMethod::AcceptCall,
                CallRequest::Reject => VendorMethod::RejectCall,
                CallRequest::HangUp => VendorMethod::HangupCall,
                // Every other request is a control of a call that goes on.
                _ => VendorMethod::ControlCall,
            },
        }
    }

    /// The capability without which it fails with [`Unsupported`](super::VendorErrorKind::Unsupported); none for what
    /// every vendor can do.
    pub fn needs(&self) -> Option<Capability> {
        match self {
            Self::Connect => None,
            Self::StaySignedIn => Some(Capability::StaySignedIn),
            Self::MakeAgentAvailable | Self::MakeAgentUnavailable(_) => Some(Capability::Availability),
            Self::MakeOutboundCall { .. } => Some(Capability::Outbound),
            Self::Call { request, .. } => request.action().needs(),
        }
    }
}

/// A method of the handler that makes a request, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum VendorMethod {
    /// The handler's method `connect`.
    Connect,
    /// The handler's method `make_agent_available`.
    MakeAgentAvailable,
    /// The handler's method `make_agent_unavailable`.
    MakeAgentUnavailable,
    /// The handler's method `make_outbound_call`.
    MakeOutboundCall,
    /// The handler's method `accept_call`.
    AcceptCall,
    /// The handler's method `reject_call`.
    RejectCall,
    /// The handler's method `hangup_call`.
    HangupCall,
    /// The handler's method `control_call`.
    ControlCall,
}

impl VendorMethod {
    /// The method's name, as errors carry it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Connect => "connect",
            Self::MakeAgentAvailable => "make_agent_available",
            Self::MakeAgentUnavailable => "make_agent_unavailable",
            Self::MakeOutboundCall => "make_outbound_call",
            Self::AcceptCall => "accept_call",
            Self::RejectCall => "reject_call",
            Self::HangupCall => "hangup_call",
            Self::ControlCall => "control_call",
        }
    }
}

impl CallAction {
    /// Whether it makes sense for a call in this stage. A handler that is asked for it in another one refuses.
    pub fn fits(self, stage: Stage) -> bool {
        match self.stage() {
            ActionStage::Ringing => stage == Stage::Ringing,
            ActionStage::Preview => stage == Stage::Preview,
            ActionStage::Live => matches!(stage, Stage::Preview | Stage::Dialling | Stage::Connected(_)),
            ActionStage::Connected => matches!(stage, Stage::Connected(_)),
            ActionStage::Talking => stage == Stage::Connected(Line::Talking),
            ActionStage::Held => stage == Stage::Connected(Line::Held),
            ActionStage::Over => matches!(stage, Stage::Over(_)),
        }
    }
}
