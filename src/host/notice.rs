//! What the host tells us without asking for an answer.

use crate::ids::{EventId, MessageId};
use crate::redact::Private;
use crate::token::TokenMap;

/// The agent clicked a number in the CRM (`contract/fusion.md` §3.3).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DialRequest {
    /// The id that new, start, close and a failure of this call carry (§5.3.2).
    pub event_id: EventId,
    /// The message that it came in; absent where that has no uuid.
    pub message: Option<MessageId>,
    /// The number as Fusion wrote it; it may turn out to be none.
    pub number: Private<String>,
    /// Everything Fusion sent, to be echoed in the new communication.
    pub data: TokenMap,
}

/// The CRM's data about a call changed (`contract/fusion.md` §3.4).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataUpdate {
    /// Which call; absent where Fusion did not say.
    pub event_id: Option<EventId>,
    /// What changed, or which of the agent's steps ended.
    pub kind: UpdateKind,
    /// The tokens that came with it.
    pub data: TokenMap,
}

/// What changed in the CRM, or ended there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UpdateKind {
    /// The agent changed or identified the contact.
    CustomerData,
    /// The agent finished Fusion's wrap-up.
    WrapUpClosed,
    /// Fusion's offer timer ran out; the offer must be closed.
    OfferTimeout,
    /// Anything else, as it was spelled.
    Unknown(String),
}
