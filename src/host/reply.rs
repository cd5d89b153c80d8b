//! What the host answers to our requests.

use thiserror::Error;

use crate::ids::EventId;
use crate::token::TokenMap;

/// The answer to one request.
pub type Reply = Result<ReplyData, Refusal>;

/// What a successful answer brings. Every part may be missing (`contract/fusion.md` §2.3).
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ReplyData {
    /// The event id that Fusion uses from now on, if it named one.
    pub event_id: Option<EventId>,
    /// The returned tokens: looked-up contact, interaction and so on.
    pub out_data: TokenMap,
    /// Features that Fusion named in its configuration.
    pub features: Vec<String>,
}

/// The host said no.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("Fusion refused: {message}")]
pub struct Refusal {
    /// Fusion's error code or text, cut to a length that a person reads.
    pub message: String,
}
