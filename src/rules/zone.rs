//! Time zones by name, without a clock and without a library: what a wall clock there shows at a given moment.
//!
//! `table.txt` holds, for every zone of the IANA time zone database (2026e, public domain), the rule that is in force at the
//! end of 2026, in the notation of POSIX, with `@` in place of the names of its times. A rule of ours looks at calls of today, so the history
//! of a zone is left out: 9 KB instead of 400. `tests/it/rules_zones.rs` compares every zone with a full database, and fails
//! when a newer one has other rules.

mod posix;

use crate::time::Timestamp;
use posix::Rule;

const TABLE: &str = include_str!("zone/table.txt");
const MINUTES_OF_DAY: i64 = 24 * 60;

/// A time zone, with its standard time and its summer time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zone {
    name: String,
    rule: Rule,
}

/// What a wall clock shows: the weekday and the minute of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WallClock {
    /// 0 is Monday, 6 is Sunday.
    pub weekday: u8,
    /// The minutes since midnight: 0 to 1439.
    pub minute: u16,
}

impl Zone {
    /// Finds a zone by its IANA name, such as `Europe/London`, or `UTC`. Refuses any other name.
    pub fn named(name: &str) -> Option<Self> {
        let rule = TABLE.lines().find_map(|line| {
            let mut words = line.split(' ');
            let rule = words.next()?;
            words.any(|zone| zone == name).then_some(rule)
        })?;
        Some(Self {
            name: name.to_owned(),
            rule: Rule::parse(rule)?,
        })
    }

    /// Every name that [`Zone::named`] takes, grouped by offset.
    pub fn names() -> impl Iterator<Item = &'static str> {
        TABLE.lines().flat_map(|line| line.split(' ').skip(1))
    }

    /// The IANA name by which it was found.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How many seconds this zone is ahead of UTC at a moment; negative west of Greenwich.
    pub fn offset(&self, moment: Timestamp) -> i64 {
        self.rule.offset(seconds(moment))
    }

    /// What a wall clock in this zone shows at a moment.
    pub fn wall_clock(&self, moment: Timestamp) -> WallClock {
        let minutes = (seconds(moment) + self.offset(moment)).div_euclid(60);
        // The epoch, 1 January 1970, was a Thursday: three days after a Monday.
        let weekday = (minutes.div_euclid(MINUTES_OF_DAY) + 3).rem_euclid(7);
        WallClock {
            weekday: u8::try_from(weekday).unwrap_or_default(),
            minute: u16::try_from(minutes.rem_euclid(MINUTES_OF_DAY)).unwrap_or_default(),
        }
    }
}

/// Far beyond any call, a moment stops instead of wrapping round.
fn seconds(moment: Timestamp) -> i64 {
    const FAR: u64 = 1 << 40;
    i64::try_from((moment.0 / 1000).min(FAR)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_zone_of_the_table_can_be_read() {
        assert!(Zone::names().count() > 400);
        for name in Zone::names() {
            assert!(Zone::named(name).is_some(), "{name}");
        }
        assert_eq!(Zone::named("Europe/Londen"), None);
        assert_eq!(Zone::named(""), None);
        assert_eq!(Zone::named("@0"), None);
    }

    #[test]
    fn the_clock_changes_where_it_should() {
        let london = Zone::named("Europe/London").unwrap();
        // 2026-03-29 00:59:59 UTC and one second later.
        let before = Timestamp(1_774_745_999_000);
        assert_eq!(london.offset(before), 0);
        assert_eq!(london.offset(Timestamp(before.0 + 1000)), 3600);
        assert_eq!(
            london.wall_clock(Timestamp(before.0 + 1000)),
            WallClock {
                weekday: 6,
                minute: 120
            }
        );
    }

    #[test]
    fn the_end_of_time_is_survived() {
        for name in Zone::names() {
            Zone::named(name).unwrap().wall_clock(Timestamp(u64::MAX));
        }
    }
}
