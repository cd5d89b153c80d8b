//! What a listener hears, whichever it is.

use super::message::Message;
use super::{WireError, command, event};
use crate::host::{HostMessage, Listener, Order};
use crate::ids::OutboundIdSource;

/// What Fusion says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Delivery {
    /// A command, which wants an answer.
    Command(Order),
    /// A click on a number or changed data, which want no answer.
    Notice(HostMessage),
}

/// Reads what a listener hears; `source` says which id a click on a number goes by.
pub(super) fn read(
    listener: Listener,
    message: &Message,
    source: OutboundIdSource,
) -> Result<Delivery, WireError> {
    Ok(match listener {
        Listener::InteractionCommands => {
            Delivery::Command(Order::Interaction(command::interaction(message)?))
        }
        Listener::AgentCommands => Delivery::Command(Order::Agent(command::agent(message)?)),
        Listener::DialRequests => {
            Delivery::Notice(HostMessage::DialRequested(event::dial_request(message, source)?))
        }
        Listener::DataUpdates => Delivery::Notice(HostMessage::DataUpdated(event::data_update(message)?)),
    })
}
