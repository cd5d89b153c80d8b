//! Telephone numbers: taken as people and systems write them, compared and sent in one form.
//!
//! There is one reading for everything: [`NumberReader`] turns a text into a [`PhoneNumber`] for dialling, for Fusion's
//! lookup, for rules and their tools. `fixtures/numbers/writings.txt` lists what it makes of what.

mod address;
mod chars;
mod country;
mod plans;
mod reader;
mod withheld;
mod writing;

use std::fmt;

use thiserror::Error;

pub use country::HomeCountry;
pub use plans::{NumberPlans, PlannedNumber, WorldPlans};
pub use reader::{NumberReader, Party, is_withheld};

/// A number that can be dialled or looked up, and the extension behind it. `Debug` and `Display` do not show it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PhoneNumber {
    /// Digits, behind a plus where the country is known: E.164, at most 15 digits.
    number: String,
    /// Digits, and a number sign where one was written behind them.
    extension: Option<String>,
}

/// How the caller's number is written in `SVCMCA_ANI`. One live Fusion found nobody when the number began with a plus
/// (`contract/fusion.md` §9.6), so it is a choice of the deployment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum AniFormat {
    /// With its plus, as in `+441632960123`.
    WithPlus,
    /// Without its plus, as in `441632960123`; the default.
    #[default]
    WithoutPlus,
    /// `01632960123`: as it is dialled in the home country. A number of another country keeps its plus, because without
    /// one it would be another number there.
    National,
}

/// Why a text is not a number that can be dialled. It does not repeat the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error, Hash)]
pub enum PhoneNumberError {
    /// Nothing but spaces and punctuation.
    #[error("the number is empty")]
    Empty,
    /// A letter, or another character that no telephone number has.
    #[error("a number may hold digits, spaces, brackets, dots, dashes and one leading plus")]
    Character,
    /// One digit only: no number is that short.
    #[error("a number has at least 2 digits")]
    Length,
    /// More digits than any number has (E.164: 15).
    #[error("it has more digits than any telephone number")]
    TooLong,
    /// Two numbers in one field; which one is meant is not known.
    #[error("there are two numbers in one field, and it is not clear which one is meant")]
    TwoNumbers,
    /// No country has such numbers.
    #[error("there is no such country code, or the number is too long for its country")]
    NoSuchNumber,
    /// It has an extension, where none can be dialled.
    #[error("it has an extension, and a transfer cannot dial one")]
    Extension,
    /// Only the numbering plans tell which number is meant, and they have not been loaded.
    #[error("it cannot be read without the numbering plans, and they have not been loaded")]
    PlansMissing,
}

impl PhoneNumber {
    /// Reads a number without knowing where it is dialled: a number without a plus stays without a country. Where a home
    /// country is configured, [`NumberReader::read`] does better.
    ///
    /// # Errors
    /// [`PhoneNumberError`] says which rule the text breaks.
    pub fn parse(text: &str) -> Result<Self, PhoneNumberError> {
        NumberReader::default().read(text)
    }

    /// The number as a vendor dials it: digits, with a leading plus where the country is known. Without the extension.
    /// Personal data.
    pub fn dialled(&self) -> String {
        self.number.clone()
    }

    /// Number and extension in one, digits of the extension directly behind those of the number, for a vendor that dials both in
    /// one go. Personal data.
    pub fn dialled_with_extension(&self) -> String {
        let extension = self.extension().unwrap_or_default().trim_end_matches('#');
        format!("{}{extension}", self.number)
    }

    /// Whether the number says its country, so that it can be dialled from everywhere.
    pub fn has_country(&self) -> bool {
        self.number.starts_with('+')
    }

    /// The extension behind the number: tones that are sent once the call is connected. Personal data.
    pub fn extension(&self) -> Option<&str> {
        self.extension.as_deref()
    }

    /// The digits of the number, without a plus. Personal data.
    pub fn digits(&self) -> &str {
        self.number.trim_start_matches('+')
    }
}

impl fmt::Debug for PhoneNumber {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("[redacted number]")
    }
}

impl fmt::Display for PhoneNumber {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("[redacted number]")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_however_it_is_written() {
        for text in [
            "+44 1632 960123",
            "tel:+44-1632-960123",
            "sip:+441632960123@example.com",
            " +44 (1632) 960.123 ",
        ] {
            assert_eq!(
                PhoneNumber::parse(text).unwrap().dialled(),
                "+441632960123",
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_not_a_number_is_refused_with_the_rule_it_breaks() {
        assert_eq!(PhoneNumber::parse("anonymous"), Err(PhoneNumberError::Character));
        assert_eq!(PhoneNumber::parse(" - "), Err(PhoneNumberError::Empty));
        assert_eq!(PhoneNumber::parse("7"), Err(PhoneNumberError::Length));
        assert_eq!(
            PhoneNumber::parse(&"1".repeat(21)),
            Err(PhoneNumberError::TooLong)
        );
        assert_eq!(PhoneNumber::parse("44+1632"), Err(PhoneNumberError::Character));
    }

    #[test]
    fn a_number_never_prints_itself() {
        let number = PhoneNumber::parse("+441632960123").unwrap();
        assert!(!format!("{number} {number:?}").contains("1632"));
    }
}
