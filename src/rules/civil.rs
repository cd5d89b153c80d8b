//! Dates of the Gregorian calendar as numbers of days since the epoch, and moments as RFC 3339 writes them.

use crate::time::Timestamp;

const DAYS_OF_ERA: i64 = 146_097;
/// From 1 March of the year 0, where eras begin, to 1 January 1970.
const EPOCH: i64 = 719_468;

/// The day, counted from 1 January 1970, of a date. Months count from 1.
fn days(year: i64, month: i64, day: i64) -> i64 {
    // Years that begin in March put the leap day at their end.
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * DAYS_OF_ERA + day_of_era - EPOCH
}

/// The year, month and day of a day counted from 1 January 1970.
fn date(days: i64) -> (i64, i64, i64) {
    let days = days + EPOCH;
    let era = days.div_euclid(DAYS_OF_ERA);
    let day_of_era = days.rem_euclid(DAYS_OF_ERA);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 {
        month_from_march + 3
    } else {
        month_from_march - 9
    };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, day)
}

/// Reads `2026-03-02T09:30:00Z` or `…+01:00`; seconds and their fraction may be left out. Refuses dates that do not
/// exist, moments before 1970 and times without an offset, which would mean another moment on every computer.
pub fn read_moment(text: &str) -> Option<Timestamp> {
    let (date, rest) = text.split_once(['T', 't', ' '])?;
    let (time, offset) = match rest.find(['Z', 'z', '+', '-']) {
        Some(index) => rest.split_at_checked(index)?,
        None => return None,
    };
    let mut date_parts = date.split('-').map(digits);
    let (year, month, day) = (date_parts.next()??, date_parts.next()??, date_parts.next()??);
    let number = days(year, month, day);
    if date_parts.next().is_some() || !(1..=12).contains(&month) || self::date(number) != (year, month, day) {
        return None;
    }
    let seconds = number * 86_400 + clock(time)? - ahead(offset)?;
    u64::try_from(seconds.checked_mul(1000)?).ok().map(Timestamp)
}

/// Writes a moment as [`read_moment`] reads it, in UTC.
pub fn write_moment(moment: Timestamp) -> String {
    let seconds = i64::try_from(moment.0 / 1000).unwrap_or_default();
    let (year, month, day) = date(seconds.div_euclid(86_400));
    let second = seconds.rem_euclid(86_400);
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
}

fn clock(text: &str) -> Option<i64> {
    let text = text.split('.').next()?;
    let mut parts = text.split(':').map(digits);
    let (hour, minute) = (parts.next()??, parts.next()??);
    let second = parts.next().unwrap_or(Some(0))?;
    let fits = hour < 24 && minute < 60 && second < 61 && parts.next().is_none();
    fits.then_some(hour * 3600 + minute * 60 + second)
}

fn ahead(text: &str) -> Option<i64> {
    if text.eq_ignore_ascii_case("z") {
        return Some(0);
    }
    let (factor, text) = match (text.strip_prefix('+'), text.strip_prefix('-')) {
        (Some(rest), _) => (1, rest),
        (_, Some(rest)) => (-1, rest),
        (None, None) => return None,
    };
    let (hour, minute) = text.split_once(':')?;
    Some(factor * (digits(hour)? * 3600 + digits(minute)? * 60))
}

fn digits(text: &str) -> Option<i64> {
    let fits = (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    fits.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_of_eight_centuries_is_found_again() {
        for day in -150_000..150_000 {
            let (year, month, number) = date(day);
            assert_eq!(days(year, month, number), day);
        }
        assert_eq!(date(0), (1970, 1, 1));
    }

    #[test]
    fn a_moment_is_read_with_its_offset_and_written_in_utc() {
        let moment = read_moment("2026-03-02T10:30:00+01:00").unwrap();
        assert_eq!(write_moment(moment), "2026-03-02T09:30:00Z");
        assert_eq!(read_moment("2026-03-02T09:30Z"), Some(moment));
        assert_eq!(read_moment("2026-03-02T09:30:00.250Z"), Some(moment));
    }

    #[test]
    fn what_is_no_moment_is_refused() {
        for text in [
            "",
            "2026-03-02",
            "2026-03-02T09:30:00",
            "2026-02-29T09:30:00Z",
            "2026-13-01T09:30:00Z",
            "2026-03-02T25:30:00Z",
            "1969-12-31T23:59:59Z",
            "x-y-zT1:2Z",
            "2026-03-02T09:30:00+01",
        ] {
            assert_eq!(read_moment(text), None, "{text}");
        }
    }
}
