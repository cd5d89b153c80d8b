//! What we ask of the host.

use std::fmt;

pub use crate::classification::Classification;
use crate::ids::{EventId, MessageId};
use crate::token::TokenMap;

/// One request. Those that [`HostRequest::is_answered`] get a reply or run into their deadline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HostRequest {
    /// Ask for the toolbar's configuration; mandatory at the start (`contract/fusion.md` §1.9).
    Configuration,
    /// Say what this toolbar cannot do.
    DisableFeatures(Vec<Feature>),
    /// Start to hear one kind of message; once each.
    Listen(Listener),
    /// Say that the toolbar can be used, or no longer.
    Ready(bool),
    /// Say what the agent is doing.
    AgentState(AgentReport),
    /// A communication begins: rings, or was dialled.
    NewCommunication(Communication),
    /// It is connected: Fusion identifies the contact and pops the screen.
    StartCommunication(Communication),
    /// The communication is over: Fusion closes it, with wrap-up or without.
    CloseCommunication {
        /// Which, with all the data that Fusion returned for it.
        communication: Communication,
        /// How it ended; decides whether Fusion shows its wrap-up.
        reason: CloseReason,
    },
    /// An outbound call could not be placed.
    OutboundFailed(OutboundFailure),
    /// The agent turned to another of several calls.
    Focus(EventId),
    /// Give the toolbar this size. Nobody waits for the reply: older Fusions refuse the request or ignore it.
    Resize(ToolbarSize),
    /// Open a page by its name, in addition to the page that start has opened. The two interfaces name pages differently
    /// (`contract/fusion.md` §2.5, §8); a name that means nothing on the one in use is refused.
    OpenPage {
        /// The call that the page is about.
        communication: Communication,
        /// The page's code, such as `Edit_Contact`.
        page: String,
    },
}

impl HostRequest {
    /// Whether the host replies to this kind of request. Registering a listener has no reply of its own.
    pub fn is_answered(&self) -> bool {
        !matches!(self, Self::Listen(_))
    }

    /// A name for diagnostics; holds no data.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Configuration => "configuration",
            Self::DisableFeatures(_) => "disable features",
            Self::Listen(_) => "listen",
            Self::Ready(_) => "ready",
            Self::AgentState(_) => "agent state",
            Self::NewCommunication(_) => "new communication",
            Self::StartCommunication(_) => "start communication",
            Self::CloseCommunication { .. } => "close communication",
            Self::OutboundFailed(_) => "outbound failed",
            Self::Focus(_) => "focus",
            Self::Resize(_) => "resize",
            Self::OpenPage { .. } => "open page",
        }
    }
}

/// The size of the toolbar in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ToolbarSize {
    /// How wide it is; `None` for a horizontal toolbar, which is as wide as Fusion's window.
    pub width: Option<u32>,
    /// How high it is.
    pub height: u32,
}

/// What the host can be asked to switch off (`contract/fusion.md` §2.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Feature {
    /// Calls that are offered to the agent.
    InboundCall,
    /// Calls that the agent dials, click-to-dial included.
    OutboundCall,
    /// Passing a call on.
    Transfer,
    /// Calls of three and more.
    Conference,
    /// Digits dialled after the number.
    OutboundExtensions,
}

impl Feature {
    /// The code as Fusion writes it.
    pub fn code(self) -> &'static str {
        match self {
            Self::InboundCall => "INBOUND_CALL",
            Self::OutboundCall => "OUTBOUND_CALL",
            Self::Transfer => "TRANSFER_CALL",
            Self::Conference => "CONFERENCE_CALL",
            Self::OutboundExtensions => "OUTBOUND_CALL_EXTENSIONS",
        }
    }
}

/// The four kinds of message that Fusion sends only to who asked for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Listener {
    /// Accept, reject, disconnect and the like.
    InteractionCommands,
    /// Questions and orders about the agent.
    AgentCommands,
    /// A number that the agent clicked (click-to-dial).
    DialRequests,
    /// Changes of the CRM's data.
    DataUpdates,
}

impl Listener {
    /// All of them, in the order of `contract/fusion.md` §1.9.
    pub const ALL: [Self; 4] = [
        Self::InteractionCommands,
        Self::AgentCommands,
        Self::DialRequests,
        Self::DataUpdates,
    ];
}

/// One communication in the words that new, start and close have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Communication {
    /// The same from new to close.
    pub event_id: EventId,
    /// By this Fusion chooses its lookup and screen-pop rules.
    pub classification: Classification,
    /// The business object to look the caller up in; Fusion's default (the contact) if absent.
    pub lookup_object: Option<String>,
    /// Tokens: ours, and from start on everything that Fusion returned.
    pub data: TokenMap,
}

/// How a communication ended, in Fusion's vocabulary (`contract/fusion.md` §4.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CloseReason {
    /// Ended normally; Fusion shows wrap-up.
    WrapUp,
    /// Ended normally; there is no wrap-up.
    EndCommunication,
    /// The agent refused it, or the customer refused ours.
    Reject,
    /// It could not be established.
    Missed,
    /// The customer gave up before it was accepted.
    Abandoned,
    /// Fusion's own offer timer ran out.
    Timeout,
    /// The agent gave up before the customer answered.
    Canceled,
    /// Passed on to somebody else.
    Transferred,
}

impl CloseReason {
    /// The code as Fusion writes it.
    pub fn code(self) -> &'static str {
        match self {
            Self::WrapUp => "WRAPUP",
            Self::EndCommunication => "ENDCOMMUNICATION",
            Self::Reject => "REJECT",
            Self::Missed => "MISSED",
            Self::Abandoned => "ABANDONED",
            Self::Timeout => "TIMEOUT",
            Self::Canceled => "CANCELED",
            Self::Transferred => "TRANSFERRED",
        }
    }
}

impl fmt::Display for CloseReason {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code())
    }
}

/// What Fusion shows of the agent (`contract/fusion.md` §2.1, §4.4). The display texts are never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgentReport {
    /// Whether calls can come and be made: lights the phone icon.
    pub available: bool,
    /// Whether the agent is signed in at the vendor.
    pub logged_in: bool,
    /// `AVAILABLE`, `UNAVAILABLE` or `DISCONNECTED`.
    pub state: &'static str,
    /// The state in the agent's words.
    pub state_text: String,
    /// A code for why; empty where there is none.
    pub reason: String,
    /// Why, in the agent's words.
    pub reason_text: String,
}

/// An outbound call that could not be placed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutboundFailure {
    /// The event id of the call that could not be placed.
    pub event_id: EventId,
    /// The message in which Fusion asked for it, where that is known.
    pub asked_in: Option<MessageId>,
    /// A code such as `INVALID_NUMBER`; free to choose (`contract/fusion.md` §2.1).
    pub code: &'static str,
    /// What happened, for the agent.
    pub message: String,
}
