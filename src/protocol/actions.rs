//! A request → the arguments of its method, by name (`contract/fusion.md` §2.5, §6.1).

use super::{CHANNEL, CHANNEL_TYPE, method};
use crate::host::{AgentReport, Classification, Communication, HostRequest, Listener, OutboundFailure};
use crate::json::{Json, Members};
use crate::token::TokenMap;

/// The kind of configuration that a toolbar asks for.
const CONFIGURATION_TYPE: &str = "TOOLBAR";
/// The event id of every agent state, in all of Oracle's samples.
const AGENT_EVENT_ID: &str = "1";
/// The only line of this toolbar, as Oracle's samples number it.
const PHONE_LINE: (&str, &str) = ("phoneLineId", "1");
/// Says who began the communication; the original library adds it to the tokens of the new communication.
const EVENT_SOURCE: (&str, &str) = ("mcaOrigEventSource", "toolbar");

/// One message: its method and its `data`, whose members stand in the order of the wire.
pub(super) struct Action<'a> {
    pub(super) method: &'static str,
    pub(super) data: Members<'a>,
}

impl<'a> Action<'a> {
    /// The arguments of a request; `classification` is that of the listeners.
    pub(super) fn of(request: &'a HostRequest, classification: &'a Classification) -> Self {
        let (method, data) = match request {
            HostRequest::Configuration => (
                method::CONFIGURATION,
                vec![("configType", Json::Text(CONFIGURATION_TYPE))],
            ),
            HostRequest::DisableFeatures(features) => {
                let codes = features.iter().map(|feature| feature.code());
                (
                    method::DISABLE_FEATURE,
                    vec![("features", Json::Joined(codes.collect()))],
                )
            }
            HostRequest::Listen(listener) => listen(*listener, classification.as_str()),
            HostRequest::Ready(readiness) => (method::READY, vec![("readiness", Json::Flag(*readiness))]),
            HostRequest::AgentState(report) => (method::AGENT_STATE, agent_state(report)),
            HostRequest::NewCommunication(communication) => {
                let tokens = tokens(&communication.data, Some(EVENT_SOURCE));
                let lookup_object = Json::optional(communication.lookup_object.as_deref());
                let more = Some(("lookupObject", lookup_object));
                (method::NEW, about(communication, tokens, more))
            }
            HostRequest::StartCommunication(communication) => {
                let tokens = tokens(&communication.data, None);
                (method::START, about(communication, tokens, None))
            }
            HostRequest::CloseCommunication {
                communication,
                reason,
            } => {
                let tokens = tokens(&communication.data, None);
                let more = Some(("reason", Json::Text(reason.code())));
                (method::CLOSE, about(communication, tokens, more))
            }
            HostRequest::OutboundFailed(failure) => (method::OUTBOUND_ERROR, outbound_error(failure)),
            HostRequest::Focus(event_id) => (
                method::FOCUS,
                vec![
                    ("eventId", Json::Text(event_id.as_str())),
                    ("channel", Json::Text(CHANNEL)),
                    ("channelType", Json::Text(CHANNEL_TYPE)),
                    ("inData", Json::Object(Vec::new())),
                ],
            ),
            HostRequest::OpenPage { communication, page } => (
                method::OPEN_PAGE,
                vec![
                    ("channel", Json::Text(CHANNEL)),
                    (
                        "appClassification",
                        Json::Text(communication.classification.as_str()),
                    ),
                    ("eventId", Json::Text(communication.event_id.as_str())),
                    ("pageCode", Json::Text(page)),
                    ("pageData", tokens(&communication.data, None)),
                    ("channelType", Json::Text(CHANNEL_TYPE)),
                ],
            ),
        };
        Self { method, data }
    }
}

/// Tokens in the order of their names, each once; one of ours may be among them.
fn tokens<'a>(data: &'a TokenMap, ours: Option<(&'static str, &'static str)>) -> Json<'a> {
    let mut members: Members<'a> = Vec::new();
    let mut ours = ours;
    for (token, value) in data.iter() {
        if let Some((name, text)) = ours.take_if(|(name, _)| *name <= token) {
            members.push((name, Json::Text(text)));
            if name == token {
                continue;
            }
        }
        members.push((token, Json::Text(value)));
    }
    members.extend(ours.map(|(name, text)| (name, Json::Text(text))));
    Json::Object(members)
}

/// What new, start and close have in common; `more` stands between the tokens and the type of the channel.
fn about<'a>(
    communication: &'a Communication,
    tokens: Json<'a>,
    more: Option<(&'a str, Json<'a>)>,
) -> Members<'a> {
    let mut data = vec![
        ("channel", Json::Text(CHANNEL)),
        (
            "appClassification",
            Json::Text(communication.classification.as_str()),
        ),
        ("eventId", Json::Text(communication.event_id.as_str())),
        ("inData", tokens),
    ];
    data.extend(more);
    data.push(("channelType", Json::Text(CHANNEL_TYPE)));
    data
}

fn agent_state(report: &AgentReport) -> Members<'_> {
    let (line, number) = PHONE_LINE;
    vec![
        ("channel", Json::Text(CHANNEL)),
        ("eventId", Json::Text(AGENT_EVENT_ID)),
        ("isAvailable", Json::Flag(report.available)),
        ("isLoggedIn", Json::Flag(report.logged_in)),
        ("stateCd", Json::Text(report.state)),
        ("stateDisplayString", Json::Text(&report.state_text)),
        ("reasonCd", Json::Text(&report.reason)),
        ("reasonDisplayString", Json::Text(&report.reason_text)),
        ("inData", Json::Object(vec![(line, Json::Text(number))])),
        ("channelType", Json::Text(CHANNEL_TYPE)),
    ]
}

fn outbound_error(failure: &OutboundFailure) -> Members<'_> {
    vec![
        ("channel", Json::Text(CHANNEL)),
        ("commUuid", Json::Text(failure.event_id.as_str())),
        ("errorCode", Json::Text(failure.code)),
        ("errorMsg", Json::Text(&failure.message)),
        ("channelType", Json::Text(CHANNEL_TYPE)),
    ]
}

fn listen(listener: Listener, classification: &str) -> (&'static str, Members<'_>) {
    let method = match listener {
        Listener::InteractionCommands => return (method::INTERACTION_COMMAND, Vec::new()),
        Listener::AgentCommands => method::AGENT_COMMAND,
        Listener::DialRequests => method::OUTGOING,
        Listener::DataUpdates => method::DATA_UPDATED,
    };
    let mut data = vec![("channel", Json::Text(CHANNEL))];
    if method != method::AGENT_COMMAND {
        data.push(("appClassification", Json::Text(classification)));
    }
    data.push(("channelType", Json::Text(CHANNEL_TYPE)));
    (method, data)
}
