//! What a vendor can do, as a value that buttons and answers are made from.

use std::collections::BTreeSet;

use crate::call_action::CallAction;

/// One thing a vendor may be able to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Capability {
    /// The agent's availability can be changed from here.
    Availability,
    /// Calls can come in.
    Inbound,
    /// Numbers can be dialled.
    Outbound,
    /// Digits of an extension can be dialled behind the number, in one go: the vendor takes the
    /// [`extension`](crate::phone::PhoneNumber::extension) of the number that it is given. Where it cannot, the agent is offered the
    /// extension as tones.
    OutboundExtensions,
    /// A ringing call can be refused.
    Reject,
    /// Calls are offered that the agent reads first and then dials: [`Stage::Preview`](super::Stage::Preview).
    Preview,
    /// A call can be held and resumed.
    Hold,
    /// The agent can be muted.
    Mute,
    /// Digits can be sent during a call.
    Digits,
    /// A call can be transferred to a number.
    Transfer,
    /// A call can have three parties.
    Conference,
    /// The recording of a call can be started and stopped; a vendor that can only pause it means that.
    Record,
    /// A second call can be accepted while there is a first; [`Capabilities::second_call`] says what happens to the first.
    SecondCall,
    /// Accepting a second call, or resuming one, puts the other on hold without a request. Only together with
    /// [`SecondCall`](Self::SecondCall).
    HoldsFirst,
    /// A call that is over stays until the agent finishes the wrap-up.
    WrapUp,
    /// The vendor asks the agent to sign in, and can be asked to offer that again.
    SignIn,
    /// The vendor warns of a sign-out for inactivity, and can be asked to keep the agent signed in.
    StaySignedIn,
}

impl CallAction {
    /// The capability without which a vendor refuses it as [`Unsupported`](super::VendorErrorKind::Unsupported); none for
    /// what every vendor can do.
    pub fn needs(self) -> Option<Capability> {
        match self {
            Self::HangUp => None,
            Self::Accept => Some(Capability::Inbound),
            Self::Reject => Some(Capability::Reject),
            Self::Dial => Some(Capability::Preview),
            Self::Hold | Self::Resume => Some(Capability::Hold),
            Self::Mute | Self::Unmute => Some(Capability::Mute),
            Self::Record | Self::StopRecording => Some(Capability::Record),
            Self::SendDigits => Some(Capability::Digits),
            Self::Transfer => Some(Capability::Transfer),
            Self::Conference => Some(Capability::Conference),
            Self::FinishWrapUp => Some(Capability::WrapUp),
        }
    }
}

/// Everything that one vendor can do. Constant for the life of a handler.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Capabilities(BTreeSet<Capability>);

impl Capabilities {
    /// Whether the vendor can do this.
    pub fn has(&self, capability: Capability) -> bool {
        self.0.contains(&capability)
    }
}

/// What happens to the call that the agent is talking on when the agent accepts another one. It follows from the
/// capabilities.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecondCall {
    /// The other cannot be accepted.
    Refused,
    /// It has to be put on hold first; then the other can be accepted.
    HoldRequired,
    /// The vendor puts it on hold.
    HoldsFirst,
    /// Nothing: this vendor has no hold, and the agent talks on both.
    Concurrent,
}

impl Capabilities {
    /// What happens to a call when another one is accepted.
    pub fn second_call(&self) -> SecondCall {
        match (
            self.has(Capability::SecondCall),
            self.has(Capability::HoldsFirst),
            self.has(Capability::Hold),
        ) {
            (false, _, _) => SecondCall::Refused,
            (true, true, _) => SecondCall::HoldsFirst,
            (true, false, true) => SecondCall::HoldRequired,
            (true, false, false) => SecondCall::Concurrent,
        }
    }
}

impl FromIterator<Capability> for Capabilities {
    fn from_iter<T: IntoIterator<Item = Capability>>(capabilities: T) -> Self {
        let mut set = BTreeSet::new();
        set.extend(capabilities);
        Self(set)
    }
}
