//! How two questions about one fact are related: whether the answer to one settles the other.

use crate::rules::country::Country;
use crate::rules::leaf::{Leaf, matches_language};
use crate::rules::number::{NumberQuestion, NumberReading, NumberText};
use crate::rules::text::TextQuestion;
use crate::rules::tree::Wanted;
use crate::rules::truth::Truth;
use crate::rules::window::Window;
use crate::rules::words::{CallDirection, Leg};

/// A question and the answer to it that is wanted, or known.
type Answered<'a> = (&'a Leaf, Wanted);

/// Whether the known answer to one question settles that the other has the wanted one.
pub(super) fn follows(known: Answered<'_>, wanted: Answered<'_>) -> bool {
    let ((one, _), (other, _)) = (known, wanted);
    match (known.1, wanted.1) {
        (Wanted::Yes, Wanted::Yes) => implies(one, other),
        (Wanted::Yes, Wanted::No) => disjoint(one, other) && knows(one, Wanted::Yes, other),
        (Wanted::No, Wanted::No) => implies(other, one) && knows(one, Wanted::No, other),
        (Wanted::No, Wanted::Yes) => opposites(one, other),
    }
}

/// Whether no call gives both answers.
pub(super) fn exclude(one: Answered<'_>, other: Answered<'_>) -> bool {
    match (one.1, other.1) {
        (Wanted::Yes, Wanted::Yes) => disjoint(one.0, other.0),
        (Wanted::Yes, Wanted::No) => implies(one.0, other.0),
        (Wanted::No, Wanted::Yes) => implies(other.0, one.0),
        (Wanted::No, Wanted::No) => opposites(one.0, other.0) || is_never_no(one.0) || is_never_no(other.0),
    }
}

/// Whether a yes to one is a yes to the other.
fn implies(one: &Leaf, other: &Leaf) -> bool {
    match (one, other) {
        (Leaf::Direction(one), Leaf::Direction(other)) => one == other,
        (Leaf::Channel(one), Leaf::Channel(other)) => one == other,
        (Leaf::Initiation(one), Leaf::Initiation(other)) => one == other,
        (Leaf::Contacts(one), Leaf::Contacts(other)) => one == other,
        (Leaf::Leg(one), Leaf::Leg(other)) => one == other,
        (Leaf::Language(one), Leaf::Language(other)) => matches_language(one, other),
        (Leaf::Time(one), Leaf::Time(other)) => {
            one.zone == other.zone && at_edges(one, other, |one, other| !one || other)
        }
        (Leaf::Text(fact, one), Leaf::Text(same, other)) => fact == same && text_implies(one, other),
        (Leaf::Number(fact, one), Leaf::Number(same, other)) => fact == same && number_implies(one, other),
        _ => false,
    }
}

/// Whether the two are never both answered with yes.
fn disjoint(one: &Leaf, other: &Leaf) -> bool {
    match (one, other) {
        (Leaf::Direction(one), Leaf::Direction(other)) => one != other,
        (Leaf::Channel(one), Leaf::Channel(other)) => one != other,
        (Leaf::Initiation(one), Leaf::Initiation(other)) => one != other,
        (Leaf::Contacts(one), Leaf::Contacts(other)) => one != other,
        (Leaf::Leg(one), Leaf::Leg(other)) => one != other,
        (Leaf::Language(one), Leaf::Language(other)) => {
            !matches_language(one, other) && !matches_language(other, one)
        }
        (Leaf::Time(one), Leaf::Time(other)) => {
            one.zone == other.zone && at_edges(one, other, |one, other| !(one && other))
        }
        (Leaf::Text(fact, one), Leaf::Text(same, other)) => fact == same && text_disjoint(one, other),
        (Leaf::Number(fact, one), Leaf::Number(same, other)) => fact == same && number_disjoint(one, other),
        _ => false,
    }
}

/// Whether a no to one is a yes to the other, as there is no third.
fn opposites(one: &Leaf, other: &Leaf) -> bool {
    match (one, other) {
        (Leaf::Direction(one), Leaf::Direction(other)) => one != other && CallDirection::ALL.len() == 2,
        (Leaf::Leg(one), Leaf::Leg(other)) => one != other && Leg::ALL.len() == 2,
        (Leaf::Number(fact, NumberQuestion::Withheld), Leaf::Number(same, NumberQuestion::Present)) => {
            fact == same
        }
        _ => false,
    }
}

/// Whether the answer to one tells that the fact of the other is there. Both ask about the same fact. A number may be there
/// without telling its country, and one that is withheld tells nothing else.
fn knows(one: &Leaf, answer: Wanted, other: &Leaf) -> bool {
    match (one, other) {
        (Leaf::Number(_, one), Leaf::Number(_, NumberQuestion::Country(country))) => match one {
            NumberQuestion::Country(_) => true,
            NumberQuestion::OneOf(numbers) if answer == Wanted::Yes => {
                let question = NumberQuestion::Country(*country);
                forms(numbers).all(|form| question.truth(&form) != Truth::Unknown)
            }
            _ => false,
        },
        (Leaf::Number(_, NumberQuestion::Withheld), Leaf::Number(_, NumberQuestion::Withheld)) => true,
        (Leaf::Number(_, NumberQuestion::Withheld), Leaf::Number(..)) => answer == Wanted::No,
        _ => true,
    }
}

