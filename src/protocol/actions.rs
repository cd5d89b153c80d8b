//! A request → the arguments of its method, by name (`contract/fusion.md` §2.5, §6.1).

use serde::{Serialize, Serializer};

use super::{CHANNEL, CHANNEL_TYPE, method};
use crate::host::{AgentReport, Classification, Communication, HostRequest, Listener, OutboundFailure};
use crate::token::TokenMap;

/// The kind of configuration that a toolbar asks for.
const CONFIGURATION_TYPE: &str = "TOOLBAR";
/// The event id of every agent state, in all of Oracle's samples.
const AGENT_EVENT_ID: &str = "1";
/// The only line of this toolbar, as Oracle's samples number it.
const PHONE_LINE: (&str, &str) = ("phoneLineId", "1");
/// Says who began the communication; the original library adds it to the tokens of the new communication.
const EVENT_SOURCE: (&str, &str) = ("mcaOrigEventSource", "toolbar");

/// Tokens in the order of their names, each once.
pub(super) struct Tokens<'a>(Vec<(&'a str, &'a str)>);

impl<'a> Tokens<'a> {
    fn none() -> Self {
        Self(Vec::new())
    }

    fn of(data: &'a TokenMap) -> Self {
        Self(data.iter().collect())
    }

    fn with(mut self, token: (&'a str, &'a str)) -> Self {
        let place = self.0.partition_point(|(name, _)| *name < token.0);
        self.0.retain(|(name, _)| *name != token.0);
        self.0.insert(place, token);
        self
    }
}

impl Serialize for Tokens<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().copied())
    }
}

/// The `data` of one message. The order of the fields is the order on the wire.
#[derive(Serialize)]
#[serde(untagged, rename_all_fields = "camelCase")]
pub(super) enum Action<'a> {
    Configuration {
        config_type: &'static str,
    },
    DisableFeature {
        features: String,
    },
    Ready {
        readiness: bool,
    },
    New {
        channel: &'static str,
        app_classification: &'a str,
        event_id: &'a str,
        in_data: Tokens<'a>,
        lookup_object: Option<&'a str>,
        channel_type: &'static str,
    },
    Start {
        channel: &'static str,
        app_classification: &'a str,
        event_id: &'a str,
        in_data: Tokens<'a>,
        channel_type: &'static str,
    },
    Close {
        channel: &'static str,
        app_classification: &'a str,
        event_id: &'a str,
        in_data: Tokens<'a>,
        reason: &'static str,
        channel_type: &'static str,
    },
    AgentState {
        channel: &'static str,
        event_id: &'static str,
        is_available: bool,
        is_logged_in: bool,
        state_cd: &'static str,
        state_display_string: &'a str,
        reason_cd: &'a str,
        reason_display_string: &'a str,
        in_data: Tokens<'a>,
        channel_type: &'static str,
    },
    OutboundError {
        channel: &'static str,
        comm_uuid: &'a str,
        error_code: &'static str,
        error_msg: &'a str,
        channel_type: &'static str,
    },
    Focus {
        event_id: &'a str,
        channel: &'static str,
        channel_type: &'static str,
        in_data: Tokens<'a>,
    },
    ListenInteraction {},
    ListenAgent {
        channel: &'static str,
        channel_type: &'static str,
    },
    ListenOutgoing {
        channel: &'static str,
        app_classification: &'a str,
        channel_type: &'static str,
    },
    ListenUpdates {
        channel: &'static str,
        app_classification: &'a str,
        channel_type: &'static str,
    },
}

