//! How a call ended. The service does not report it in one place: contact state, agent error state and what happened
//! before have to be read together (`contract/streams.md` §8.7, and the traces `caller-abandons`, `missed*`,
//! `reject-*`, `outbound-fails`).

use fusion_cti::direction::Direction;
use fusion_cti::vendor::Ending;

/// What is known about a contact that is over.
#[derive(Clone, Copy, Debug)]
pub(super) struct Circumstances<'a> {
    /// The contact's state: ended, error, missed, rejected.
    pub(super) state: &'a str,
    /// The agent's state at that moment, if it is an error state.
    pub(super) agent_error: Option<&'a str>,
    /// Whether the customer or the agent called.
    pub(super) direction: Direction,
    /// Whether it waited in a queue for a callback.
    pub(super) is_callback: bool,
    /// Whether the parties had been talking; absent where the page was not there to see.
    pub(super) was_connected: Option<bool>,
    /// Whether the agent had refused it here.
    pub(super) rejected_here: bool,
}

impl Circumstances<'_> {
    /// The ending, as far as it is known.
    pub(super) fn ending(self) -> Ending {
        if self.was_connected == Some(true) {
            return Ending::Finished;
        }
        match self.state {
            "rejected" => Ending::Rejected,
            _ if self.rejected_here => Ending::Rejected,
            "missed" => Ending::RangOut,
            "ended" => self.ended(),
            _ => self.failed(),
        }
    }

    /// Ended in good order, but without having been connected as far as was seen. After-call work follows
    /// a conversation only, so a contact that is found in this state had one.
    fn ended(self) -> Ending {
        match (self.was_connected, self.direction, self.is_callback) {
            (None, _, _) => Ending::Finished,
            (Some(_), Direction::Inbound, false) => Ending::CallerLeft,
            (Some(_), _, _) => self.failed(),
        }
    }

    /// Failed: the agent's error state is the only hint.
    fn failed(self) -> Ending {
        match self.agent_error {
            Some("MissedCallAgent") => Ending::RangOut,
            Some("LineEngagedCustomer") => Ending::CustomerDeclined,
            Some("MissedCallCustomer") => Ending::CustomerNoAnswer,
            Some("FailedConnectCustomer" | "BadAddressCustomer") => Ending::NotReachable,
            // Assumption: nothing documents it, but no other name is left for a caller who gives up. Nobody can give
            // up a queued callback; there, the service names a missed offer so.
            Some("Default") if self.is_callback => Ending::RangOut,
            Some("Default") if self.direction == Direction::Inbound => Ending::CallerLeft,
            // `FailedConnectAgent` follows a refusal in the CCP as well as a softphone that failed.
            _ => Ending::Unknown,
        }
    }
}
