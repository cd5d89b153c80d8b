//! What the session and a CRM host say to each other, in nobody's wire format.
//!
//! Two ports translate this language: the MCA wire ([`crate::protocol`]) and the UI Events Framework. The session knows
//! neither. [`request`]: what we ask of Fusion; [`reply`]: what it answers; [`command`]: what it asks of us; [`notice`]:
//! what it only tells.

pub mod command;
pub mod notice;
pub mod reply;
pub mod request;

pub use command::{AgentCommand, Answer, AnswerData, Button, Command, InteractionCommand, Order};
pub use notice::{DataUpdate, DialRequest, UpdateKind};
pub use reply::{Refusal, Reply, ReplyData};
pub use request::{
    AgentReport, Classification, CloseReason, Communication, Feature, HostRequest, Listener, OutboundFailure,
    ToolbarSize,
};

use crate::ids::{CommandId, RequestId};

/// Everything that the host can say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HostMessage {
    /// The answer to a request of ours. Start's answer may come again as the agent identifies the contact
    /// (`contract/fusion.md` §5.2).
    Replied {
        /// The request that the reply belongs to.
        request: RequestId,
        /// What Fusion returned, or why it refused.
        reply: Reply,
    },
    /// A command that must be answered exactly once.
    Commanded {
        /// What the answer must be addressed to.
        command: CommandId,
        /// What Fusion wants done or wants to know.
        order: Order,
    },
    /// The agent clicked a number in the CRM.
    DialRequested(DialRequest),
    /// The CRM's data about a call changed.
    DataUpdated(DataUpdate),
}
