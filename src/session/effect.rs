//! Everything that a session can ask for.

use crate::host::{Answer, HostRequest};
use crate::ids::{CommandId, RequestId};
use crate::session::stored::StoredCalls;
use crate::vendor::VendorCommand;

/// One thing to be done; the driver does it, in the given order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Ask the host. If the request [is answered](HostRequest::is_answered), the reply comes back with this id.
    AskHost {
        /// Comes back with the reply.
        request: RequestId,
        /// What to ask.
        what: HostRequest,
    },
    /// Answer a command of the host.
    AnswerHost {
        /// Which.
        command: CommandId,
        /// With what.
        answer: Answer,
    },
    /// Keep this over a reload of the page, in place of what was kept before.
    Store(StoredCalls),
    /// Ask the vendor; the outcome comes back with this id. The session watches the time itself.
    AskVendor {
        /// Comes back with the outcome.
        request: RequestId,
        /// What to ask.
        what: VendorCommand,
    },
}