impl<'a> Action<'a> {
    /// The arguments of a request; `classification` is that of the listeners.
    pub(super) fn of(request: &'a HostRequest, classification: &'a Classification) -> Self {
        match request {
            HostRequest::Configuration => Self::Configuration {
                config_type: CONFIGURATION_TYPE,
            },
            HostRequest::DisableFeatures(features) => Self::DisableFeature {
                features: features
                    .iter()
                    .map(|feature| feature.code())
                    .collect::<Vec<_>>()
                    .join(","),
            },
            HostRequest::Listen(listener) => listen(*listener, classification.as_str()),
            HostRequest::Ready(readiness) => Self::Ready {
                readiness: *readiness,
            },
            HostRequest::AgentState(report) => agent_state(report),
            HostRequest::NewCommunication(communication) => new(communication),
            HostRequest::StartCommunication(communication) => Self::Start {
                channel: CHANNEL,
                app_classification: communication.classification.as_str(),
                event_id: communication.event_id.as_str(),
                in_data: Tokens::of(&communication.data),
                channel_type: CHANNEL_TYPE,
            },
            HostRequest::CloseCommunication {
                communication,
                reason,
            } => Self::Close {
                channel: CHANNEL,
                app_classification: communication.classification.as_str(),
                event_id: communication.event_id.as_str(),
                in_data: Tokens::of(&communication.data),
                reason: reason.code(),
                channel_type: CHANNEL_TYPE,
            },
            HostRequest::OutboundFailed(failure) => outbound_error(failure),
            HostRequest::Focus(event_id) => Self::Focus {
                event_id: event_id.as_str(),
                channel: CHANNEL,
                channel_type: CHANNEL_TYPE,
                in_data: Tokens::none(),
            },
        }
    }

    /// The method that takes these arguments.
    pub(super) fn method(&self) -> &'static str {
        match self {
            Self::Configuration { .. } => method::CONFIGURATION,
            Self::DisableFeature { .. } => method::DISABLE_FEATURE,
            Self::Ready { .. } => method::READY,
            Self::New { .. } => method::NEW,
            Self::Start { .. } => method::START,
            Self::Close { .. } => method::CLOSE,
            Self::AgentState { .. } => method::AGENT_STATE,
            Self::OutboundError { .. } => method::OUTBOUND_ERROR,
            Self::Focus { .. } => method::FOCUS,
            Self::ListenInteraction {} => method::INTERACTION_COMMAND,
            Self::ListenAgent { .. } => method::AGENT_COMMAND,
            Self::ListenOutgoing { .. } => method::OUTGOING,
            Self::ListenUpdates { .. } => method::DATA_UPDATED,
        }
    }
}

fn new(communication: &Communication) -> Action<'_> {
    Action::New {
        channel: CHANNEL,
        app_classification: communication.classification.as_str(),
        event_id: communication.event_id.as_str(),
        in_data: Tokens::of(&communication.data).with(EVENT_SOURCE),
        lookup_object: communication.lookup_object.as_deref(),
        channel_type: CHANNEL_TYPE,
    }
}

fn agent_state(report: &AgentReport) -> Action<'_> {
    Action::AgentState {
        channel: CHANNEL,
        event_id: AGENT_EVENT_ID,
        is_available: report.available,
        is_logged_in: report.logged_in,
        state_cd: report.state,
        state_display_string: &report.state_text,
        reason_cd: &report.reason,
        reason_display_string: &report.reason_text,
        in_data: Tokens::none().with(PHONE_LINE),
        channel_type: CHANNEL_TYPE,
    }
}

fn outbound_error(failure: &OutboundFailure) -> Action<'_> {
    Action::OutboundError {
        channel: CHANNEL,
        comm_uuid: failure.event_id.as_str(),
        error_code: failure.code,
        error_msg: &failure.message,
        channel_type: CHANNEL_TYPE,
    }
}

fn listen(listener: Listener, app_classification: &str) -> Action<'_> {
    match listener {
        Listener::InteractionCommands => Action::ListenInteraction {},
        Listener::AgentCommands => Action::ListenAgent {
            channel: CHANNEL,
            channel_type: CHANNEL_TYPE,
        },
        Listener::DialRequests => Action::ListenOutgoing {
            channel: CHANNEL,
            app_classification,
            channel_type: CHANNEL_TYPE,
        },
        Listener::DataUpdates => Action::ListenUpdates {
            channel: CHANNEL,
            app_classification,
            channel_type: CHANNEL_TYPE,
        },
    }
}
