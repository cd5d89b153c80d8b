//! The numbering plans of the world: which digits are a country code, a prefix, a number.

use std::fmt;
use std::sync::LazyLock;

use rlibphonenumber::{
    NumberLengthType, PHONE_NUMBER_UTIL, ParseError, PhoneNumberFormat, Region, ValidationError,
};

use super::{HomeCountry, PhoneNumberError};

/// With fewer digits, a number without a country code is taken for one of the house or of the network: Germany has national
/// numbers of four digits, and a telephone system extensions.
const SHORTEST: usize = 6;

/// Whether the plans may make an international number of this one: it has no plus, and is long enough for a national number.
pub(super) fn may_be_national(number: &str) -> bool {
    !number.starts_with('+') && number.len() >= SHORTEST
}

/// What the numbering plans know. A trait, so that a page can work before it has them: they are larger than what makes a
/// call ring.
pub trait NumberPlans {
    /// Reads a number: an optional plus, digits. `home` is the country that it is dialled in, where it has no plus.
    /// `Ok(None)` where it has no country that is known, such as an extension of the house.
    ///
    /// # Errors
    /// No country has such a number.
    fn read(
        &self,
        number: &str,
        home: Option<HomeCountry>,
    ) -> Result<Option<PlannedNumber>, PhoneNumberError>;

    /// The beginning of an international number that this beginning of a number stands for in the home country, if it begins
    /// with that country's national or international prefix.
    fn beginning(&self, beginning: &str, home: HomeCountry) -> Option<String>;
}

/// A number of some country. `Debug` does not show it.
#[derive(Clone, PartialEq, Eq)]
pub struct PlannedNumber {
    /// With its plus. Personal data.
    pub e164: String,
    /// The digits that are dialled within its country. Personal data.
    pub national: String,
}

impl fmt::Debug for PlannedNumber {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("[redacted number]")
    }
}

/// The plans that Google's libphonenumber keeps, in `rlibphonenumber`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WorldPlans(());

impl WorldPlans {
    /// Unpacks the plans, which takes some milliseconds once, so that the first call need not wait for it.
    pub fn unpacked() -> Self {
        LazyLock::force(&PHONE_NUMBER_UTIL);
        Self(())
    }
}

impl NumberPlans for WorldPlans {
    fn read(
        &self,
        number: &str,
        home: Option<HomeCountry>,
    ) -> Result<Option<PlannedNumber>, PhoneNumberError> {
        let plans = &PHONE_NUMBER_UTIL;
        let is_international = number.starts_with('+');
        let home = home.and_then(region);
        if !is_international && (home.is_none() || !may_be_national(number)) {
            return Ok(None);
        }
        let parsed = match plans.parse(number, home) {
            Ok(parsed) => parsed,
            Err(ParseError::InvalidCountryCode | ParseError::TooLongNsn) => {
                return Err(PhoneNumberError::NoSuchNumber);
            }
            Err(_) if is_international => return Err(PhoneNumberError::NoSuchNumber),
            Err(_) => return Ok(None),
        };
        match plans.is_possible_number_with_reason(&parsed) {
            Ok(NumberLengthType::IsPossible) => {}
            Err(ValidationError::TooLong | ValidationError::InvalidCountryCode) => {
                return Err(PhoneNumberError::NoSuchNumber);
            }
            // Plans change faster than this program. Of a number with a country code the service decides.
            Ok(NumberLengthType::IsPossibleLocalOnly) | Err(_) if is_international => {}
            Ok(NumberLengthType::IsPossibleLocalOnly) | Err(_) => return Ok(None),
        }
        let national = plans.format(&parsed, PhoneNumberFormat::National);
        Ok(Some(PlannedNumber {
            e164: plans.format(&parsed, PhoneNumberFormat::E164).into_owned(),
            national: national.chars().filter(char::is_ascii_digit).collect(),
        }))
    }

    fn beginning(&self, beginning: &str, home: HomeCountry) -> Option<String> {
        let plans = &PHONE_NUMBER_UTIL;
        if let Some(digits) = beginning.strip_prefix("00") {
            // By far the most countries have this prefix; in the others no number begins with it.
            return Some(format!("+{digits}"));
        }
        let digits = beginning.strip_prefix('0')?;
        let region = region(home)?;
        // A number that begins so tells whether the zero is dialled from abroad, too, as in Italy.
        let number = plans.parse(format!("{beginning:2<10}"), Some(region)).ok()?;
        let code = format!("+{}", number.country_code);
        let e164 = plans.format(&number, PhoneNumberFormat::E164);
        let zero = if e164.strip_prefix(&code)?.starts_with('0') {
            "0"
        } else {
            ""
        };
        Some(format!("{code}{zero}{digits}"))
    }
}

fn region(home: HomeCountry) -> Option<Region> {
    home.code().parse().ok()
}

/// Whether a code is that of a country with a numbering plan.
#[cfg(test)]
pub(super) fn has_plan(code: &str) -> bool {
    let region: Option<Region> = code.parse().ok();
    region.is_some_and(|region| PHONE_NUMBER_UTIL.get_country_code_for_region(region).is_some())
}
