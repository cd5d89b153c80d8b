//! Telephone numbers in rules: questions about them, and the number of a call in the one form in which all are asked.

use super::country::Country;
use super::pattern::Pattern;
use super::truth::Truth;
use crate::phone::{NumberReader, Party};

/// The number of a call, prepared once for all rules.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum NumberReading {
    /// The vendor reported nothing about a number.
    Missing,
    /// Hidden by the caller.
    Withheld,
    /// A telephone number: an optional plus and digits, and the country that these tell.
    Phone(String, Option<Country>),
    /// Something else that can be called, such as a SIP name.
    Other(String),
}

/// A number, or the beginning of one, as a rule writes it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct NumberText {
    pub(super) plus: bool,
    pub(super) digits: String,
}

/// A question about a number, compiled.
#[derive(Clone, Debug)]
pub(super) enum NumberQuestion {
    OneOf(Vec<NumberText>),
    StartsWith(NumberText),
    Matches(Pattern),
    Country(Country),
    Withheld,
    Present,
}

impl NumberReading {
    /// Reads a number as the vendor writes it.
    pub(super) fn of(text: &str, numbers: &NumberReader) -> Self {
        match numbers.party(text) {
            Party::Withheld => Self::Withheld,
            Party::Number(number) => {
                let text = number.dialled();
                let country = Country::of_number(&text);
                Self::Phone(text, country)
            }
            Party::Other => Self::Other(text.trim().to_owned()),
        }
    }

    /// The number, where there is one. Personal data.
    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Self::Missing | Self::Withheld => None,
            Self::Phone(text, _) | Self::Other(text) => Some(text),
        }
    }

    /// The digits of a telephone number. Personal data.
    pub(super) fn digits(&self) -> Option<&str> {
        match self {
            Self::Missing | Self::Withheld | Self::Other(_) => None,
            Self::Phone(text, _) => Some(text.trim_start_matches('+')),
        }
    }

    /// The country of an international number.
    pub(super) fn country(&self) -> Option<Country> {
        match self {
            Self::Phone(_, country) => *country,
            Self::Missing | Self::Withheld | Self::Other(_) => None,
        }
    }

    /// The number with its plus, if it has one. Personal data.
    pub(super) fn international(&self) -> Option<&str> {
        match self {
            Self::Phone(text, _) if text.starts_with('+') => Some(text),
            Self::Missing | Self::Withheld | Self::Phone(..) | Self::Other(_) => None,
        }
    }
}

impl NumberText {
    /// Reads a whole number, as the number of a call is read. Refuses one with an extension: callers show none.
    pub(super) fn whole(text: &str, numbers: &NumberReader) -> Option<Self> {
        let number = numbers.read(text).ok()?;
        number.extension().is_none().then(|| Self::of(&number.dialled()))
    }

    /// Reads the beginning of a number; a plus alone is the beginning of every international number. Refuses other
    /// characters than digits, punctuation and one leading plus.
    pub(super) fn beginning(text: &str, numbers: &NumberReader) -> Option<Self> {
        numbers.beginning(text).map(|beginning| Self::of(&beginning))
    }

    fn of(number: &str) -> Self {
        let digits = number.strip_prefix('+');
        Self {
            plus: digits.is_some(),
            digits: digits.unwrap_or(number).to_owned(),
        }
    }

    /// As it is shown.
    pub(super) fn shown(&self) -> String {
        let plus = if self.plus { "+" } else { "" };
        format!("{plus}{}", self.digits)
    }

    /// Whether a number, as it is dialled, is this one.
    pub(super) fn is(&self, number: &str) -> bool {
        let digits = number.strip_prefix('+');
        (!self.plus || digits.is_some()) && digits.unwrap_or(number) == self.digits
    }

    fn begins(&self, number: &str) -> bool {
        let digits = number.strip_prefix('+');
        (!self.plus || digits.is_some()) && digits.unwrap_or(number).starts_with(&self.digits)
    }
}

impl NumberQuestion {
    /// The answer about a number.
    pub(super) fn truth(&self, reading: &NumberReading) -> Truth {
        match (self, reading) {
            (_, NumberReading::Missing) => Truth::Unknown,
            (Self::Withheld, NumberReading::Withheld) => Truth::True,
            (_, NumberReading::Withheld) => Truth::Unknown,
            (Self::Withheld, NumberReading::Phone(..) | NumberReading::Other(_)) => Truth::False,
            (Self::Present, NumberReading::Phone(..) | NumberReading::Other(_)) => Truth::True,
            (Self::Matches(pattern), NumberReading::Phone(text, _) | NumberReading::Other(text)) => {
                Truth::of(pattern.finds(text))
            }
            (Self::OneOf(numbers), NumberReading::Phone(text, _)) => {
                Truth::of(numbers.iter().any(|number| number.is(text)))
            }
            (Self::StartsWith(prefix), NumberReading::Phone(text, _)) => Truth::of(prefix.begins(text)),
            (Self::OneOf(_) | Self::StartsWith(_), NumberReading::Other(_)) => Truth::False,
            (Self::Country(country), NumberReading::Phone(_, Some(found))) => Truth::of(found == country),
            (Self::Country(_), NumberReading::Phone(_, None) | NumberReading::Other(_)) => Truth::Unknown,
        }
    }

    /// What is asked, after the name of the fact.
    pub(super) fn sentence(&self) -> String {
        let list = |numbers: &[NumberText]| {
            let shown: Vec<_> = numbers
                .iter()
                .map(|number| format!("`{}`", number.shown()))
                .collect();
            shown.join(", ")
        };
        match self {
            Self::OneOf(numbers) if numbers.len() == 1 => format!("is {}", list(numbers)),
            Self::OneOf(numbers) => format!("is one of {}", list(numbers)),
            Self::StartsWith(prefix) => format!("starts with `{}`", prefix.shown()),
            Self::Matches(pattern) => format!("matches `{}`", pattern.as_str()),
            Self::Country(country) => format!("is of the country `{}`", country.code()),
            Self::Withheld => "is withheld".to_owned(),
            Self::Present => "is present".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn starts(prefix: &str, number: &str) -> Truth {
        let numbers = NumberReader::at_home_in(None);
        let prefix = NumberText::beginning(prefix, &numbers).unwrap();
        NumberQuestion::StartsWith(prefix).truth(&NumberReading::of(number, &numbers))
    }

    #[test]
    fn a_plus_counts_where_it_is_written() {
        assert_eq!(starts("+44", "+44 1632 960123"), Truth::True);
        assert_eq!(starts("44", "+44 1632 960123"), Truth::True);
        assert_eq!(starts("+44", "441632960123"), Truth::False);
        assert_eq!(starts("+", "441632960123"), Truth::False);
        assert_eq!(starts("+44", "sip:alice@example.com"), Truth::False);
        let numbers = NumberReader::at_home_in(None);
        assert_eq!(NumberText::beginning("44a", &numbers), None);
        assert_eq!(NumberText::beginning(" - ", &numbers), None);
    }

    #[test]
    fn a_withheld_number_answers_only_the_question_for_it() {
        let present = NumberQuestion::Present;
        assert_eq!(present.truth(&NumberReading::Withheld), Truth::Unknown);
        assert_eq!(
            NumberQuestion::Withheld.truth(&NumberReading::Withheld),
            Truth::True
        );
        assert_eq!(
            NumberQuestion::Withheld.truth(&NumberReading::Missing),
            Truth::Unknown
        );
        assert_eq!(
            NumberQuestion::Withheld.truth(&NumberReading::of("+441632960123", &NumberReader::default())),
            Truth::False
        );
    }
}
