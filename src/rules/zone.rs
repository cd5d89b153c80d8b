//! Time zones by name: what a wall clock there shows at a given moment.
//!
//! By `jiff` with the IANA time zone database that it brings, names of earlier times (`US/Eastern`, `Asia/Calcutta`) included:
//! a rule means the same in every browser and on the command line, and is not asked of the system. In the toolbar both are in
//! the chunk of the rules. `tests/it/rules_zones.rs` compares it with another implementation.

use std::sync::LazyLock;

use jiff::tz::{TimeZone, TimeZoneDatabase};

use crate::time::Timestamp;

/// The database that is compiled in, and no other that may be on the computer.
static DATABASE: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);

/// A time zone, with its standard time and its summer time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zone {
    name: String,
    zone: TimeZone,
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
    /// Finds a zone by its IANA name, such as `Europe/London`, or `UTC`, in the database's own spelling. Refuses any other
    /// name.
    pub fn named(name: &str) -> Option<Self> {
        let zone = DATABASE.get(name).ok()?;
        // The database does not mind upper and lower case; the browser that shows a rule may.
        let is_known = !zone.is_unknown() && zone.iana_name() == Some(name);
        is_known.then(|| Self {
            name: name.to_owned(),
            zone,
        })
    }

    /// Every name that [`Zone::named`] takes.
    pub fn names() -> impl Iterator<Item = String> {
        let names = DATABASE.available().map(|name| name.as_str().to_owned());
        names.filter(|name| Self::named(name).is_some())
    }

    /// The IANA name by which it was found.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How many seconds this zone is ahead of UTC at a moment; negative west of Greenwich.
    pub fn offset(&self, moment: Timestamp) -> i64 {
        self.zone.to_offset(clamped(moment)).seconds().into()
    }

    /// What a wall clock in this zone shows at a moment.
    pub fn wall_clock(&self, moment: Timestamp) -> WallClock {
        let clock = self.zone.to_datetime(clamped(moment));
        let minutes = u16::try_from(clock.hour()).unwrap_or_default() * 60;
        WallClock {
            weekday: clock
                .weekday()
                .to_monday_zero_offset()
                .try_into()
                .unwrap_or_default(),
            minute: minutes + u16::try_from(clock.minute()).unwrap_or_default(),
        }
    }
}

/// Far beyond any call, at the end of the year 9999, a moment stops.
fn clamped(moment: Timestamp) -> jiff::Timestamp {
    let seconds = i64::try_from(moment.0 / 1000).unwrap_or(i64::MAX);
    jiff::Timestamp::from_second(seconds).unwrap_or(jiff::Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_can_be_read_and_no_other() {
        assert!(Zone::names().count() > 500);
        for name in Zone::names() {
            assert!(Zone::named(&name).is_some(), "{name}");
        }
        for name in [
            "Europe/Londen",
            "europe/london",
            "",
            "@0",
            "EST5EDT4,M3.2.0,M11.1.0",
            "Etc/Unknown",
            "../UTC",
        ] {
            assert_eq!(Zone::named(name), None, "{name}");
        }
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
            Zone::named(&name).unwrap().wall_clock(Timestamp(u64::MAX));
        }
    }
}
