//! Why something is not done, as data. The view finds the words, for the agent and for Fusion.

use crate::phone::PhoneNumberError;
use crate::vendor::{CallAction, VendorCommand, VendorErrorKind};

/// Why a command of Fusion's, or what the agent asked for, is not done.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum RefusalReason {
    /// This toolbar does not know the command.
    UnknownCommand(String),
    /// The phone has no such call, or no longer.
    NoSuchCall,
    /// No call was named, and there are several.
    SeveralCalls,
    /// The call is over.
    CallOver,
    /// The call is not over.
    CallNotOver,
    /// The call is not ringing.
    NotRinging,
    /// The call is not connected.
    NotConnected,
    /// The phone system cannot do this.
    Unsupported,
    /// The phone system says that it would refuse this now.
    NotNow,
    /// The phone system does not let its agents' availability be changed from here.
    AvailabilityFixed,
    /// The phone system takes one call at a time.
    OneCallAtATime,
    /// The call before it could not be put on hold.
    OtherCallNotHeld,
    /// What the call should be transferred to is not a number.
    TransferToNoNumber(PhoneNumberError),
    /// The agent closed the field for the number to transfer to.
    TransferClosed,
    /// The call ended before a number to transfer it to was typed.
    TransferCallOver,
    /// No number to transfer to was typed in time.
    TransferTimedOut,
    /// Fusion asked for the transfer once more.
    TransferAskedAgain,
    /// The vendor refused, or did not answer.
    Vendor(VendorFailure),
}

/// Something that a vendor did not do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct VendorFailure {
    /// What was asked of the vendor.
    pub asked: Asked,
    /// Why it was not done.
    pub kind: VendorErrorKind,
}

/// What was asked of a vendor, without its arguments.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Asked {
    /// To connect, or to offer the sign-in.
    Connect,
    /// To keep the agent signed in.
    StaySignedIn,
    /// To make the agent available.
    MakeAvailable,
    /// To make the agent unavailable.
    MakeUnavailable,
    /// To dial a number.
    Dial,
    /// To do this with a call.
    Call(CallAction),
}

impl From<&VendorCommand> for Asked {
    fn from(command: &VendorCommand) -> Self {
        match command {
            VendorCommand::Connect => Self::Connect,
            VendorCommand::StaySignedIn => Self::StaySignedIn,
            VendorCommand::MakeAgentAvailable => Self::MakeAvailable,
            VendorCommand::MakeAgentUnavailable(_) => Self::MakeUnavailable,
            VendorCommand::MakeOutboundCall { .. } => Self::Dial,
            VendorCommand::Call { request, .. } => Self::Call(request.action()),
        }
    }
}
