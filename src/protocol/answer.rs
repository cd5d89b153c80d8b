//! The answer to a command: the command itself once more, with its result (`contract/fusion.md` §6.1).

use serde::Serialize;
use serde_json::value::RawValue;

use super::command::data_key;
use super::decode::Fields;
use super::reply::SUCCESS;
use super::{CHANNEL, CHANNEL_TYPE, method};
use crate::host::{AgentReport, Answer, AnswerData, Button};
use crate::ids::EventId;

/// What a result says when a command was refused. Only `success` is documented (`contract/fusion.md` §1.8); every
/// reader of the wire compares with that, so the word for the opposite is free.
const FAILURE: &str = "failure";
/// The feature that turns Fusion's notes into a live transcript. This toolbar has none.
const TRANSCRIPT: &str = "transcriptEnabled";

/// What the answer must repeat unchanged, whatever JSON it was. The order of the fields is the order on the wire.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Echo {
    #[serde(skip_serializing_if = "Option::is_none")]
    event_id: Option<Box<RawValue>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    command: Option<Box<RawValue>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    slot: Option<Box<RawValue>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    command_id: Option<Box<RawValue>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    channel: Option<Box<RawValue>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    channel_type: Option<Box<RawValue>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    in_data: Option<Box<RawValue>>,
    #[serde(skip)]
    method: &'static str,
}

impl Echo {
    /// Of a command about a call.
    pub(super) fn interaction(fields: &Fields) -> Self {
        Self {
            event_id: fields.raw("eventId"),
            command: fields.raw("command"),
            slot: fields.raw("slot"),
            command_id: fields.raw("commandId"),
            channel: fields.raw("channel"),
            channel_type: None,
            in_data: fields.raw(data_key(fields)),
            method: method::INTERACTION_ANSWER,
        }
    }

    /// Of a command about the agent: it has no slot and no id of its own.
    pub(super) fn agent(fields: &Fields) -> Self {
        Self {
            slot: None,
            command_id: None,
            channel_type: fields.raw("channelType"),
            method: method::AGENT_ANSWER,
            ..Self::interaction(fields)
        }
    }

    /// The message that answers the command.
    pub(super) fn answered<'a>(&'a self, answer: &'a Answer, toolbar_name: &'a str) -> impl Serialize + 'a {
        let (result, result_display_string, out_data) = match answer {
            Answer::Done(data) => (SUCCESS, None, OutData::of(data)),
            Answer::Refused(words) => (FAILURE, Some(words.as_str()), OutData::Nothing {}),
        };
        Answered {
            echo: self,
            result,
            result_display_string,
            out_data,
            method: self.method,
            toolbar_name,
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Answered<'a> {
    #[serde(flatten)]
    echo: &'a Echo,
    result: &'static str,
    result_display_string: Option<&'a str>,
    out_data: OutData<'a>,
    method: &'static str,
    toolbar_name: &'a str,
}

/// What the answer brings; always an object, so that nobody reads a field of nothing.
#[derive(Serialize)]
#[serde(untagged, rename_all_fields = "camelCase")]
pub(super) enum OutData<'a> {
    Nothing {},
    AgentState {
        channel: &'static str,
        channel_type: &'static str,
        is_available: bool,
        is_logged_in: bool,
        state: &'static str,
        state_display_string: &'a str,
        reason: &'a str,
        reason_display_string: &'a str,
    },
    Engagements {
        active_count: usize,
        engagements: Vec<Engagement<'a>>,
    },
    Buttons {
        channel: &'static str,
        supported_commands: Vec<Descriptor>,
        supported_features: [SupportedFeature; 1],
    },
}

/// One call that is going on.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Engagement<'a> {
    event_id: &'a str,
}

/// A button: the complete set of fields of `contract/fusion.md` §3.2.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Descriptor {
    name: &'static str,
    toggle_command: Option<&'static str>,
    default_enabled: bool,
    default_visible: bool,
    display_name: &'static str,
    position: u8,
    icon: &'static str,
}

/// A feature that the toolbar has or lacks.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct SupportedFeature {
    name: &'static str,
    is_enabled: bool,
}

impl<'a> OutData<'a> {
    /// In Fusion's words. The count and the list of engagements go together: who asked for one ignores the other.
    pub(super) fn of(data: &'a AnswerData) -> Self {
        match data {
            AnswerData::Nothing => Self::Nothing {},
            AnswerData::AgentState(report) => agent_state(report),
            AnswerData::Engagements(events) => Self::Engagements {
                active_count: events.len(),
                engagements: events.iter().map(engagement).collect(),
            },
            AnswerData::Buttons(buttons) => Self::Buttons {
                channel: CHANNEL,
                supported_commands: buttons.iter().map(descriptor).collect(),
                supported_features: [SupportedFeature {
                    name: TRANSCRIPT,
                    is_enabled: false,
                }],
            },
        }
    }
}

fn agent_state(report: &AgentReport) -> OutData<'_> {
    OutData::AgentState {
        channel: CHANNEL,
        channel_type: CHANNEL_TYPE,
        is_available: report.available,
        is_logged_in: report.logged_in,
        state: report.state,
        state_display_string: &report.state_text,
        reason: &report.reason,
        reason_display_string: &report.reason_text,
    }
}

fn engagement(event_id: &EventId) -> Engagement<'_> {
    Engagement {
        event_id: event_id.as_str(),
    }
}

fn descriptor(button: &Button) -> Descriptor {
    Descriptor {
        name: button.name,
        toggle_command: button.toggles_to,
        default_enabled: button.enabled,
        default_visible: button.visible,
        display_name: button.label,
        position: button.position,
        icon: "",
    }
}
