//! The framework's own words (`contract/fusion.md` §1.3, §1.6). Some of them look wrong and are right.

use fusion_cti::host::Listener;

/// The name under which Oracle's tracing shows this toolbar.
pub(super) const APPLICATION: &str = "fusion-cti";
/// The only version of the framework's interface so far.
pub(super) const VERSION: &str = "v1";
/// The only channel that this toolbar serves.
pub(super) const CHANNEL: &str = "PHONE";

pub(super) const CONFIGURATION: &str = "getConfigurationOperation";
pub(super) const DISABLE_FEATURE: &str = "disableFeatureOperation";
pub(super) const READY: &str = "readyForOperationOperation";
pub(super) const AGENT_STATE: &str = "agentStateEventOperation";
pub(super) const NEW: &str = "newCommEvent";
pub(super) const START: &str = "startCommEvent";
pub(super) const CLOSE: &str = "closeCommEvent";
pub(super) const OUTBOUND_ERROR: &str = "outboundCommError";
pub(super) const TOOLBAR_PROPERTIES: &str = "SetToolbarProperties";
pub(super) const POP: &str = "PopOperation";

/// The kind of configuration that a toolbar asks for.
pub(super) const CONFIGURATION_TYPE: &str = "TOOLBAR";
/// The event id of every agent state, in all of Oracle's samples.
pub(super) const AGENT_EVENT_ID: &str = "1";
/// The only line of this toolbar, as Oracle's samples number it.
pub(super) const PHONE_LINE: (&str, &str) = ("phoneLineId", "1");

/// The event that brings what a listener listens for.
pub(super) fn event(listener: Listener) -> &'static str {
    match listener {
        Listener::InteractionCommands => "onToolbarInteractionCommand",
        Listener::AgentCommands => "onToolbarAgentCommand",
        Listener::DialRequests => "onOutgoingEvent",
        Listener::DataUpdates => "onDataUpdated",
    }
}

/// Whether the framework throws where a subscription names no classification (§9.1).
pub(super) fn needs_classification(listener: Listener) -> bool {
    match listener {
        Listener::DialRequests | Listener::DataUpdates => true,
        Listener::InteractionCommands | Listener::AgentCommands => false,
    }
}
