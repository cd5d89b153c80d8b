//! Single bodies without an envelope, as JSON text: for the port that speaks to Fusion through its own client library,
//! which delivers the same bodies and does the addressing itself.

pub use super::delivery::Delivery;

use super::answer::OutData;
use super::message::Message;
use super::{WireError, delivery, encode, reply};
use crate::host::{AnswerData, Listener, Reply};
use crate::ids::OutboundIdSource;

/// Reads the reply to a request.
///
/// # Errors
/// [`WireError`] names the rule that the text breaks.
pub fn reply(text: &str) -> Result<Reply, WireError> {
    reply::read(&Message::parse(text)?)
}

/// Reads what a listener hears; `source` says which id a click on a number goes by.
///
/// # Errors
/// See [`reply()`].
pub fn delivery(listener: Listener, text: &str, source: OutboundIdSource) -> Result<Delivery, WireError> {
    delivery::read(listener, &Message::parse(text)?, source)
}

/// Writes the `outData` of an answer.
pub fn answer_data(data: &AnswerData) -> String {
    encode::to_text(&OutData::of(data))
}
