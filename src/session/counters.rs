//! Counts of what should not happen, for support.

/// Each counts up for the life of the page and holds no personal data.
#[derive(Clone, Debug, PartialEq, Eq, Default, Hash)]
pub(crate) struct Counters {
    /// Requests that Fusion did not answer in time.
    pub(crate) host_unanswered: u64,
    /// Requests that Fusion refused.
    pub(crate) host_refused: u64,
    /// Replies to requests that nobody waits for.
    pub(crate) host_late: u64,
    /// Replies that named another event id than was sent.
    pub(crate) host_renamed: u64,
    /// Commands that this toolbar does not know.
    pub(crate) unknown_commands: u64,
    /// Commands about a call that is not there.
    pub(crate) commands_without_call: u64,
    /// Updates of Fusion's about a call that is not there; an update has no answer.
    pub(crate) updates_without_call: u64,
    /// Dial requests that came a second time.
    pub(crate) repeated_dials: u64,
    /// Requests that the vendor did not answer in time.
    pub(crate) vendor_unanswered: u64,
    /// Requests that the vendor refused.
    pub(crate) vendor_refused: u64,
    /// Outcomes that came after their deadline, or of a dial whose call was forgotten meanwhile.
    pub(crate) vendor_late: u64,
    /// What the agent pressed when it had just come true, or there was nothing left to do it with: a call that had ended, a
    /// notice that was gone. Nobody is told, because nothing is missing.
    pub(crate) agent_late: u64,
}