/// Whether a question is answered with yes or not at all.
fn is_never_no(leaf: &Leaf) -> bool {
    matches!(
        leaf,
        Leaf::Text(_, TextQuestion::Present) | Leaf::Number(_, NumberQuestion::Present)
    )
}

fn text_implies(one: &TextQuestion, other: &TextQuestion) -> bool {
    match (one, other) {
        (_, TextQuestion::Present) => true,
        (TextQuestion::OneOf(texts), other) => texts.iter().all(|text| other.holds(text)),
        (TextQuestion::Numbers(one), TextQuestion::Numbers(other)) => one.are_among(other),
        (TextQuestion::StartsWith(one), TextQuestion::StartsWith(other)) => one.starts_with(other.as_str()),
        (TextQuestion::StartsWith(one) | TextQuestion::Contains(one), TextQuestion::Contains(other)) => {
            one.contains(other.as_str())
        }
        (TextQuestion::Matches(one), TextQuestion::Matches(other)) => one.as_str() == other.as_str(),
        _ => false,
    }
}

fn text_disjoint(one: &TextQuestion, other: &TextQuestion) -> bool {
    match (one, other) {
        (TextQuestion::OneOf(texts), question) | (question, TextQuestion::OneOf(texts)) => {
            !texts.iter().any(|text| question.holds(text))
        }
        (TextQuestion::Numbers(one), TextQuestion::Numbers(other)) => one.exclude(other),
        (TextQuestion::StartsWith(one), TextQuestion::StartsWith(other)) => {
            !one.starts_with(other.as_str()) && !other.starts_with(one.as_str())
        }
        _ => false,
    }
}

fn number_implies(one: &NumberQuestion, other: &NumberQuestion) -> bool {
    match (one, other) {
        (NumberQuestion::Withheld, NumberQuestion::Withheld) => true,
        (NumberQuestion::Withheld, _) | (_, NumberQuestion::Withheld) => false,
        (_, NumberQuestion::Present) => true,
        // Most lists have nothing in common; that is seen without a look at countries.
        (NumberQuestion::OneOf(numbers), NumberQuestion::OneOf(others))
            if !numbers
                .iter()
                .all(|number| others.iter().any(|other| other.digits == number.digits)) =>
        {
            false
        }
        (NumberQuestion::OneOf(numbers), other) => {
            forms(numbers).all(|form| other.truth(&form) == Truth::True)
        }
        (NumberQuestion::StartsWith(one), NumberQuestion::StartsWith(other)) => {
            one.digits.starts_with(&other.digits) && (one.plus || !other.plus)
        }
        (NumberQuestion::Matches(one), NumberQuestion::Matches(other)) => one.as_str() == other.as_str(),
        (NumberQuestion::Country(one), NumberQuestion::Country(other)) => one == other,
        _ => false,
    }
}

fn number_disjoint(one: &NumberQuestion, other: &NumberQuestion) -> bool {
    match (one, other) {
        (NumberQuestion::Withheld, NumberQuestion::Withheld) => false,
        (NumberQuestion::Withheld, _) | (_, NumberQuestion::Withheld) => true,
        (NumberQuestion::OneOf(numbers), question) | (question, NumberQuestion::OneOf(numbers)) => {
            forms(numbers).all(|form| question.truth(&form) != Truth::True)
        }
        (NumberQuestion::StartsWith(one), NumberQuestion::StartsWith(other)) => {
            !one.digits.starts_with(&other.digits) && !other.digits.starts_with(&one.digits)
        }
        (NumberQuestion::Country(one), NumberQuestion::Country(other)) => one != other,
        _ => false,
    }
}

/// Every number that one of these stands for: without a plus, it stands for the one with it too.
fn forms(numbers: &[NumberText]) -> impl Iterator<Item = NumberReading> + '_ {
    numbers.iter().flat_map(|number| {
        let international = format!("+{}", number.digits);
        let country = Country::of_number(&international);
        let national = (!number.plus).then(|| NumberReading::Phone(number.digits.clone(), None));
        [Some(NumberReading::Phone(international, country)), national]
            .into_iter()
            .flatten()
    })
}

/// Whether something holds all week: both windows stay as they are between their edges.
fn at_edges(one: &Window, other: &Window, holds: impl Fn(bool, bool) -> bool) -> bool {
    let mut edges = one.edges().chain(other.edges());
    edges.all(|minute| holds(one.is_open(minute), other.is_open(minute)))
}
