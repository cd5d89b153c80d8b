//! The country of an international number, by its beginning.
//!
//! `table.txt` lists the beginnings of each country after the plus (ITU-T E.164 and the North American numbering plan). The
//! longest that fits decides, so that `+1876…` is Jamaica and not the United States. Under `??` stand those that belong to
//! no country, such as the free-phone numbers of `+1`.

use std::collections::BTreeMap;
use std::sync::OnceLock;

const TABLE: &str = include_str!("country/table.txt");
const NOWHERE: &str = "??";
/// No beginning in the table is longer.
const LONGEST: usize = 7;

/// The table the other way round. Every call asks it once, so that it is turned only once.
static BY_START: OnceLock<BTreeMap<&'static str, &'static str>> = OnceLock::new();

/// A country by its two letters (ISO 3166).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Country(&'static str);

impl Country {
    /// Finds a country by its two letters, in either case. Refuses letters that have no numbers.
    pub(super) fn named(code: &str) -> Option<Self> {
        let mut countries = lines().map(|(country, _)| country);
        countries
            .find(|country| country.eq_ignore_ascii_case(code) && *country != NOWHERE)
            .map(Self)
    }

    /// The country of a number that begins with a plus.
    pub(super) fn of_number(number: &str) -> Option<Self> {
        let digits = number.strip_prefix('+')?;
        let by_start = BY_START.get_or_init(by_start);
        let mut starts = (1..=LONGEST).rev().filter_map(|length| digits.get(..length));
        let country = starts.find_map(|start| by_start.get(start))?;
        Some(Self(country)).filter(|country| country.0 != NOWHERE)
    }

    /// The country's two letters (ISO 3166-1), such as `GB`.
    pub(super) fn code(self) -> &'static str {
        self.0
    }
}

/// The two letters of every country that a rule may name.
pub fn countries() -> impl Iterator<Item = &'static str> {
    lines()
        .map(|(country, _)| country)
        .filter(|country| *country != NOWHERE)
}

fn by_start() -> BTreeMap<&'static str, &'static str> {
    // One by one: collecting would sort first, and bring a sort of its own into the toolbar.
    let mut by_start = BTreeMap::new();
    for (country, starts) in lines() {
        by_start.extend(starts.map(|start| (start, country)));
    }
    by_start
}

fn lines() -> impl Iterator<Item = (&'static str, std::str::Split<'static, char>)> {
    TABLE
        .lines()
        .filter_map(|line| line.split_once(' '))
        .map(|(country, starts)| (country, starts.split(' ')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_beginning_decides() {
        let cases = [
            ("+441632960123", Some("GB")),
            ("+441534960123", Some("JE")),
            ("+12025550123", Some("US")),
            ("+16135550123", Some("CA")),
            ("+18765550123", Some("JM")),
            ("+18005550123", None),
            ("+77015550123", Some("KZ")),
            ("+390669812345", Some("VA")),
            ("+99912345", None),
            ("441632960123", None),
            ("", None),
        ];
        for (number, country) in cases {
            assert_eq!(Country::of_number(number).map(Country::code), country, "{number}");
        }
    }

    #[test]
    fn no_beginning_is_longer_than_is_looked_for_or_stands_twice() {
        let starts: Vec<_> = lines().flat_map(|(_, starts)| starts).collect();
        assert_eq!(starts.len(), by_start().len());
        assert!(starts.iter().all(|start| (1..=LONGEST).contains(&start.len())));
    }

    #[test]
    fn a_country_is_named_by_two_letters() {
        assert_eq!(Country::named("gb").map(Country::code), Some("GB"));
        assert_eq!(Country::named("UK"), None);
        assert_eq!(Country::named("??"), None);
        assert!(countries().count() > 200);
    }
}
