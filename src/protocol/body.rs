//! Single bodies without an envelope, as JSON values: for the port that speaks to Fusion through its own client library,
//! which delivers the same bodies as objects and does the addressing itself.

use serde_json::Value;

pub use super::delivery::Delivery;

use super::answer::OutData;
use super::message::Message;
use super::{WireError, delivery, encode, reply};
use crate::host::{AnswerData, Button, Listener, Reply};
use crate::ids::OutboundIdSource;

/// Reads the reply to a request.
///
/// # Errors
/// [`WireError`] names the rule that the body breaks: that it is an object, and those for its fields.
pub fn reply(body: &Value) -> Result<Reply, WireError> {
    reply::read(&Message::of(body)?)
}

/// Reads what a listener hears; `source` says which id a click on a number goes by.
///
/// # Errors
/// See [`reply()`].
pub fn delivery(listener: Listener, body: &Value, source: OutboundIdSource) -> Result<Delivery, WireError> {
    delivery::read(listener, &Message::of(body)?, source)
}

/// Writes the `outData` of an answer that names buttons by their commands alone, without label and state.
pub fn button_names(buttons: &[Button]) -> String {
    encode::to_text(&OutData::button_names(buttons))
}

/// Writes the `outData` of an answer as JSON text, from which JavaScript makes its own object.
pub fn answer_data(data: &AnswerData) -> String {
    encode::to_text(&OutData::of(data))
}
