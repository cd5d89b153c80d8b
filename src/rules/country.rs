//! The country of an international number, by its beginning.
//!
//! `table.txt` lists the beginnings of each country after the plus (ITU-T E.164 and the North American numbering plan). The
//! longest that fits decides, so that `+1876…` is Jamaica and not the United States. Under `??` stand those that belong to
//! no country, such as the free-phone numbers of `+1`.

const TABLE: &str = include_str!("country/table.txt");
const NOWHERE: &str = "??";
/// No beginning in the table is longer.
const LONGEST: usize = 7;

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
        let best = lines()
            .flat_map(|(country, starts)| starts.map(move |start| (start.len(), country, start)))
            .filter(|(length, _, start)| *length <= LONGEST && digits.starts_with(start))
            .max_by_key(|(length, _, _)| *length);
        best.map(|(_, country, _)| Self(country))
            .filter(|country| country.0 != NOWHERE)
    }

    /// The two letters.
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
    fn a_country_is_named_by_two_letters() {
        assert_eq!(Country::named("gb").map(Country::code), Some("GB"));
        assert_eq!(Country::named("UK"), None);
        assert_eq!(Country::named("??"), None);
        assert!(countries().count() > 200);
    }
}
