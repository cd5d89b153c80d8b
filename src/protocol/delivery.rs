//! What a listener hears, whichever it is.

use super::decode::Fields;
use super::{command, event};
use crate::host::{HostMessage, Listener, Order};
use crate::ids::OutboundIdSource;

/// What Fusion says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Delivery {
    /// A command, which wants an answer.
    Command(Order),
    /// What wants none.
    Notice(HostMessage),
}

/// Reads what a listener hears; `source` says which id a click on a number goes by.
pub(super) fn read(listener: Listener, fields: Fields<'_>, source: OutboundIdSource) -> Delivery {
    match listener {
        Listener::InteractionCommands => Delivery::Command(Order::Interaction(command::interaction(fields))),
        Listener::AgentCommands => Delivery::Command(Order::Agent(command::agent(fields))),
        Listener::DialRequests => {
            Delivery::Notice(HostMessage::DialRequested(event::dial_request(fields, source)))
        }
        Listener::DataUpdates => Delivery::Notice(HostMessage::DataUpdated(event::data_update(fields))),
    }
}
