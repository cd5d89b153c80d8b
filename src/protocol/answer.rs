//! The answer to a command: the command itself once more, with its result (`contract/fusion.md` §6.1).

use std::fmt;

use serde::Serialize;
use serde_json::value::RawValue;

use super::command::{command_name, data_key};
use super::message::Message;
use super::reply::SUCCESS;
use super::{CHANNEL, CHANNEL_TYPE, encode, method};
use crate::host::{Answer, AnswerData, Button, Order};

/// What a result says when a command was refused. Only `success` is documented (`contract/fusion.md` §1.8); every
/// reader of the wire compares with that, so the word for the opposite is free.
const FAILURE: &str = "failure";
/// The feature that turns Fusion's notes into a live transcript. This toolbar has none.
const TRANSCRIPT: &str = "transcriptEnabled";

/// What the answer must repeat unchanged, whatever JSON it was. A member that the command does not have is left out.
#[derive(Serialize)]
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
    /// The command's data, whatever it was called there.
    #[serde(skip_serializing_if = "Option::is_none")]
    in_data: Option<Box<RawValue>>,
    #[serde(skip)]
    method: &'static str,
}

/// The whole answer, in the order of the wire.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct AnswerMessage<'a> {
    #[serde(flatten)]
    echo: &'a Echo,
    result: &'static str,
    result_display_string: Option<&'a str>,
    out_data: OutData<'a>,
    method: &'static str,
    toolbar_name: &'a str,
}

/// What the answer brings, in Fusion's words; always an object, so that nobody reads a field of nothing.
#[derive(Serialize)]
#[serde(untagged, rename_all_fields = "camelCase")]
pub(super) enum OutData<'a> {
    Nothing {},
    AgentState {
        channel: &'static str,
        channel_type: &'static str,
        is_available: bool,
        is_logged_in: bool,
        state: &'a str,
        state_display_string: &'a str,
        reason: &'a str,
        reason_display_string: &'a str,
    },
    /// The count and the list go together: who asked for one ignores the other.
    Engagements {
        active_count: usize,
        engagements: Vec<EngagementBody<'a>>,
    },
    Buttons {
        channel: &'static str,
        supported_commands: Vec<ButtonBody<'a>>,
        supported_features: [FeatureBody; 1],
    },
    /// The same buttons by the names of their commands.
    ButtonNames {
        channel: &'static str,
        supported_commands: Vec<&'a str>,
        supported_features: [FeatureBody; 1],
    },
}

/// One call that is going on.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct EngagementBody<'a> {
    event_id: &'a str,
}

/// A button: the complete set of fields of `contract/fusion.md` §3.2.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ButtonBody<'a> {
    name: &'a str,
    toggle_command: Option<&'a str>,
    default_enabled: bool,
    default_visible: bool,
    display_name: &'a str,
    position: u8,
    icon: &'static str,
}

/// A feature that the toolbar has or does not have.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct FeatureBody {
    name: &'static str,
    is_enabled: bool,
}

impl Echo {
    /// Of a command of this kind.
    pub(super) fn of(order: &Order, message: &Message) -> Self {
        let raw = |key| message.raw(key).map(ToOwned::to_owned);
        // A command about the agent has no slot and no id of its own.
        let (is_interaction, method) = match order {
            Order::Interaction(_) => (true, method::INTERACTION_ANSWER),
            Order::Agent(_) => (false, method::AGENT_ANSWER),
        };
        Self {
            event_id: raw("eventId"),
            command: raw("command"),
            slot: raw("slot").filter(|_| is_interaction),
            command_id: raw("commandId").filter(|_| is_interaction),
            channel: raw("channel"),
            channel_type: raw("channelType").filter(|_| !is_interaction),
            in_data: raw(data_key(message)),
            method,
        }
    }

    /// The text of the message that answers the command.
    pub(super) fn answered(&self, answer: &Answer, toolbar_name: &str) -> String {
        let (result, words, out_data) = match answer {
            Answer::Done(data) => (SUCCESS, None, OutData::of(data)),
            Answer::Refused(words) => (FAILURE, Some(words.as_str()), OutData::Nothing {}),
        };
        encode::to_text(&AnswerMessage {
            echo: self,
            result,
            result_display_string: words,
            out_data,
            method: self.method,
            toolbar_name,
        })
    }
}

impl fmt::Debug for Echo {
    /// A command's data may be personal.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut echo = formatter.debug_struct("Echo");
        echo.field("method", &self.method).finish_non_exhaustive()
    }
}

impl<'a> OutData<'a> {
    pub(super) fn of(data: &'a AnswerData) -> Self {
        match data {
            AnswerData::Nothing => Self::Nothing {},
            AnswerData::AgentState(report) => Self::AgentState {
                channel: CHANNEL,
                channel_type: CHANNEL_TYPE,
                is_available: report.available,
                is_logged_in: report.logged_in,
                state: report.state,
                state_display_string: &report.state_text,
                reason: &report.reason,
                reason_display_string: &report.reason_text,
            },
            AnswerData::Engagements(events) => {
                let engagements = events.iter().map(|event| EngagementBody {
                    event_id: event.as_str(),
                });
                Self::Engagements {
                    active_count: events.len(),
                    engagements: engagements.collect(),
                }
            }
            AnswerData::Buttons(buttons) => Self::Buttons {
                channel: CHANNEL,
                supported_commands: buttons.iter().filter_map(ButtonBody::of).collect(),
                supported_features: [FeatureBody::TRANSCRIPT_OFF],
            },
        }
    }

    pub(super) fn button_names(buttons: &'a [Button]) -> Self {
        let names = buttons.iter().filter_map(|button| command_name(button.action));
        Self::ButtonNames {
            channel: CHANNEL,
            supported_commands: names.collect(),
            supported_features: [FeatureBody::TRANSCRIPT_OFF],
        }
    }
}

impl FeatureBody {
    const TRANSCRIPT_OFF: Self = Self {
        name: TRANSCRIPT,
        is_enabled: false,
    };
}

impl<'a> ButtonBody<'a> {
    /// `None` for what Fusion has no command for.
    fn of(button: &'a Button) -> Option<Self> {
        Some(Self {
            name: command_name(button.action)?,
            toggle_command: button.toggles_to.and_then(command_name),
            default_enabled: button.enabled,
            default_visible: button.visible,
            display_name: button.label,
            position: button.position,
            icon: "",
        })
    }
}
