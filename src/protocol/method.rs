//! The names of the methods, as they stand in `method`.

use crate::host::Listener;

pub(super) const CONFIGURATION: &str = "getConfiguration";
pub(super) const DISABLE_FEATURE: &str = "disableFeature";
pub(super) const READY: &str = "readyForOperation";
pub(super) const AGENT_STATE: &str = "agentStateEvent";
pub(super) const NEW: &str = "newCommEvent";
pub(super) const START: &str = "startCommEvent";
pub(super) const CLOSE: &str = "closeCommEvent";
pub(super) const OUTBOUND_ERROR: &str = "outboundCommError";
pub(super) const FOCUS: &str = "focusCommEvent";
pub(super) const OPEN_PAGE: &str = "invokeScreenPop";
pub(super) const RESIZE: &str = "setToolbarDimensions";

pub(super) const INTERACTION_COMMAND: &str = "onToolbarInteractionCommand";
pub(super) const AGENT_COMMAND: &str = "onToolbarAgentCommand";
pub(super) const OUTGOING: &str = "onOutgoingEvent";
pub(super) const DATA_UPDATED: &str = "onDataUpdated";

pub(super) const INTERACTION_ANSWER: &str = "tbInteractionCommandResponse";
pub(super) const AGENT_ANSWER: &str = "tbAgentCommandResponse";

/// What Fusion replies to by repeating the method.
const ANSWERED: [&str; 11] = [
    CONFIGURATION,
    DISABLE_FEATURE,
    READY,
    AGENT_STATE,
    NEW,
    START,
    CLOSE,
    OUTBOUND_ERROR,
    FOCUS,
    OPEN_PAGE,
    RESIZE,
];

/// Whether a message of this method, coming from Fusion, can only be a reply.
pub(super) fn is_reply(method: &str) -> bool {
    ANSWERED.contains(&method)
}

/// The method that registers a listener and, in the other direction, brings what it listens for.
pub(super) fn of_listener(listener: Listener) -> &'static str {
    match listener {
        Listener::InteractionCommands => INTERACTION_COMMAND,
        Listener::AgentCommands => AGENT_COMMAND,
        Listener::DialRequests => OUTGOING,
        Listener::DataUpdates => DATA_UPDATED,
    }
}

/// The listener that a message of this method is meant for.
pub(super) fn listener(method: &str) -> Option<Listener> {
    Listener::ALL
        .into_iter()
        .find(|&listener| of_listener(listener) == method)
}
