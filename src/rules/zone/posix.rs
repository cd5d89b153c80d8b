//! The rule of a time zone in the notation of POSIX `TZ`, with `@` for the names: `@0@,M3.5.0/1,M10.5.0`.

use crate::rules::civil;

const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;

/// An offset for the whole year, or two that alternate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Rule {
    /// Seconds ahead of UTC.
    standard: i64,
    summer: Option<Summer>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Summer {
    offset: i64,
    /// When summer time starts, by the clock of standard time.
    starts: Change,
    /// When summer time ends, by the clock of summer time.
    ends: Change,
}

/// The `week`-th such weekday of a month (5: the last), and the second of that day, which may lie outside it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Change {
    month: i64,
    week: i64,
    /// 0 is Sunday, 6 is Saturday.
    weekday: i64,
    second: i64,
}

impl Rule {
    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split(',');
        let mut offsets = parts.next()?.strip_prefix('@')?.split('@');
        // POSIX counts offsets westward.
        let standard = -duration(offsets.next()?)?;
        let Some(summer) = offsets.next() else {
            return Some(Self {
                standard,
                summer: None,
            });
        };
        let offset = if summer.is_empty() {
            standard + HOUR
        } else {
            -duration(summer)?
        };
        let starts = Change::parse(parts.next()?)?;
        let ends = Change::parse(parts.next()?)?;
        Some(Self {
            standard,
            summer: Some(Summer { offset, starts, ends }),
        })
    }

    /// Seconds ahead of UTC at a moment, given in seconds since the epoch.
    pub(super) fn offset(&self, moment: i64) -> i64 {
        let Some(summer) = &self.summer else {
            return self.standard;
        };
        // No zone changes within a day of the new year, so that either offset finds the same year.
        let (year, _, _) = civil::date((moment + self.standard).div_euclid(DAY));
        let starts = summer.starts.moment(year) - self.standard;
        let ends = summer.ends.moment(year) - summer.offset;
        let is_summer = if starts < ends {
            (starts..ends).contains(&moment)
        } else {
            !(ends..starts).contains(&moment)
        };
        if is_summer { summer.offset } else { self.standard }
    }
}

impl Change {
    fn parse(text: &str) -> Option<Self> {
        let (date, second) = match text.split_once('/') {
            Some((date, time)) => (date, duration(time)?),
            None => (text, 2 * HOUR),
        };
        let mut numbers = date
            .strip_prefix('M')?
            .split('.')
            .map(|number| number.parse().ok());
        Some(Self {
            month: numbers.next()??,
            week: numbers.next()??,
            weekday: numbers.next()??,
            second,
        })
    }

    /// When it happens in a year, on the wall clock, as seconds since the epoch.
    fn moment(&self, year: i64) -> i64 {
        let first = civil::days(year, self.month, 1);
        let next_month = if self.month == 12 {
            civil::days(year + 1, 1, 1)
        } else {
            civil::days(year, self.month + 1, 1)
        };
        // The epoch was a Thursday, 4 when Sunday is 0.
        let first_weekday = (first + 4).rem_euclid(7);
        let mut day = first + (self.weekday - first_weekday).rem_euclid(7) + (self.week - 1) * 7;
        if day >= next_month {
            day -= 7;
        }
        day * DAY + self.second
    }
}

/// Reads `[-]h[:mm]` as a number of seconds.
fn duration(text: &str) -> Option<i64> {
    let (factor, text) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text),
    };
    let (hours, minutes) = text.split_once(':').unwrap_or((text, "0"));
    let hours: i64 = hours.parse().ok()?;
    let minutes: i64 = minutes.parse().ok()?;
    Some(factor * (hours * HOUR + minutes * 60))
}
