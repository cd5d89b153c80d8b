//! A small world of calls in which everything can be tried, rules over it, and a second reading of conditions that shares
//! nothing with the first.

use fusion_cti::direction::Direction;
use fusion_cti::redact::Private;
use fusion_cti::rules::{
    AttributeTest, CallDirection, CallFacts, Caller, ClockTime, Condition, KnownContacts, Leg, NumberTest,
    Outcome, Rule, RuleFile, TextTest, TimeWindow, Weekday,
};
use fusion_cti::time::Timestamp;
use proptest::prelude::*;

const QUEUES: [&str; 4] = ["", "VIP", "VIP 2", "General"];
const BRANDS: [&str; 3] = ["", "north", "northern"];
const CALLERS: [&str; 8] = [
    "?",
    "withheld",
    "+441632960123",
    "441632960123",
    "+4416",
    "+33199000123",
    "sip:alice@example.com",
    "+18005550123",
];
/// Monday 2026-03-02 at 08:00, 12:00 and 23:00 UTC, and the Sunday before at 23:00.
const MOMENTS: [u64; 4] = [1_772_438_400, 1_772_452_800, 1_772_492_400, 1_772_406_000];

/// Every call of the small world.
pub(super) fn every_call() -> impl Iterator<Item = CallFacts> {
    let count = QUEUES.len() * BRANDS.len() * CALLERS.len() * 5 * 3 * 3 * 3;
    (0..count).map(call)
}

/// One call of the small world.
pub(super) fn some_call() -> impl Strategy<Value = CallFacts> {
    any::<prop::sample::Index>()
        .prop_map(|index| call(index.index(QUEUES.len() * BRANDS.len() * CALLERS.len() * 135)))
}

fn call(number: usize) -> CallFacts {
    let mut rest = number;
    let mut digit = |base: usize| {
        let digit = rest % base;
        rest /= base;
        digit
    };
    let queue = QUEUES[digit(QUEUES.len())];
    let brand = BRANDS[digit(BRANDS.len())];
    let caller = CALLERS[digit(CALLERS.len())];
    CallFacts {
        queue: Some(queue.to_owned()),
        attributes: [("brand".to_owned(), Private::new(brand.to_owned()))]
            .into_iter()
            .collect(),
        caller: match caller {
            "?" => Caller::Unknown,
            "withheld" => Caller::Withheld,
            number => Caller::Number(Private::new(number.to_owned())),
        },
        at: MOMENTS.get(digit(5)).map(|seconds| Timestamp(seconds * 1000)),
        direction: [None, Some(Direction::Inbound), Some(Direction::Outbound)][digit(3)],
        leg: [None, Some(Leg::First), Some(Leg::Second)][digit(3)],
        language: [None, Some("en".to_owned()), Some("en-GB".to_owned())][digit(3)].clone(),
        ..CallFacts::default()
    }
}

/// Rules over the small world, without mistakes.
pub(super) fn rule_file() -> impl Strategy<Value = RuleFile> {
    let rule = (condition(), prop::bool::weighted(0.9));
    prop::collection::vec(rule, 1..6).prop_map(|rules| RuleFile {
        rules: rules
            .into_iter()
            .enumerate()
            .map(|(number, (when, enabled))| Rule {
                id: format!("rule-{number}"),
                name: format!("Rule {number}"),
                enabled,
                when,
                then: Outcome {
                    note: Some(format!("{number} {{queue}}")),
                    ..Outcome::default()
                },
            })
            .collect(),
        ..RuleFile::empty()
    })
}

fn condition() -> impl Strategy<Value = Condition> {
    leaf().prop_recursive(3, 10, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Condition::All),
            prop::collection::vec(inner.clone(), 0..4).prop_map(Condition::Any),
            inner.prop_map(|inner| Condition::Not(Box::new(inner))),
        ]
    })
}

fn leaf() -> impl Strategy<Value = Condition> {
    let direction = prop::sample::select(CallDirection::ALL.to_vec());
    let leg = prop::sample::select(Leg::ALL.to_vec());
    let contacts = prop::sample::select(KnownContacts::ALL.to_vec());
    let brand = text(&["north", "northern", "no"]).prop_map(|value| {
        Condition::Attribute(AttributeTest {
            name: "brand".to_owned(),
            value,
        })
    });
    prop_oneof![
        2 => direction.prop_map(Condition::Direction),
        1 => leg.prop_map(Condition::Leg),
        1 => contacts.prop_map(Condition::KnownContacts),
        3 => text(&["VIP", "VIP 2", "General", "V"]).prop_map(Condition::Queue),
        2 => brand,
        4 => number().prop_map(Condition::CallerNumber),
        1 => prop::sample::select(vec!["en", "en-GB", "fr"]).prop_map(|tag| Condition::Language(tag.to_owned())),
        2 => window().prop_map(Condition::Time),
    ]
}

fn text(words: &'static [&'static str]) -> impl Strategy<Value = TextTest> {
    let word = || prop::sample::select(words.to_vec()).prop_map(str::to_owned);
    prop_oneof![
        word().prop_map(TextTest::Is),
        prop::collection::vec(word(), 1..3).prop_map(TextTest::OneOf),
        word().prop_map(TextTest::StartsWith),
        word().prop_map(TextTest::Contains),
        word().prop_map(|word| TextTest::Matches(format!("^{word}"))),
        Just(TextTest::Present),
    ]
}

