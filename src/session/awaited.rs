//! What somebody waits for at a call before a request can go to the vendor.

use crate::ids::CommandId;
use crate::session::open_requests::Requester;
use crate::time::Timestamp;

/// Those who want to talk on a call as soon as another one is on hold.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct AwaitedHold {
    pub(crate) requesters: Vec<Requester>,
    /// When they are refused because the other call is still talked on.
    pub(crate) deadline: Timestamp,
}

/// A command of Fusion that waits for the agent to say whom to pass the call to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct AwaitedNumber {
    /// The command that has to be answered.
    pub(crate) command: CommandId,
    /// When the command is refused because no number was typed.
    pub(crate) deadline: Timestamp,
}
