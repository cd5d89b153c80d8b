//! Everything that a session can ask for.

use crate::host::HostRequest;
use crate::ids::{CommandId, EventId, MessageId, RequestId};
use crate::session::agent_report::AgentStatus;
use crate::session::controls::CommandButton;
use crate::session::refusal::RefusalReason;
use crate::session::stored::StoredCalls;
use crate::vendor::{VendorCommand, VendorErrorKind};

/// One thing to be done; the driver does it, in the given order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Ask the host. If the request [is answered](HostRequest::is_answered), the reply comes back with this id.
    AskHost {
        /// Comes back with the reply.
        request: RequestId,
        /// The request; [`host_request`](crate::view::host_request) puts it into words.
        what: ToHost,
    },
    /// Answer a command of the host.
    AnswerHost {
        /// The command that is answered, exactly once.
        command: CommandId,
        /// The answer; [`host_answer`](crate::view::host_answer) puts it into words.
        answer: CommandAnswer,
    },
    /// Keep this over a reload of the page, in place of what was kept before.
    Store(StoredCalls),
    /// Ask the vendor; the outcome comes back with this id. The session watches the time itself.
    AskVendor {
        /// Comes back with the outcome.
        request: RequestId,
        /// The request, which the driver turns into one method of the handler.
        what: VendorCommand,
    },
}

/// A request to the host, before the texts in it that people read have been written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ToHost {
    /// A request without a text of ours.
    Request(HostRequest),
    /// Say what the agent is doing.
    AgentState(AgentStatus),
    /// An outbound call could not be placed.
    OutboundFailed {
        /// The event id of the call.
        event_id: EventId,
        /// The message in which Fusion asked for it.
        asked_in: Option<MessageId>,
        /// What the vendor said against it.
        kind: VendorErrorKind,
    },
}

impl ToHost {
    /// Whether the host replies to this kind of request.
    pub fn is_answered(&self) -> bool {
        match self {
            Self::Request(request) => request.is_answered(),
            Self::AgentState(_) | Self::OutboundFailed { .. } => true,
        }
    }
}

impl From<HostRequest> for ToHost {
    fn from(request: HostRequest) -> Self {
        Self::Request(request)
    }
}

/// An answer to a command of the host, before the texts in it that people read have been written. Given once, and only when
/// the outcome is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CommandAnswer {
    /// It was done, and nothing was asked for.
    Done,
    /// What the agent is doing.
    AgentState(AgentStatus),
    /// The calls that are going on.
    Engagements(Vec<EventId>),
    /// The buttons that Fusion may show.
    Buttons(Vec<CommandButton>),
    /// It was not done, and why.
    Refused(RefusalReason),
}
