//! A request → the arguments of its method, by name (`contract/fusion.md` §2.5, §6.1).

use std::collections::BTreeMap;

use serde::Serialize;

use super::{CHANNEL, CHANNEL_TYPE, method};
use crate::host::{AgentReport, Classification, Communication, HostRequest, Listener, OutboundFailure};
use crate::ids::MessageId;
use crate::mca_version::McaVersion;
use crate::token::TokenMap;

/// The kind of configuration that a toolbar asks for.
const CONFIGURATION_TYPE: &str = "TOOLBAR";
/// The event id of every agent state, in all of Oracle's samples.
const AGENT_EVENT_ID: &str = "1";
/// The only line of this toolbar, as Oracle's samples number it.
const PHONE_LINE: (&str, &str) = ("phoneLineId", "1");
/// Says who began the communication; the library of 1.3.0 adds it to the tokens of the new communication, 1.5.0 has it in the
/// envelope.
const EVENT_SOURCE: (&str, &str) = ("mcaOrigEventSource", "toolbar");

/// The bar that Fusion docks along its window's edge, whose width is Fusion's, and the one that floats (`contract/fusion.md` §2.5).
const HORIZONTAL_BAR: &str = "MAIN_HORIZONTAL";
const VERTICAL_BAR: &str = "FLOAT_VERTICAL";

/// One message: its method and its `data`.
pub(super) struct Action<'a> {
    pub(super) method: &'static str,
    pub(super) data: ActionData<'a>,
}

/// The `data` of a message; the fields stand in the order of the wire.
#[derive(Serialize)]
#[serde(untagged, rename_all_fields = "camelCase")]
pub(super) enum ActionData<'a> {
    Configuration {
        config_type: &'static str,
    },
    DisableFeatures {
        /// Codes with commas between them.
        features: String,
    },
    Listen {
        #[serde(skip_serializing_if = "Option::is_none")]
        channel: Option<&'static str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        app_classification: Option<&'a str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        channel_type: Option<&'static str>,
    },
    Ready {
        readiness: bool,
    },
    AgentState {
        channel: &'static str,
        event_id: &'static str,
        is_available: bool,
        is_logged_in: bool,
        state_cd: &'a str,
        state_display_string: &'a str,
        reason_cd: &'a str,
        reason_display_string: &'a str,
        in_data: Tokens<'a>,
        channel_type: &'static str,
    },
    /// New, start and close.
    Communication {
        channel: &'static str,
        app_classification: &'a str,
        event_id: &'a str,
        in_data: Tokens<'a>,
        /// Of new only; `null` where Fusion's default is wanted.
        #[serde(skip_serializing_if = "Option::is_none")]
        lookup_object: Option<Option<&'a str>>,
        /// Of close only: one of Fusion's reasons.
        #[serde(skip_serializing_if = "Option::is_none")]
        reason: Option<&'static str>,
        channel_type: &'static str,
    },
    OutboundError {
        channel: &'static str,
        comm_uuid: &'a str,
        error_code: &'a str,
        error_msg: &'a str,
        channel_type: &'static str,
    },
    Focus {
        event_id: &'a str,
        channel: &'static str,
        channel_type: &'static str,
        in_data: Tokens<'a>,
    },
    Resize {
        bar_type: &'static str,
        height: u32,
        width: u32,
    },
    OpenPage {
        channel: &'static str,
        app_classification: &'a str,
        event_id: &'a str,
        page_code: &'a str,
        in_data: Tokens<'a>,
        channel_type: &'static str,
    },
}

/// Tokens in the order of their names.
type Tokens<'a> = BTreeMap<&'a str, &'a str>;

