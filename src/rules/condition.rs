//! What a rule may ask about a call, as it is written.

use std::fmt;

use serde::Serialize;

use super::words::{CallDirection, Channel, Initiation, KnownContacts, Leg, Weekday};

/// A question about a call. Its answer is yes, no, or unknown where the fact is missing; only a yes matches, and the
/// opposite of unknown is unknown.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Condition {
    /// Yes if all of them are; an empty list is a yes.
    All(Vec<Condition>),
    /// Yes if at least one of them is; an empty list is a no.
    Any(Vec<Condition>),
    /// Yes for a no, no for a yes; unknown stays unknown, so it never matches a missing fact.
    Not(Box<Condition>),
    /// Whether the customer or the agent called.
    Direction(CallDirection),
    /// The kind of the contact.
    Channel(Channel),
    /// The number of the other party; of an outbound call the one that the agent dialled.
    CallerNumber(NumberTest),
    /// The number that the customer dialled.
    DialledNumber(NumberTest),
    /// The name of the queue.
    Queue(TextTest),
    /// How the call came about.
    Initiation(Initiation),
    /// One of the contact's attributes, by its name.
    Attribute(AttributeTest),
    /// The name of the agent's routing profile.
    RoutingProfile(TextTest),
    /// The language of the contact: `en` also means `en-GB`, `en-GB` means only that.
    Language(String),
    /// Whether it is that time at the place of a time zone.
    Time(TimeWindow),
    /// How many contacts Fusion found for the caller's number.
    KnownContacts(KnownContacts),
    /// Which part of the conversation the call is.
    Leg(Leg),
}

/// A contact attribute and what is asked about it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AttributeTest {
    /// The attribute's name, spelled as the contact centre spells it.
    pub name: String,
    /// What is asked about its value. A telephone number with its country (`+44 1632 960001`) is also met by another writing of
    /// the same number.
    pub value: TextTest,
}

/// A question about a text. Upper and lower case differ.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum TextTest {
    /// Exactly this text; upper and lower case differ.
    Is(String),
    /// One of these texts.
    OneOf(Vec<String>),
    /// A text that begins so.
    StartsWith(String),
    /// A text that holds this one.
    Contains(String),
    /// A text in which a regular expression finds something; `^` and `$` tie it to the ends.
    Matches(String),
    /// Any text that is not empty.
    Present,
}

/// A question about a telephone number. A plus that is written here must be there; without one it does not matter.
/// Spaces and punctuation never matter.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum NumberTest {
    /// Exactly this number; spaces and punctuation never matter.
    Is(String),
    /// One of these numbers.
    OneOf(Vec<String>),
    /// A number that begins so.
    StartsWith(String),
    /// A number in which a regular expression finds something. It sees `+441632960123`, without spaces.
    Matches(String),
    /// An international number of this country, by its two letters (ISO 3166), such as `GB`.
    Country(String),
    /// The caller hides the number.
    Withheld,
    /// Any number, unless it is withheld.
    Present,
}

/// A part of the week at one place.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TimeWindow {
    /// The place: a name of the IANA time zone database, such as `Europe/London`.
    pub zone: String,
    /// The first minute, `HH:MM`; midnight if left out.
    #[serde(
        default = "ClockTime::midnight",
        skip_serializing_if = "ClockTime::is_midnight"
    )]
    pub from: ClockTime,
    /// The minute at which it is over, `HH:MM` up to `24:00`; the end of the day if left out. Earlier than `from`, it is
    /// on the next day.
    #[serde(
        default = "ClockTime::end_of_day",
        skip_serializing_if = "ClockTime::is_end_of_day"
    )]
    pub to: ClockTime,
    /// The days on which the window opens; every day if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weekdays: Option<Vec<Weekday>>,
}

/// A time of day, `HH:MM`, from `00:00` to `24:00`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(into = "String")]
pub struct ClockTime(u16);

impl ClockTime {
    const END: u16 = 24 * 60;

    /// Reads `HH:MM`. Refuses anything else, and times after `24:00`.
    pub fn parse(text: &str) -> Option<Self> {
        let (hour, minute) = text.split_once(':')?;
        let two_digits = |part: &str| {
            let fits = part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
            fits.then(|| part.parse::<u16>().ok()).flatten()
        };
        let minute = two_digits(minute).filter(|minute| *minute < 60)?;
        let total = two_digits(hour)? * 60 + minute;
        (total <= Self::END).then_some(Self(total))
    }

    /// Minutes since midnight, 0 to 1440.
    pub fn minutes(self) -> u16 {
        self.0
    }

    /// The start of the day, `00:00`.
    pub fn midnight() -> Self {
        Self(0)
    }

    /// The end of the day, `24:00`.
    pub fn end_of_day() -> Self {
        Self(Self::END)
    }

    #[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
    fn is_midnight(&self) -> bool {
        self.0 == 0
    }

    #[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
    fn is_end_of_day(&self) -> bool {
        self.0 == Self::END
    }
}

impl From<ClockTime> for String {
    fn from(time: ClockTime) -> Self {
        time.to_string()
    }
}

impl fmt::Display for ClockTime {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for ClockTime {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "ClockTime".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A time of day, `HH:MM`, from `00:00` to `24:00`.",
            "type": "string",
            "pattern": "^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$"
        })
    }
}
