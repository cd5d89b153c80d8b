//! What may be asked of a vendor.

use std::fmt;

use crate::ids::{CallId, EventId, PresenceId};
use crate::phone::PhoneNumber;
use crate::vendor::capability::Capability;
use crate::vendor::snapshot::{Line, Stage};

/// A request to the vendor, as the session writes it down; the driver turns it into one method of the handler.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VendorCommand {
    /// Connect, or offer the sign-in again.
    Connect,
    /// [`make_agent_available`](crate::vendor::CtiVendorHandler::make_agent_available)
    MakeAgentAvailable,
    /// [`make_agent_unavailable`](crate::vendor::CtiVendorHandler::make_agent_unavailable)
    MakeAgentUnavailable(Option<PresenceId>),
    /// [`make_outbound_call`](crate::vendor::CtiVendorHandler::make_outbound_call)
    MakeOutboundCall {
        /// Whom to call.
        number: PhoneNumber,
        /// What the call is called from now on.
        event_id: EventId,
    },
    /// [`accept_call`](crate::vendor::CtiVendorHandler::accept_call)
    AcceptCall(CallId),
    /// [`reject_call`](crate::vendor::CtiVendorHandler::reject_call)
    RejectCall(CallId),
    /// [`hangup_call`](crate::vendor::CtiVendorHandler::hangup_call)
    HangupCall(CallId),
    /// [`control_call`](crate::vendor::CtiVendorHandler::control_call)
    ControlCall {
        /// Which call.
        call: CallId,
        /// What to do with it.
        control: CallControl,
    },
}

impl VendorCommand {
    /// Which method of the handler carries it out.
    pub fn method(&self) -> VendorMethod {
        match self {
            Self::Connect => VendorMethod::Connect,
            Self::MakeAgentAvailable => VendorMethod::MakeAgentAvailable,
            Self::MakeAgentUnavailable(_) => VendorMethod::MakeAgentUnavailable,
            Self::MakeOutboundCall { .. } => VendorMethod::MakeOutboundCall,
            Self::AcceptCall(_) => VendorMethod::AcceptCall,
            Self::RejectCall(_) => VendorMethod::RejectCall,
            Self::HangupCall(_) => VendorMethod::HangupCall,
            Self::ControlCall { .. } => VendorMethod::ControlCall,
        }
    }

    /// The capability without which it fails with [`Unsupported`](super::VendorErrorKind::Unsupported); none for what
    /// every vendor can do.
    pub fn needs(&self) -> Option<Capability> {
        match self {
            Self::Connect | Self::HangupCall(_) => None,
            Self::MakeAgentAvailable | Self::MakeAgentUnavailable(_) => Some(Capability::Availability),
            Self::MakeOutboundCall { .. } => Some(Capability::Outbound),
            Self::AcceptCall(_) => Some(Capability::Inbound),
            Self::RejectCall(_) => Some(Capability::Reject),
            Self::ControlCall { control, .. } => Some(control.needs()),
        }
    }
}

/// A method of the handler that makes a request, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum VendorMethod {
    /// `connect`
    Connect,
    /// `make_agent_available`
    MakeAgentAvailable,
    /// `make_agent_unavailable`
    MakeAgentUnavailable,
    /// `make_outbound_call`
    MakeOutboundCall,
    /// `accept_call`
    AcceptCall,
    /// `reject_call`
    RejectCall,
    /// `hangup_call`
    HangupCall,
    /// `control_call`
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

/// What can be done during a call, and after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CallControl {
    /// Park the customer.
    Hold,
    /// Talk again.
    Resume,
    /// Silence the agent.
    Mute,
    /// Hear the agent again.
    Unmute,
    /// Send these tones.
    Digits(Digits),
    /// Pass the call to this number.
    Transfer(PhoneNumber),
    /// Join all parties.
    Conference,
    /// Record the call from now on.
    Record,
    /// Record it no longer.
    StopRecording,
    /// Finish the wrap-up of a call that is over.
    FinishWrapUp,
}

impl CallControl {
    /// The capability without which it fails with [`Unsupported`](super::VendorErrorKind::Unsupported).
    pub fn needs(&self) -> Capability {
        match self {
            Self::Hold | Self::Resume => Capability::Hold,
            Self::Mute | Self::Unmute => Capability::Mute,
            Self::Digits(_) => Capability::Digits,
            Self::Transfer(_) => Capability::Transfer,
            Self::Conference => Capability::Conference,
            Self::Record | Self::StopRecording => Capability::Record,
            Self::FinishWrapUp => Capability::WrapUp,
        }
    }

    /// Whether it makes sense for a call in this stage. A handler that is asked for it in another one refuses.
    pub fn fits(&self, stage: Stage) -> bool {
        match self {
            Self::Hold => stage == Stage::Connected(Line::Talking),
            Self::Resume => stage == Stage::Connected(Line::Held),
            Self::FinishWrapUp => matches!(stage, Stage::Over(_)),
            Self::Mute
            | Self::Unmute
            | Self::Digits(_)
            | Self::Transfer(_)
            | Self::Conference
            | Self::Record
            | Self::StopRecording => matches!(stage, Stage::Connected(_)),
        }
    }
}

/// Tones: one or more of `0-9`, `*`, `#`. What is typed may be an account number, so `Debug` does not show it.
#[derive(Clone, PartialEq, Eq)]
pub struct Digits(String);

impl Digits {
    /// Takes a text of tones. Refuses the empty text and any other sign.
    pub fn parse(text: &str) -> Option<Self> {
        let fits = !text.is_empty() && text.chars().all(|sign| matches!(sign, '0'..='9' | '*' | '#'));
        fits.then(|| Self(text.to_owned()))
    }

    /// The tones.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Digits {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("[redacted digits]")
    }
}
