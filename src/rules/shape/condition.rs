//! How conditions are read.

use super::{Members, Misfit, list, text, texts, unexpected, unknown_word, word_or_member};
use crate::json::Value;
use crate::rules::condition::{AttributeTest, ClockTime, Condition, NumberTest, TextTest, TimeWindow};
use crate::rules::words::{CallDirection, Channel, Initiation, KnownContacts, Leg, Weekday};

/// The keys of a condition.
const QUESTIONS: [&str; 15] = [
    "all",
    "any",
    "not",
    "direction",
    "channel",
    "callerNumber",
    "dialledNumber",
    "queue",
    "initiation",
    "attribute",
    "routingProfile",
    "language",
    "time",
    "knownContacts",
    "leg",
];

impl Condition {
    pub(in crate::rules) fn read(value: &Value) -> Result<Self, Misfit> {
        const EXPECTED: &str = "a condition: an object with exactly one key, such as `queue` or `all`";
        let (key, Some(asked)) = word_or_member(value, EXPECTED)? else {
            return Err(unexpected(value, EXPECTED));
        };
        let condition = match key {
            "all" => list(asked, Self::read).map(Self::All),
            "any" => list(asked, Self::read).map(Self::Any),
            "not" => Self::read(asked).map(|condition| Self::Not(Box::new(condition))),
            "direction" => CallDirection::read(asked).map(Self::Direction),
            "channel" => Channel::read(asked).map(Self::Channel),
            "callerNumber" => NumberTest::read(asked).map(Self::CallerNumber),
            "dialledNumber" => NumberTest::read(asked).map(Self::DialledNumber),
            "queue" => TextTest::read(asked).map(Self::Queue),
            "initiation" => Initiation::read(asked).map(Self::Initiation),
            "attribute" => AttributeTest::read(asked).map(Self::Attribute),
            "routingProfile" => TextTest::read(asked).map(Self::RoutingProfile),
            "language" => text(asked).map(Self::Language),
            "time" => TimeWindow::read(asked).map(Self::Time),
            "knownContacts" => KnownContacts::read(asked).map(Self::KnownContacts),
            "leg" => Leg::read(asked).map(Self::Leg),
            _ => Err(unknown_word(key, &QUESTIONS)),
        };
        condition.map_err(|misfit| misfit.within(key))
    }
}

impl AttributeTest {
    fn read(value: &Value) -> Result<Self, Misfit> {
        let test = Members::of(value, "an object with `name` and `value`", &["name", "value"])?;
        Ok(Self {
            name: test.required("name", text)?,
            value: test.required("value", TextTest::read)?,
        })
    }
}

impl TextTest {
    fn read(value: &Value) -> Result<Self, Misfit> {
        const EXPECTED: &str =
            "`\"present\"` or an object with `is`, `oneOf`, `startsWith`, `contains` or `matches`";
        let (key, Some(asked)) = word_or_member(value, EXPECTED)? else {
            let is_present = value.as_str() == Some("present");
            return is_present
                .then_some(Self::Present)
                .ok_or_else(|| unexpected(value, EXPECTED));
        };
        let test = match key {
            "is" => text(asked).map(Self::Is),
            "oneOf" => texts(asked).map(Self::OneOf),
            "startsWith" => text(asked).map(Self::StartsWith),
            "contains" => text(asked).map(Self::Contains),
            "matches" => text(asked).map(Self::Matches),
            _ => Err(unknown_word(
                key,
                &["is", "oneOf", "startsWith", "contains", "matches"],
            )),
        };
        test.map_err(|misfit| misfit.within(key))
    }
}

impl NumberTest {
    fn read(value: &Value) -> Result<Self, Misfit> {
        const EXPECTED: &str = "`\"withheld\"`, `\"present\"` or an object with `is`, `oneOf`, `startsWith`, \
                                `matches` or `country`";
        let (key, Some(asked)) = word_or_member(value, EXPECTED)? else {
            return match value.as_str() {
                Some("withheld") => Ok(Self::Withheld),
                Some("present") => Ok(Self::Present),
                _ => Err(unexpected(value, EXPECTED)),
            };
        };
        let test = match key {
            "is" => text(asked).map(Self::Is),
            "oneOf" => texts(asked).map(Self::OneOf),
            "startsWith" => text(asked).map(Self::StartsWith),
            "matches" => text(asked).map(Self::Matches),
            "country" => text(asked).map(Self::Country),
            _ => Err(unknown_word(
                key,
                &["is", "oneOf", "startsWith", "matches", "country"],
            )),
        };
        test.map_err(|misfit| misfit.within(key))
    }
}

impl TimeWindow {
    fn read(value: &Value) -> Result<Self, Misfit> {
        const EXPECTED: &str = "an object with `zone`, `from`, `to`, `weekdays`";
        let window = Members::of(value, EXPECTED, &["zone", "from", "to", "weekdays"])?;
        let from = window.optional("from", ClockTime::read)?;
        let to = window.optional("to", ClockTime::read)?;
        Ok(Self {
            zone: window.required("zone", text)?,
            from: from.unwrap_or_else(ClockTime::midnight),
            to: to.unwrap_or_else(ClockTime::end_of_day),
            weekdays: window.nullable("weekdays", |days| list(days, Weekday::read))?,
        })
    }
}

impl ClockTime {
    fn read(value: &Value) -> Result<Self, Misfit> {
        let written = text(value)?;
        let time = Self::parse(&written);
        time.ok_or_else(|| {
            Misfit::new(format!(
                "`{written}` is no time of day; expected `HH:MM`, `00:00` to `24:00`"
            ))
        })
    }
}
