//! One compiled question about one fact.

use super::facts::present;
use super::number::NumberQuestion;
use super::reading::Reading;
use super::text::TextQuestion;
use super::truth::Truth;
use super::window::Window;
use super::words::{CallDirection, Channel, Initiation, KnownContacts, Leg};
use crate::redact::Private;

/// A question that has no parts.
#[derive(Clone, Debug)]
pub(super) enum Leaf {
    Direction(CallDirection),
    Channel(Channel),
    Initiation(Initiation),
    Contacts(KnownContacts),
    Leg(Leg),
    Number(NumberFact, NumberQuestion),
    Text(TextFact, TextQuestion),
    /// A language tag in lower case.
    Language(String),
    Time(Window),
}

/// A fact that is a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum NumberFact {
    Caller,
    Dialled,
}

/// A fact that is a text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum TextFact {
    Queue,
    RoutingProfile,
    Attribute(String),
}

impl Leaf {
    /// The answer; unknown if the fact is missing.
    pub(super) fn truth(&self, reading: &Reading<'_>) -> Truth {
        let facts = reading.facts;
        match self {
            Self::Direction(wanted) => same(facts.direction.map(CallDirection::from), *wanted),
            Self::Channel(wanted) => same(facts.channel, *wanted),
            Self::Initiation(wanted) => same(facts.initiation, *wanted),
            Self::Contacts(wanted) => same(facts.contacts, *wanted),
            Self::Leg(wanted) => same(facts.leg, *wanted),
            Self::Number(NumberFact::Caller, question) => question.truth(&reading.caller),
            Self::Number(NumberFact::Dialled, question) => question.truth(&reading.dialled),
            Self::Text(fact, question) => answered(fact.of(reading), |text| question.holds(text)),
            Self::Language(wanted) => {
                let language = present(facts.language.as_deref());
                answered(language, |language| matches_language(language, wanted))
            }
            Self::Time(window) => {
                let minute = reading.minute_of_week(window.zone);
                minute.map_or(Truth::Unknown, |minute| Truth::of(window.is_open(minute)))
            }
        }
    }

    /// The fact as it is, for a verdict; nothing where it is missing.
    pub(super) fn actual(&self, reading: &Reading<'_>) -> Option<Private<String>> {
        let facts = reading.facts;
        let number = |number: &super::number::NumberReading| match number {
            super::number::NumberReading::Withheld => Some("withheld".to_owned()),
            number => number.text().map(str::to_owned),
        };
        let text = match self {
            Self::Direction(_) => facts.direction.map(|fact| CallDirection::from(fact).to_string()),
            Self::Channel(_) => facts.channel.map(|fact| fact.to_string()),
            Self::Initiation(_) => facts.initiation.map(|fact| fact.to_string()),
            Self::Contacts(_) => facts.contacts.map(|fact| fact.to_string()),
            Self::Leg(_) => facts.leg.map(|fact| fact.to_string()),
            Self::Number(NumberFact::Caller, _) => number(&reading.caller),
            Self::Number(NumberFact::Dialled, _) => number(&reading.dialled),
            Self::Text(fact, _) => fact.of(reading).map(str::to_owned),
            Self::Language(_) => present(facts.language.as_deref()).map(str::to_owned),
            Self::Time(window) => reading.minute_of_week(window.zone).map(week_minute),
        };
        text.map(Private::new)
    }

    /// The question as a sentence, such as "queue is `VIP`". Holds what the rule says, nothing of the call.
    pub(super) fn sentence(&self) -> String {
        match self {
            Self::Direction(wanted) => format!("direction is `{wanted}`"),
            Self::Channel(wanted) => format!("channel is `{wanted}`"),
            Self::Initiation(wanted) => format!("initiation is `{wanted}`"),
            Self::Contacts(wanted) => format!("known contacts is `{wanted}`"),
            Self::Leg(wanted) => format!("leg is `{wanted}`"),
            Self::Number(NumberFact::Caller, question) => format!("caller number {}", question.sentence()),
            Self::Number(NumberFact::Dialled, question) => format!("dialled number {}", question.sentence()),
            Self::Text(fact, question) => format!("{} {}", fact.name(), question.sentence()),
            Self::Language(wanted) => format!("language is `{wanted}`"),
            Self::Time(window) => format!("time {}", window.sentence()),
        }
    }

    /// How dear the question is; the cheap ones are asked first.
    pub(super) fn cost(&self) -> u8 {
        match self {
            Self::Direction(_)
            | Self::Channel(_)
            | Self::Initiation(_)
            | Self::Contacts(_)
            | Self::Leg(_) => 0,
            Self::Number(_, NumberQuestion::Matches(_)) | Self::Text(_, TextQuestion::Matches(_)) => 3,
            Self::Number(..) | Self::Time(_) => 1,
            Self::Text(..) | Self::Language(_) => 2,
        }
    }
}

impl TextFact {
    /// The text, if it is there and not empty. Personal data.
    pub(super) fn of<'a>(&self, reading: &'a Reading<'_>) -> Option<&'a str> {
        match self {
            Self::Queue => present(reading.facts.queue.as_deref()),
            Self::RoutingProfile => present(reading.facts.routing_profile.as_deref()),
            Self::Attribute(name) => reading.attribute(name),
        }
    }

    fn name(&self) -> String {
        match self {
            Self::Queue => "queue".to_owned(),
            Self::RoutingProfile => "routing profile".to_owned(),
            Self::Attribute(name) => format!("attribute `{name}`"),
        }
    }
}

/// Whether a language is the wanted one or a regional form of it. `wanted` is in lower case and written with dashes.
pub(super) fn matches_language(language: &str, wanted: &str) -> bool {
    let normalise = |byte: u8| {
        if byte == b'_' {
            b'-'
        } else {
            byte.to_ascii_lowercase()
        }
    };
    let mut spoken = language.bytes().map(normalise);
    wanted.bytes().all(|byte| spoken.next() == Some(byte)) && matches!(spoken.next(), None | Some(b'-'))
}

fn same<T: PartialEq + Copy>(fact: Option<T>, wanted: T) -> Truth {
    fact.map_or(Truth::Unknown, |fact| Truth::of(fact == wanted))
}

fn answered(fact: Option<&str>, question: impl Fn(&str) -> bool) -> Truth {
    fact.map_or(Truth::Unknown, |text| Truth::of(question(text)))
}

fn week_minute(minute: u16) -> String {
    let days = super::words::Weekday::ALL;
    let day = days.get(usize::from(minute / (24 * 60))).map(|day| day.word());
    let minute = minute % (24 * 60);
    format!(
        "{} {:02}:{:02}",
        day.unwrap_or_default(),
        minute / 60,
        minute % 60
    )
}

#[cfg(test)]
mod tests {
    use super::matches_language;

    #[test]
    fn a_language_covers_its_regions_and_no_other_language() {
        assert!(
            matches_language("en-GB", "en")
                && matches_language("en_GB", "en-gb")
                && matches_language("EN", "en")
        );
        assert!(
            !matches_language("eng", "en") && !matches_language("en", "en-gb") && !matches_language("", "en")
        );
    }
}
