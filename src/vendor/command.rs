//! What may be asked of a vendor.

use std::fmt;

use crate::ids::{CallId, EventId, PresenceId};
use crate::phone::PhoneNumber;

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
    /// Finish the wrap-up of a call that is over.
    FinishWrapUp,
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
