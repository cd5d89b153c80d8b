//! Single bodies without an envelope, as JSON text: for the port that speaks to Fusion through its own client library,
//! which delivers the same bodies and does the addressing itself.

use super::answer::out_data;
use super::decode::Fields;
use super::{WireError, command, event, reply};
use crate::host::{AgentCommand, AnswerData, DataUpdate, DialRequest, InteractionCommand, Reply};
use crate::ids::OutboundIdSource;

/// Reads the reply to a request.
///
/// # Errors
/// [`WireError`] names the rule that the text breaks; so it does for all readers of this module.
pub fn reply(text: &str) -> Result<Reply, WireError> {
    reply::read(&fields(text)?)
}

/// Reads a command about a call.
///
/// # Errors
/// See [`reply()`].
pub fn interaction_command(text: &str) -> Result<InteractionCommand, WireError> {
    command::interaction(&fields(text)?)
}

/// Reads a command about the agent.
///
/// # Errors
/// See [`reply()`].
pub fn agent_command(text: &str) -> Result<AgentCommand, WireError> {
    command::agent(&fields(text)?)
}

/// Reads a click on a number.
///
/// # Errors
/// See [`reply()`].
pub fn dial_request(text: &str, source: OutboundIdSource) -> Result<DialRequest, WireError> {
    event::dial_request(&fields(text)?, source)
}

/// Reads a change of the CRM's data.
///
/// # Errors
/// See [`reply()`].
pub fn data_update(text: &str) -> Result<DataUpdate, WireError> {
    event::data_update(&fields(text)?)
}

/// Writes the `outData` of an answer.
pub fn answer_data(data: &AnswerData) -> String {
    out_data(data).to_text()
}

fn fields(text: &str) -> Result<Fields, WireError> {
    Fields::parse(text).map(Fields::unwrapped)
}
