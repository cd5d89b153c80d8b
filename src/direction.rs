//! Which way a call goes.

/// Who called whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// The customer called.
    Inbound,
    /// The agent called.
    Outbound,
}
