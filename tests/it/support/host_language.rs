//! The language of `fusion_cti::host` as readable JSON: requests and answers are read, messages are written.

use std::collections::BTreeMap;

use fusion_cti::host::{
    AgentCommand, AgentReport, Answer, AnswerData, Button, Classification, CloseReason, Command,
    Communication, Feature, HostMessage, HostRequest, Listener, Order, OutboundFailure, ToolbarSize,
    UpdateKind,
};
use fusion_cti::ids::{EventId, MessageId};
use fusion_cti::protocol::command_name;
use fusion_cti::token::TokenMap;
use fusion_cti::vendor::CallAction;
use serde::Deserialize;
use serde_json::{Value, json};

/// A request as a fixture describes it.
#[derive(Deserialize)]
#[serde(
    tag = "ask",
    rename_all = "lowercase",
    rename_all_fields = "camelCase",
    deny_unknown_fields
)]
pub(crate) enum Asked {
    Configuration {},
    #[serde(rename = "disable features")]
    DisableFeatures {
        features: Vec<String>,
    },
    Listen {
        to: String,
    },
    Ready {
        ready: bool,
    },
    #[serde(rename = "agent state")]
    AgentState {
        report: Report,
    },
    #[serde(rename = "new communication")]
    New {
        communication: Described,
    },
    #[serde(rename = "start communication")]
    Start {
        communication: Described,
    },
    #[serde(rename = "close communication")]
    Close {
        communication: Described,
        reason: String,
    },
    #[serde(rename = "outbound failed")]
    OutboundFailed {
        event_id: String,
        asked_in: Option<String>,
        code: String,
        message: String,
    },
    Focus {
        event_id: String,
    },
    Resize {
        width: Option<u32>,
        height: u32,
    },
    #[serde(rename = "open page")]
    OpenPage {
        communication: Described,
        page: String,
    },
}

/// A communication as the stories write it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Described {
    event_id: String,
    classification: String,
    lookup_object: Option<String>,
    data: BTreeMap<String, String>,
}

/// An agent's state as the stories write it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Report {
    available: bool,
    logged_in: bool,
    state: String,
    state_text: String,
    reason: String,
    reason_text: String,
}

/// An answer as a fixture describes it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) enum Answered {
    Done,
    Refused(String),
    AgentState(Report),
    Engagements(Vec<String>),
    Buttons(Vec<DescribedButton>),
}

/// A button as the stories write it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct DescribedButton {
    name: String,
    toggles_to: Option<String>,
    label: String,
    position: u8,
    visible: bool,
    enabled: bool,
}

impl Asked {
    /// The request itself; `Err` names a word that means nothing.
    pub(crate) fn request(self) -> Result<HostRequest, String> {
        Ok(match self {
            Self::Configuration {} => HostRequest::Configuration,
            Self::DisableFeatures { features } => {
                let features = features.iter().map(|code| feature(code));
                HostRequest::DisableFeatures(features.collect::<Result<_, _>>()?)
            }
            Self::Listen { to } => HostRequest::Listen(match to.as_str() {
                "interaction commands" => Listener::InteractionCommands,
                "agent commands" => Listener::AgentCommands,
                "dial requests" => Listener::DialRequests,
                "data updates" => Listener::DataUpdates,
                _ => return Err(format!("nobody listens to `{to}`")),
            }),
            Self::Ready { ready } => HostRequest::Ready(ready),
            Self::AgentState { report } => HostRequest::AgentState(report.report()),
            Self::New { communication } => HostRequest::NewCommunication(communication.communication()?),
            Self::Start { communication } => HostRequest::StartCommunication(communication.communication()?),
            Self::Close {
                communication,
                reason,
            } => HostRequest::CloseCommunication {
                communication: communication.communication()?,
                reason: close_reason(&reason)?,
            },
            Self::OutboundFailed {
                event_id,
                asked_in,
                code,
                message,
            } => HostRequest::OutboundFailed(OutboundFailure {
                event_id: EventId::new(event_id),
                asked_in: asked_in.map(MessageId::new),
                code: kept(code),
                message,
            }),
            Self::Focus { event_id } => HostRequest::Focus(EventId::new(event_id)),
            Self::Resize { width, height } => HostRequest::Resize(ToolbarSize { width, height }),
            Self::OpenPage { communication, page } => HostRequest::OpenPage {
                communication: communication.communication()?,
                page,
            },
        })
    }
}

impl Answered {
    pub(crate) fn answer(self) -> Answer {
        match self {
            Self::Done => Answer::Done(AnswerData::Nothing),
            Self::Refused(words) => Answer::Refused(words),
            Self::AgentState(report) => Answer::Done(AnswerData::AgentState(report.report())),
            Self::Engagements(ids) => Answer::Done(AnswerData::Engagements(
                ids.into_iter().map(EventId::new).collect(),
            )),
            Self::Buttons(buttons) => Answer::Done(AnswerData::Buttons(
                buttons
                    .into_iter()
                    .map(|button| Button {
                        action: action(&button.name),
                        toggles_to: button.toggles_to.as_deref().map(action),
                        label: kept(button.label),
                        position: button.position,
                        visible: button.visible,
                        enabled: button.enabled,
                    })
                    .collect(),
            )),
        }
    }
}

