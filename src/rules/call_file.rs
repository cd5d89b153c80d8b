//! A call as an admin writes it down: `call.json`, and the calls in `screen-pop.tests.json`.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::civil::{read_moment, write_moment};
use super::facts::{CallFacts, Caller};
use super::parse::Refusal;
use super::source_map::SourceMap;
use super::words::{CallDirection, Channel, Initiation, KnownContacts, Leg};
use crate::direction::Direction;
use crate::json;
use crate::redact::Private;
use crate::time::Timestamp;

/// The word in place of a caller's number that is hidden.
const WITHHELD: &str = "withheld";

/// The facts of one call. What is left out is missing: no condition matches it. `Debug` shows nothing of it.
#[derive(Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    rename_all = "camelCase",
    deny_unknown_fields,
    expecting = "a call: an object with facts"
)]
pub struct CallFile {
    /// Whether the customer or the agent called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub direction: Option<CallDirection>,
    /// The kind of the contact.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<Channel>,
    /// The other party's number, or `withheld`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub caller: Option<String>,
    /// The number that the customer dialled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dialled: Option<String>,
    /// The name of the queue in which the call waited.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub queue: Option<String>,
    /// How the call came about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub initiation: Option<Initiation>,
    /// The contact's attributes, by their names.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub attributes: BTreeMap<String, String>,
    /// The name of the agent's routing profile.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub routing_profile: Option<String>,
    /// The contact's language, such as `en-GB`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// When the call came, such as `2026-03-02T09:30:00Z`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Moment>,
    /// How many contacts Fusion found for the number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub known_contacts: Option<KnownContacts>,
    /// Which part of the conversation this is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leg: Option<Leg>,
}

/// A moment as RFC 3339 writes it, with its offset.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Moment(pub Timestamp);

impl CallFile {
    /// Reads a call.
    ///
    /// # Errors
    /// The text is not JSON, or a key or value does not belong there.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        read_typed(text)
    }

    /// What the rules are asked about.
    pub fn facts(&self) -> CallFacts {
        let attributes = self.attributes.iter();
        CallFacts {
            direction: self.direction.map(|direction| match direction {
                CallDirection::Inbound => Direction::Inbound,
                CallDirection::Outbound => Direction::Outbound,
            }),
            channel: self.channel,
            caller: match self.caller.as_deref() {
                None => Caller::Unknown,
                Some(WITHHELD) => Caller::Withheld,
                Some(number) => Caller::Number(Private::new(number.to_owned())),
            },
            dialled: self.dialled.clone().map(Private::new),
            queue: self.queue.clone(),
            initiation: self.initiation,
            attributes: attributes
                .map(|(name, value)| (name.clone(), Private::new(value.clone())))
                .collect(),
            routing_profile: self.routing_profile.clone(),
            language: self.language.clone(),
            at: self.at.map(|moment| moment.0),
            contacts: self.known_contacts,
            leg: self.leg,
        }
    }
}

impl From<&CallFacts> for CallFile {
    /// For writing a call of this browser down, so that it can be tried again. Reveals personal data.
    fn from(facts: &CallFacts) -> Self {
        let attributes = facts.attributes.iter();
        Self {
            direction: facts.direction.map(CallDirection::from),
            channel: facts.channel,
            caller: match &facts.caller {
                Caller::Unknown => None,
                Caller::Withheld => Some(WITHHELD.to_owned()),
                Caller::Number(number) => Some(number.reveal().clone()),
            },
            dialled: facts.dialled.as_ref().map(|number| number.reveal().clone()),
            queue: facts.queue.clone(),
            initiation: facts.initiation,
            attributes: attributes
                .map(|(name, value)| (name.clone(), value.reveal().clone()))
                .collect(),
            routing_profile: facts.routing_profile.clone(),
            language: facts.language.clone(),
            at: facts.at.map(Moment),
            known_contacts: facts.contacts,
            leg: facts.leg,
        }
    }
}

impl fmt::Debug for CallFile {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("[redacted call]")
    }
}

/// Why a text is not read as a [`Moment`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("this is no moment; expected one with its offset, such as `2026-03-02T09:30:00Z`")]
pub struct MomentError;

impl TryFrom<String> for Moment {
    type Error = MomentError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        read_moment(&text).map(Self).ok_or(MomentError)
    }
}

impl From<Moment> for String {
    fn from(moment: Moment) -> Self {
        write_moment(moment.0)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Moment {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Moment".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A moment as RFC 3339 writes it, with its offset.",
            "type": "string",
            "format": "date-time"
        })
    }
}

/// Reads a text of a certain type as a whole or not at all.
pub(super) fn read_typed<T: DeserializeOwned>(text: &str) -> Result<T, Refusal> {
    let value = json::parse(text)?;
    serde_path_to_error::deserialize(value).map_err(|error| {
        let message = in_words(&error.inner().to_string());
        match error.path().to_string() {
            root if root == "." => Refusal {
                position: SourceMap::of(text).position(""),
                message,
            },
            path => Refusal {
                position: SourceMap::of(text).position(&path),
                message: format!("`{path}`: {message}"),
            },
        }
    })
}

/// serde's messages speak of fields, variants and maps.
fn in_words(message: &str) -> String {
    let words = [
        ("unknown field", "unknown key"),
        ("missing field", "missing key"),
        ("unknown variant", "unknown word"),
        ("map with a single key", "an object with exactly one key"),
        (": map,", ": an object,"),
        (": sequence,", ": a list,"),
        ("a sequence", "a list"),
    ];
    words.iter().fold(message.to_owned(), |message, (theirs, ours)| {
        message.replacen(theirs, ours, 1)
    })
}