impl<'a> Action<'a> {
    /// The arguments of a request; `classification` is that of the listeners.
    pub(super) fn of(
        request: &'a HostRequest,
        version: McaVersion,
        classification: &'a Classification,
    ) -> Self {
        let (method, data) = match request {
            HostRequest::Configuration => (
                method::CONFIGURATION,
                ActionData::Configuration {
                    config_type: CONFIGURATION_TYPE,
                },
            ),
            HostRequest::DisableFeatures(features) => {
                let codes: Vec<_> = features.iter().map(|feature| feature.code()).collect();
                let features = codes.join(",");
                (method::DISABLE_FEATURE, ActionData::DisableFeatures { features })
            }
            HostRequest::Listen(listener) => (
                method::of_listener(*listener),
                listen(*listener, classification.as_str()),
            ),
            HostRequest::Ready(readiness) => (
                method::READY,
                ActionData::Ready {
                    readiness: *readiness,
                },
            ),
            HostRequest::AgentState(report) => (method::AGENT_STATE, agent_state(report)),
            HostRequest::NewCommunication(new) => {
                let mut in_data = tokens(&new.data);
                match version {
                    McaVersion::V1_3 => in_data.extend([EVENT_SOURCE]),
                    McaVersion::V1_5 => {}
                }
                let lookup_object = Some(new.lookup_object.as_deref());
                (method::NEW, communication(new, in_data, lookup_object, None))
            }
            HostRequest::StartCommunication(start) => (
                method::START,
                communication(start, tokens(&start.data), None, None),
            ),
            HostRequest::CloseCommunication {
                communication: close,
                reason,
            } => (
                method::CLOSE,
                communication(close, tokens(&close.data), None, Some(reason.code())),
            ),
            HostRequest::OutboundFailed(failure) => (method::OUTBOUND_ERROR, outbound_error(failure)),
            HostRequest::Focus(event_id) => (
                method::FOCUS,
                ActionData::Focus {
                    event_id: event_id.as_str(),
                    channel: CHANNEL,
                    channel_type: CHANNEL_TYPE,
                    in_data: Tokens::new(),
                },
            ),
            HostRequest::Resize(size) => (
                method::RESIZE,
                ActionData::Resize {
                    bar_type: size.width.map_or(HORIZONTAL_BAR, |_| VERTICAL_BAR),
                    height: size.height,
                    // Of a horizontal bar it counts for nothing, and Oracle's sample says 0.
                    width: size.width.unwrap_or_default(),
                },
            ),
            HostRequest::OpenPage { communication, page } => (
                method::OPEN_PAGE,
                ActionData::OpenPage {
                    channel: CHANNEL,
                    app_classification: communication.classification.as_str(),
                    event_id: communication.event_id.as_str(),
                    page_code: page,
                    in_data: tokens(&communication.data),
                    channel_type: CHANNEL_TYPE,
                },
            ),
        };
        Self { method, data }
    }
}

fn tokens(data: &TokenMap) -> Tokens<'_> {
    let mut tokens = Tokens::new();
    tokens.extend(data.iter());
    tokens
}

fn communication<'a>(
    communication: &'a Communication,
    in_data: Tokens<'a>,
    lookup_object: Option<Option<&'a str>>,
    reason: Option<&'static str>,
) -> ActionData<'a> {
    ActionData::Communication {
        channel: CHANNEL,
        app_classification: communication.classification.as_str(),
        event_id: communication.event_id.as_str(),
        in_data,
        lookup_object,
        reason,
        channel_type: CHANNEL_TYPE,
    }
}

fn agent_state(report: &AgentReport) -> ActionData<'_> {
    ActionData::AgentState {
        channel: CHANNEL,
        event_id: AGENT_EVENT_ID,
        is_available: report.available,
        is_logged_in: report.logged_in,
        state_cd: report.state,
        state_display_string: &report.state_text,
        reason_cd: &report.reason,
        reason_display_string: &report.reason_text,
        in_data: Tokens::from([PHONE_LINE]),
        channel_type: CHANNEL_TYPE,
    }
}

/// Fusion knows the request by the uuid of its own message; the event id is what is left where that is not known.
fn outbound_error(failure: &OutboundFailure) -> ActionData<'_> {
    let asked_in = failure.asked_in.as_ref().map(MessageId::as_str);
    ActionData::OutboundError {
        channel: CHANNEL,
        comm_uuid: asked_in.unwrap_or(failure.event_id.as_str()),
        error_code: failure.code,
        error_msg: &failure.message,
        channel_type: CHANNEL_TYPE,
    }
}

/// Commands about calls are for every channel; commands about the agent are for every classification.
fn listen(listener: Listener, classification: &str) -> ActionData<'_> {
    let (channel, app_classification) = match listener {
        Listener::InteractionCommands => (None, None),
        Listener::AgentCommands => (Some(CHANNEL), None),
        Listener::DialRequests | Listener::DataUpdates => (Some(CHANNEL), Some(classification)),
    };
    ActionData::Listen {
        channel,
        app_classification,
        channel_type: channel.map(|_| CHANNEL_TYPE),
    }
}
