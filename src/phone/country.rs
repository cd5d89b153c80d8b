//! The country in which numbers are written without a country code.

use std::fmt;

/// The codes (ISO 3166 alpha-2) of the countries that have a numbering plan. The configuration is checked with them before the
/// plans are there; a test compares.
const CODES: &str = "\
    AC AD AE AF AG AI AL AM AO AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT \
    BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER \
    ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GT GU GW GY HK HN HR HT HU ID IE \
    IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV \
    LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP \
    NR NU NZ OM PA PE PF PG PH PK PL PM PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK \
    SL SM SN SO SR SS ST SV SX SY SZ TA TC TD TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA \
    VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW";

/// A home country: two letters (ISO 3166 alpha-2) of a country that has a numbering plan.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct HomeCountry(&'static str);

impl HomeCountry {
    /// Takes two letters, in either case. Refuses what is no country's code, such as `UK`.
    pub fn named(code: &str) -> Option<Self> {
        let mut codes = CODES.split(' ');
        codes.find(|known| known.eq_ignore_ascii_case(code)).map(Self)
    }

    /// The two letters, upper-case.
    pub fn code(self) -> &'static str {
        self.0
    }
}

impl fmt::Debug for HomeCountry {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_a_numbering_plan() {
        let known: Vec<_> = CODES.split(' ').collect();
        assert!(known.len() > 240 && known.is_sorted());
        for code in known {
            assert!(crate::phone::plans::has_plan(code), "{code}");
        }
        assert_eq!(HomeCountry::named("gb"), HomeCountry::named("GB"));
        assert_eq!(HomeCountry::named("UK"), None);
        assert_eq!(HomeCountry::named(""), None);
    }
}
