//! Telephone numbers: taken as people and systems write them, compared and sent in one form.

use std::fmt;

use thiserror::Error;

/// A number that can be dialled or looked up: an optional leading `+` and 2 to 20 digits. `Debug` and `Display` do
/// not show it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PhoneNumber {
    international: bool,
    digits: String,
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
}

/// Why a text is not a number that can be dialled. It does not repeat the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum PhoneNumberError {
    /// Nothing but spaces and punctuation.
    #[error("the number is empty")]
    Empty,
    /// A letter, or another character that no telephone number has.
    #[error("a number may hold digits, spaces, brackets, dots, dashes and one leading plus")]
    Character,
    /// Too few or too many digits.
    #[error("a number has 2 to 20 digits")]
    Length,
}

impl PhoneNumber {
    /// Reads a number as a person types it, as a CRM stores it, or as a phone system reports it (`tel:` and
    /// `sip:number@host` included). Refuses other characters and fewer than 2 or more than 20 digits.
    ///
    /// # Errors
    /// [`PhoneNumberError`] says which rule the text breaks.
    pub fn parse(text: &str) -> Result<Self, PhoneNumberError> {
        let text = text.trim();
        let text = ["tel:", "sip:", "sips:"]
            .iter()
            .find_map(|scheme| text.strip_prefix(scheme))
            .unwrap_or(text);
        let text = text.split(['@', ';']).next().unwrap_or_default().trim();
        let (international, rest) = match text.strip_prefix('+') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let digits: String = rest.chars().filter(|c| !is_separator(*c)).collect();
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(PhoneNumberError::Character);
        }
        match digits.len() {
            0 => Err(PhoneNumberError::Empty),
            2..=20 => Ok(Self {
                international,
                digits,
            }),
            _ => Err(PhoneNumberError::Length),
        }
    }

    /// The number as a vendor dials it: digits, with a leading plus where it was given. Personal data.
    pub fn dialled(&self) -> String {
        if self.international {
            format!("+{}", self.digits)
        } else {
            self.digits.clone()
        }
    }

    /// The number as Fusion gets it. Personal data.
    pub fn ani(&self, format: AniFormat) -> String {
        match format {
            AniFormat::WithPlus => self.dialled(),
            AniFormat::WithoutPlus => self.digits.clone(),
        }
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

/// What people write between digits; a CRM also stores the space that does not break a line.
fn is_separator(c: char) -> bool {
    matches!(c, ' ' | '-' | '.' | '(' | ')' | '/' | '\u{a0}')
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
                PhoneNumber::parse(text).map(|number| number.dialled()),
                Ok("+441632960123".to_owned()),
                "{text}"
            );
        }
    }

    #[test]
    fn the_plus_is_kept_for_the_vendor_and_optional_for_fusion() {
        let number = PhoneNumber::parse("+81312345678").unwrap();
        assert_eq!(number.ani(AniFormat::WithPlus), "+81312345678");
        assert_eq!(number.ani(AniFormat::WithoutPlus), "81312345678");
        assert_eq!(PhoneNumber::parse("0312345678").unwrap().dialled(), "0312345678");
    }

    #[test]
    fn what_is_not_a_number_is_refused_with_the_rule_it_breaks() {
        assert_eq!(PhoneNumber::parse("anonymous"), Err(PhoneNumberError::Character));
        assert_eq!(PhoneNumber::parse(" - "), Err(PhoneNumberError::Empty));
        assert_eq!(PhoneNumber::parse("7"), Err(PhoneNumberError::Length));
        assert_eq!(PhoneNumber::parse(&"1".repeat(21)), Err(PhoneNumberError::Length));
        assert_eq!(PhoneNumber::parse("44+1632"), Err(PhoneNumberError::Character));
    }

    #[test]
    fn a_number_never_prints_itself() {
        let number = PhoneNumber::parse("+441632960123").unwrap();
        assert!(!format!("{number} {number:?}").contains("1632"));
    }
}
