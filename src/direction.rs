//! Which way a call goes.

/// Whether the customer or the agent called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// The customer called the contact centre.
    Inbound,
    /// The agent called the customer, whether it was dialled here, in Fusion or at the vendor.
    Outbound,
}