impl Described {
    fn communication(self) -> Result<Communication, String> {
        Ok(Communication {
            event_id: EventId::new(self.event_id),
            classification: Classification::parse(&self.classification).ok_or("no classification")?,
            lookup_object: self.lookup_object,
            data: self.data.into_iter().collect(),
        })
    }
}

impl Report {
    fn report(self) -> AgentReport {
        AgentReport {
            available: self.available,
            logged_in: self.logged_in,
            state: kept(self.state),
            state_text: self.state_text,
            reason: self.reason,
            reason_text: self.reason_text,
        }
    }
}

/// What a message means, for the reader.
pub(crate) fn message_json(message: &HostMessage) -> Value {
    match message {
        HostMessage::Replied { request, reply } => match reply {
            Ok(data) => json!({
                "replied": request.0,
                "eventId": data.event_id.as_ref().map(EventId::as_str),
                "outData": tokens_json(&data.out_data),
                "features": data.features,
            }),
            Err(refusal) => json!({ "replied": request.0, "refused": refusal.message }),
        },
        HostMessage::Commanded {
            command,
            order: Order::Interaction(interaction),
        } => json!({
            "commanded": command.0,
            "eventId": interaction.event_id.as_ref().map(EventId::as_str),
            "command": command_json(&interaction.command),
        }),
        HostMessage::Commanded {
            command,
            order: Order::Agent(agent),
        } => {
            json!({ "commanded": command.0, "agent": agent_json(agent) })
        }
        HostMessage::DialRequested(dial) => json!({
            "dialRequested": dial.event_id.as_str(),
            "message": dial.message.as_ref().map(MessageId::as_str),
            "number": dial.number.reveal(),
            "data": tokens_json(&dial.data),
        }),
        HostMessage::DataUpdated(update) => json!({
            "dataUpdated": match &update.kind {
                UpdateKind::CustomerData => json!("customer data"),
                UpdateKind::WrapUpClosed => json!("wrap-up closed"),
                UpdateKind::OfferTimeout => json!("offer timeout"),
                UpdateKind::Unknown(name) => json!({ "unknown": name }),
            },
            "eventId": update.event_id.as_ref().map(EventId::as_str),
            "data": tokens_json(&update.data),
        }),
    }
}

/// What a command of Fusion's does.
fn action(name: &str) -> CallAction {
    CallAction::ALL
        .into_iter()
        .find(|action| command_name(*action) == Some(name))
        .unwrap_or_else(|| panic!("Fusion has no command `{name}`"))
}

fn command_json(command: &Command) -> Value {
    match command {
        Command::SetActive => json!("set active"),
        Command::OfferExpired => json!("offer expired"),
        Command::Call(CallAction::StopRecording) => json!("stop record"),
        Command::Call(CallAction::Transfer) => json!({ "transfer": null }),
        Command::Call(action) => json!(command_name(*action)),
        Command::TransferTo(number) => json!({ "transfer": number.reveal() }),
        Command::Unknown(name) => json!({ "unknown": name }),
    }
}

fn agent_json(command: &AgentCommand) -> Value {
    match command {
        AgentCommand::CurrentState => json!("current state"),
        AgentCommand::ActiveEngagements => json!("active engagements"),
        AgentCommand::ActiveCount => json!("active count"),
        AgentCommand::InteractionCommands => json!("interaction commands"),
        AgentCommand::MakeAvailable => json!("make available"),
        AgentCommand::MakeUnavailable => json!("make unavailable"),
        AgentCommand::Unknown(name) => json!({ "unknown": name }),
    }
}

fn tokens_json(tokens: &TokenMap) -> Value {
    tokens
        .iter()
        .map(|(token, value)| (token.to_owned(), json!(value)))
        .collect()
}

fn feature(code: &str) -> Result<Feature, String> {
    use Feature::{Conference, InboundCall, OutboundCall, OutboundExtensions, Transfer};
    [
        InboundCall,
        OutboundCall,
        Transfer,
        Conference,
        OutboundExtensions,
    ]
    .into_iter()
    .find(|feature| feature.code() == code)
    .ok_or_else(|| format!("no feature is called `{code}`"))
}

fn close_reason(code: &str) -> Result<CloseReason, String> {
    use CloseReason::{Abandoned, Canceled, EndCommunication, Missed, Reject, Timeout, Transferred, WrapUp};
    [
        WrapUp,
        EndCommunication,
        Reject,
        Missed,
        Abandoned,
        Timeout,
        Canceled,
        Transferred,
    ]
    .into_iter()
    .find(|reason| reason.code() == code)
    .ok_or_else(|| format!("no reason is called `{code}`"))
}

/// A text for a field that holds only texts of the program itself; it lives as long as the test.
fn kept(text: String) -> &'static str {
    Box::leak(text.into_boxed_str())
}
