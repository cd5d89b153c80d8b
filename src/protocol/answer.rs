//! The answer to a command: the command itself once more, with its result (`contract/fusion.md` §6.1).

use super::command::{command_name, data_key};
use super::decode::{Fields, WRAPPED};
use super::reply::SUCCESS;
use super::{CHANNEL, CHANNEL_TYPE, method};
use crate::host::{AgentReport, Answer, AnswerData, Button, Order};
use crate::ids::EventId;
use crate::json::{self, Json, Members};

/// What a result says when a command was refused. Only `success` is documented (`contract/fusion.md` §1.8); every
/// reader of the wire compares with that, so the word for the opposite is free.
const FAILURE: &str = "failure";
/// Where the answer repeats the command's data, whatever it was called there.
const IN_DATA: &str = "inData";
/// The feature that turns Fusion's notes into a live transcript. This toolbar has none.
const TRANSCRIPT: &str = "transcriptEnabled";

/// What the answer must repeat unchanged, whatever JSON it was, in the order of the wire.
#[derive(Debug)]
pub(super) struct Echo {
    repeated: Vec<(&'static str, String)>,
    method: &'static str,
}

impl Echo {
    /// Of a command of this kind, whose fields stand in this text.
    pub(super) fn of(order: &Order, fields: Fields<'_>, text: &str) -> Self {
        let (keys, method): (&[_], _) = match order {
            Order::Interaction(_) => (
                &["eventId", "command", "slot", "commandId", "channel", IN_DATA],
                method::INTERACTION_ANSWER,
            ),
            // It has no slot and no id of its own.
            Order::Agent(_) => (
                &["eventId", "command", "channel", "channelType", IN_DATA],
                method::AGENT_ANSWER,
            ),
        };
        let (outside, wrapped) = raw_fields(text);
        let mut repeated = Vec::new();
        for key in keys {
            let written = if *key == IN_DATA { data_key(fields) } else { key };
            let [outside, wrapped] = [&outside, &wrapped].map(|members| raw(members, written));
            let raw = match outside {
                None | Some("null") => wrapped.or(outside),
                there => there,
            };
            repeated.extend(raw.map(|raw| (*key, raw.to_owned())));
        }
        Self { repeated, method }
    }

    /// The text of the message that answers the command.
    pub(super) fn answered(&self, answer: &Answer, toolbar_name: &str) -> String {
        let (result, words, data) = match answer {
            Answer::Done(data) => (SUCCESS, None, out_data(data)),
            Answer::Refused(words) => (FAILURE, Some(words.as_str()), Json::Object(Vec::new())),
        };
        let repeated = self.repeated.iter();
        let mut message: Members<'_> = repeated.map(|(key, raw)| (*key, Json::Raw(raw))).collect();
        message.extend([
            ("result", Json::Text(result)),
            ("resultDisplayString", Json::optional(words)),
            ("outData", data),
            ("method", Json::Text(self.method)),
            ("toolbarName", Json::Text(toolbar_name)),
        ]);
        Json::Object(message).to_text()
    }
}

/// The fields of a message as they are written, outside and under `data`.
fn raw_fields(text: &str) -> (RawFields<'_>, RawFields<'_>) {
    let fields = |text| json::fields(text).ok().flatten().unwrap_or_default();
    let outside: RawFields<'_> = fields(text);
    let wrapped = raw(&outside, WRAPPED).map(fields).unwrap_or_default();
    (outside, wrapped)
}

type RawFields<'a> = Vec<(String, &'a str)>;

/// A field as it is written; of a key that stands twice the last one.
fn raw<'a>(fields: &RawFields<'a>, key: &str) -> Option<&'a str> {
    let found = fields.iter().rev().find(|(name, _)| name == key);
    found.map(|(_, raw)| *raw)
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
                Json::List(buttons.iter().filter_map(descriptor).collect()),
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
fn descriptor(button: &Button) -> Option<Json<'_>> {
    let toggles_to = button.toggles_to.and_then(command_name);
    Some(Json::Object(vec![
        ("name", Json::Text(command_name(button.action)?)),
        ("toggleCommand", Json::optional(toggles_to)),
        ("defaultEnabled", Json::Flag(button.enabled)),
        ("defaultVisible", Json::Flag(button.visible)),
        ("displayName", Json::Text(button.label)),
        ("position", Json::Count(button.position.into())),
        ("icon", Json::Text("")),
    ]))
}

/// A feature that the toolbar does not have.
fn lacks(feature: &'static str) -> Json<'static> {
    Json::Object(vec![
        ("name", Json::Text(feature)),
        ("isEnabled", Json::Flag(false)),
    ])
}