fn number() -> impl Strategy<Value = NumberTest> {
    let whole = || {
        prop::sample::select(vec![
            "+44 1632 960123",
            "441632960123",
            "+4416",
            "+33199000123",
            "+18005550123",
        ])
        .prop_map(str::to_owned)
    };
    let prefix = prop::sample::select(vec!["+", "+44", "44", "+4416", "+33", "1", "4"]);
    let country = prop::sample::select(vec!["GB", "FR", "US"]);
    prop_oneof![
        whole().prop_map(NumberTest::Is),
        prop::collection::vec(whole(), 1..3).prop_map(NumberTest::OneOf),
        prefix.prop_map(|prefix| NumberTest::StartsWith(prefix.to_owned())),
        country.prop_map(|country| NumberTest::Country(country.to_owned())),
        Just(NumberTest::Withheld),
        Just(NumberTest::Present),
    ]
}

fn window() -> impl Strategy<Value = TimeWindow> {
    let hours = prop::sample::select(vec![
        ("00:00", "24:00"),
        ("08:00", "12:00"),
        ("09:00", "17:00"),
        ("22:00", "09:00"),
    ]);
    let days = prop::option::of(prop::sample::select(vec![
        vec![Weekday::Monday],
        vec![Weekday::Sunday],
        vec![Weekday::Monday, Weekday::Sunday],
    ]));
    (hours, days).prop_map(|((from, to), weekdays)| TimeWindow {
        zone: "UTC".to_owned(),
        from: ClockTime::parse(from).unwrap(),
        to: ClockTime::parse(to).unwrap(),
        weekdays,
    })
}

/// The answer to a condition, read from the documentation's words instead of the code: nothing for unknown.
pub(super) fn answers(condition: &Condition, call: &CallFacts) -> Option<bool> {
    match condition {
        Condition::All(parts) => {
            let parts: Vec<_> = parts.iter().map(|part| answers(part, call)).collect();
            let no = parts.contains(&Some(false));
            let yes = parts.iter().all(|part| *part == Some(true));
            (no || yes).then_some(yes)
        }
        Condition::Any(parts) => {
            let parts: Vec<_> = parts.iter().map(|part| answers(part, call)).collect();
            let yes = parts.contains(&Some(true));
            let no = parts.iter().all(|part| *part == Some(false));
            (no || yes).then_some(yes)
        }
        Condition::Not(inner) => answers(inner, call).map(|answer| !answer),
        Condition::Direction(wanted) => call
            .direction
            .map(|found| (found == Direction::Inbound) == (*wanted == CallDirection::Inbound)),
        Condition::Leg(wanted) => call.leg.map(|found| found == *wanted),
        Condition::KnownContacts(wanted) => call.contacts.map(|found| found == *wanted),
        Condition::Queue(test) => text_answers(test, call.queue.as_deref()),
        Condition::Attribute(test) => {
            let value = call
                .attributes
                .get(&test.name)
                .map(|value| value.reveal().as_str());
            text_answers(&test.value, value)
        }
        Condition::CallerNumber(test) => number_answers(test, &call.caller),
        Condition::Language(tag) => {
            let found = call.language.as_deref()?;
            Some(found == tag || found.starts_with(&format!("{tag}-")))
        }
        Condition::Time(window) => {
            // All windows of this world are in UTC, and all moments are within one Sunday and Monday.
            let minutes = (call.at?.0 / 60_000) % 1440;
            let today = if call.at?.0 / 86_400_000 == MOMENTS[3] / 86_400 {
                Weekday::Sunday
            } else {
                Weekday::Monday
            };
            let yesterday = if today == Weekday::Sunday {
                Weekday::Saturday
            } else {
                Weekday::Sunday
            };
            let on = |day| window.weekdays.as_ref().is_none_or(|days| days.contains(&day));
            let (from, to) = (u64::from(window.from.minutes()), u64::from(window.to.minutes()));
            Some(if from < to {
                on(today) && (from..to).contains(&minutes)
            } else {
                (on(today) && minutes >= from) || (on(yesterday) && minutes < to)
            })
        }
        Condition::Channel(_)
        | Condition::Initiation(_)
        | Condition::DialledNumber(_)
        | Condition::RoutingProfile(_) => None,
    }
}

fn text_answers(test: &TextTest, found: Option<&str>) -> Option<bool> {
    let found = found.filter(|found| !found.is_empty())?;
    Some(match test {
        TextTest::Is(text) => found == text,
        TextTest::OneOf(texts) => texts.iter().any(|text| text == found),
        TextTest::StartsWith(text) => found.starts_with(text.as_str()),
        TextTest::Contains(text) => found.contains(text.as_str()),
        TextTest::Matches(pattern) => found.starts_with(pattern.trim_start_matches('^')),
        TextTest::Present => true,
    })
}

fn number_answers(test: &NumberTest, caller: &Caller) -> Option<bool> {
    let found = match (caller, test) {
        (Caller::Unknown, _) => return None,
        (Caller::Withheld, NumberTest::Withheld) => return Some(true),
        (Caller::Withheld, _) => return None,
        (Caller::Number(_), NumberTest::Withheld) => return Some(false),
        (Caller::Number(_), NumberTest::Present) => return Some(true),
        (Caller::Number(number), _) => number.reveal().as_str(),
    };
    let is_phone = !found.starts_with("sip:");
    let bare = |text: &str| text.replace([' ', '+'], "");
    let plus = |text: &str| !text.starts_with('+') || found.starts_with('+');
    Some(match test {
        NumberTest::Is(text) => is_phone && plus(text) && bare(found) == bare(text),
        NumberTest::OneOf(texts) => {
            is_phone && texts.iter().any(|text| plus(text) && bare(found) == bare(text))
        }
        NumberTest::StartsWith(text) => is_phone && plus(text) && bare(found).starts_with(&bare(text)),
        NumberTest::Country(country) => match found {
            "+441632960123" | "+4416" => country == "GB",
            "+33199000123" => country == "FR",
            _ => return None,
        },
        NumberTest::Matches(_) | NumberTest::Withheld | NumberTest::Present => return None,
    })
}
