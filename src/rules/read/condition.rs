//! How conditions are read.

use super::{Question, Shape, fields, question, string, strings, unknown_key};
use crate::cursor::{Cursor, Found};
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
    pub(in crate::rules) fn read(cursor: &Cursor<'_>) -> Shape<Self> {
        const EXPECTED: &str = "a condition: an object with exactly one key, such as `queue` or `all`";
        let Question::Field(key, asked) = question(cursor, EXPECTED)? else {
            return Err(cursor.error(EXPECTED));
        };
        Ok(match key {
            "all" => Self::All(asked.each(Self::read)?),
            "any" => Self::Any(asked.each(Self::read)?),
            "not" => Self::Not(Box::new(Self::read(&asked)?)),
            "direction" => Self::Direction(CallDirection::read(&asked)?),
            "channel" => Self::Channel(Channel::read(&asked)?),
            "callerNumber" => Self::CallerNumber(NumberTest::read(&asked)?),
            "dialledNumber" => Self::DialledNumber(NumberTest::read(&asked)?),
            "queue" => Self::Queue(TextTest::read(&asked)?),
            "initiation" => Self::Initiation(Initiation::read(&asked)?),
            "attribute" => Self::Attribute(AttributeTest::read(&asked)?),
            "routingProfile" => Self::RoutingProfile(TextTest::read(&asked)?),
            "language" => Self::Language(string(&asked)?),
            "time" => Self::Time(TimeWindow::read(&asked)?),
            "knownContacts" => Self::KnownContacts(KnownContacts::read(&asked)?),
            "leg" => Self::Leg(Leg::read(&asked)?),
            _ => return Err(unknown_key(&asked, &QUESTIONS)),
        })
    }
}

impl AttributeTest {
    fn read(cursor: &Cursor<'_>) -> Shape<Self> {
        let test = fields(cursor, "an object with `name` and `value`", &["name", "value"])?;
        Ok(Self {
            name: test.required("name", string)?,
            value: test.required("value", TextTest::read)?,
        })
    }
}

impl TextTest {
    fn read(cursor: &Cursor<'_>) -> Shape<Self> {
        const EXPECTED: &str =
            "`\"present\"` or an object with `is`, `oneOf`, `startsWith`, `contains` or `matches`";
        Ok(match question(cursor, EXPECTED)? {
            Question::Word("present") => Self::Present,
            Question::Word(_) => return Err(cursor.error(EXPECTED)),
            Question::Field("is", asked) => Self::Is(string(&asked)?),
            Question::Field("oneOf", asked) => Self::OneOf(strings(&asked)?),
            Question::Field("startsWith", asked) => Self::StartsWith(string(&asked)?),
            Question::Field("contains", asked) => Self::Contains(string(&asked)?),
            Question::Field("matches", asked) => Self::Matches(string(&asked)?),
            Question::Field(_, asked) => {
                let tests = ["is", "oneOf", "startsWith", "contains", "matches"];
                return Err(unknown_key(&asked, &tests));
            }
        })
    }
}

impl NumberTest {
    fn read(cursor: &Cursor<'_>) -> Shape<Self> {
        const EXPECTED: &str = "`\"withheld\"`, `\"present\"` or an object with `is`, `oneOf`, `startsWith`, \
                                `matches` or `country`";
        Ok(match question(cursor, EXPECTED)? {
            Question::Word("withheld") => Self::Withheld,
            Question::Word("present") => Self::Present,
            Question::Word(_) => return Err(cursor.error(EXPECTED)),
            Question::Field("is", asked) => Self::Is(string(&asked)?),
            Question::Field("oneOf", asked) => Self::OneOf(strings(&asked)?),
            Question::Field("startsWith", asked) => Self::StartsWith(string(&asked)?),
            Question::Field("matches", asked) => Self::Matches(string(&asked)?),
            Question::Field("country", asked) => Self::Country(string(&asked)?),
            Question::Field(_, asked) => {
                let tests = ["is", "oneOf", "startsWith", "matches", "country"];
                return Err(unknown_key(&asked, &tests));
            }
        })
    }
}

impl TimeWindow {
    fn read(cursor: &Cursor<'_>) -> Shape<Self> {
        const EXPECTED: &str = "an object with `zone`, `from`, `to`, `weekdays`";
        let window = fields(cursor, EXPECTED, &["zone", "from", "to", "weekdays"])?;
        let from = window.optional("from", ClockTime::read)?;
        let to = window.optional("to", ClockTime::read)?;
        Ok(Self {
            zone: window.required("zone", string)?,
            from: from.unwrap_or_else(ClockTime::midnight),
            to: to.unwrap_or_else(ClockTime::end_of_day),
            weekdays: window.nullable("weekdays", |days| days.each(Weekday::read))?,
        })
    }
}

impl ClockTime {
    fn read(cursor: &Cursor<'_>) -> Shape<Self> {
        let written = cursor.string()?;
        Self::parse(written).ok_or_else(|| {
            let found = Found::Value(format!("`{written}`"));
            cursor.error_with(found, "a time of day as `HH:MM`, `00:00` to `24:00`")
        })
    }
}
