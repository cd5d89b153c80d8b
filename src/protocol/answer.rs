//! The answer to a command: the command itself once more, with its result (`contract/fusion.md` §6.1).

use super::command::data_key;
use super::decode::Fields;
use super::reply::SUCCESS;
use super::{CHANNEL, CHANNEL_TYPE, method};
use crate::host::{AgentReport, Answer, AnswerData, Button};
use crate::ids::EventId;
use crate::json::{Json, Members};

/// What a result says when a command was refused. Only `success` is documented (`contract/fusion.md` §1.8); every
/// reader of the wire compares with that, so the word for the opposite is free.
const FAILURE: &str = "failure";
/// The feature that turns Fusion's notes into a live transcript. This toolbar has none.
const TRANSCRIPT: &str = "transcriptEnabled";

/// What the answer must repeat unchanged, whatever JSON it was. The order of the fields is the order on the wire.
#[derive(Debug)]
pub(super) struct Echo {
    event_id: Option<String>,
    command: Option<String>,
    slot: Option<String>,
    command_id: Option<String>,
    channel: Option<String>,
    channel_type: Option<String>,
    in_data: Option<String>,
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

    /// The text of the message that answers the command.
    pub(super) fn answered(&self, answer: &Answer, toolbar_name: &str) -> String {
        let (result, words, data) = match answer {
            Answer::Done(data) => (SUCCESS, None, out_data(data)),
            Answer::Refused(words) => (FAILURE, Some(words.as_str()), Json::Object(Vec::new())),
        };
        let mut message = self.members();
        message.extend([
            ("result", Json::Text(result)),
            ("resultDisplayString", Json::optional(words)),
            ("outData", data),
            ("method", Json::Text(self.method)),
            ("toolbarName", Json::Text(toolbar_name)),
        ]);
        Json::Object(message).to_text()
    }

    /// What was there, in the order of the wire.
    fn members(&self) -> Members<'_> {
        let all = [
            ("eventId", &self.event_id),
            ("command", &self.command),
            ("slot", &self.slot),
            ("commandId", &self.command_id),
            ("channel", &self.channel),
            ("channelType", &self.channel_type),
            ("inData", &self.in_data),
        ];
        let there = all
            .into_iter()
            .filter_map(|(key, raw)| Some((key, Json::Raw(raw.as_deref()?))));
        there.collect()
    }
}

/// What the answer brings, in Fusion's words; always an object, so that nobody reads a field of nothing. The count and the
/// list of engagements go together: who asked for one ignores the other.
pub(super) fn out_data(data: &AnswerData) -> Json<'_> {
    Json::Object(match data {
        AnswerData::Nothing => Vec::new(),
        AnswerData::AgentState(report) => agent_state(report),
        AnswerData::Engagements(events) => vec![
            ("activeCount", Json::Count(events.len() as u64)),
            ("engagements", Json::List(events.iter().map(engagement).collect())),
        ],
        AnswerData::Buttons(buttons) => vec![
            ("channel", Json::Text(CHANNEL)),
            (
                "supportedCommands",
                Json::List(buttons.iter().map(descriptor).collect()),
            ),
            ("supportedFeatures", Json::List(vec![lacks(TRANSCRIPT)])),
        ],
    })
}

fn agent_state(report: &AgentReport) -> Members<'_> {
    vec![
        ("channel", Json::Text(CHANNEL)),
        ("channelType", Json::Text(CHANNEL_TYPE)),
        ("isAvailable", Json::Flag(report.available)),
        ("isLoggedIn", Json::Flag(report.logged_in)),
        ("state", Json::Text(report.state)),
        ("stateDisplayString", Json::Text(&report.state_text)),
        ("reason", Json::Text(&report.reason)),
        ("reasonDisplayString", Json::Text(&report.reason_text)),
    ]
}

/// One call that is going on.
fn engagement(event_id: &EventId) -> Json<'_> {
    Json::Object(vec![("eventId", Json::Text(event_id.as_str()))])
}

/// A button: the complete set of fields of `contract/fusion.md` §3.2.
fn descriptor(button: &Button) -> Json<'_> {
    Json::Object(vec![
        ("name", Json::Text(button.name)),
        ("toggleCommand", Json::optional(button.toggles_to)),
        ("defaultEnabled", Json::Flag(button.enabled)),
        ("defaultVisible", Json::Flag(button.visible)),
        ("displayName", Json::Text(button.label)),
        ("position", Json::Count(button.position.into())),
        ("icon", Json::Text("")),
    ])
}

/// A feature that the toolbar does not have.
fn lacks(feature: &'static str) -> Json<'static> {
    Json::Object(vec![
        ("name", Json::Text(feature)),
        ("isEnabled", Json::Flag(false)),
    ])
}
