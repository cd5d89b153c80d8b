//! The section `numbers`: how numbers without a country code are read.

use crate::cursor::{Fields, ValidationErrors};
use crate::phone::HomeCountry;

const KEYS: [&str; 1] = ["country"];

/// How numbers are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct NumbersConfig {
    /// The country in which people write numbers without a country code; nothing where they are left as they are.
    pub country: Option<HomeCountry>,
}

/// Reads the section; `None` if anything in it was recorded as an error.
pub(super) fn read(numbers: &Fields<'_>, errors: &mut ValidationErrors) -> Option<NumbersConfig> {
    let expected = "the two letters of a country (ISO 3166) such as \"GB\" or \"US\"";
    let country = numbers.optional("country", |country| {
        country.read(expected, |value| HomeCountry::named(value.as_str()?))
    });
    let country = errors.record(country);
    errors.extend(numbers.unknown_keys(&KEYS));
    Some(NumbersConfig { country: country? })
}
