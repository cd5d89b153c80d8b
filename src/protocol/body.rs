//! Single bodies without an envelope, as JSON text: for the port that speaks to Fusion through its own client library,
//! which delivers the same bodies and does the addressing itself.

pub use super::delivery::Delivery;

use super::answer::out_data;
use super::decode::Message;
use super::{WireError, delivery, reply};
use crate::host::{AnswerData, Listener, Reply};
use crate::ids::OutboundIdSource;

/// Reads the reply to a request.
///
/// # Errors
/// [`WireError`] names the rule that the text breaks.
pub fn reply(text: &str) -> Result<Reply, WireError> {
    let message = Message::parse(text)?;
    let reply = reply::read(message.fields());
    message.check().map(|()| reply)
}

/// Reads what a listener hears; `source` says which id a click on a number goes by.
///
/// # Errors
/// See [`reply()`].
pub fn delivery(listener: Listener, text: &str, source: OutboundIdSource) -> Result<Delivery, WireError> {
    let message = Message::parse(text)?;
    let delivery = delivery::read(listener, message.fields(), source);
    message.check().map(|()| delivery)
}

/// Writes the `outData` of an answer.
pub fn answer_data(data: &AnswerData) -> String {
    out_data(data).to_text()
}
