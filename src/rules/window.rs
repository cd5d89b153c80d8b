//! A part of the week at one place, compiled.

use super::condition::TimeWindow;
use super::words::Weekday;

const DAY: u16 = 24 * 60;
const WEEK: u16 = 7 * DAY;

/// Minutes of the week, Monday 00:00 being 0, at which a window opens, and how long it stays open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Window {
    /// Which of the rule set's zones.
    pub(super) zone: usize,
    opens: Vec<u16>,
    length: u16,
    sentence: String,
}

impl Window {
    /// Compiles a window. Refuses one that never opens; says why.
    pub(super) fn compile(window: &TimeWindow, zone: usize) -> Result<Self, &'static str> {
        let (from, to) = (window.from.minutes(), window.to.minutes());
        let days = match &window.weekdays {
            Some(days) if days.is_empty() => return Err("a window without weekdays never opens"),
            Some(days) => days.clone(),
            None => Weekday::ALL.to_vec(),
        };
        let length = if to > from { to - from } else { to + DAY - from };
        if from == to || from == DAY {
            return Err(
                "a window that ends when it begins never opens; leave `from` and `to` out for the whole day",
            );
        }
        let names: Vec<_> = days.iter().map(|day| day.word()).collect();
        let on = match window.weekdays {
            Some(_) => format!(" on {}", names.join(", ")),
            None => String::new(),
        };
        Ok(Self {
            zone,
            opens: days
                .iter()
                .map(|day| u16::from(day.number()) * DAY + from)
                .collect(),
            length,
            sentence: format!("is {}–{}{on} in {}", window.from, window.to, window.zone),
        })
    }

    /// Whether it is open at a minute of the week.
    pub(super) fn is_open(&self, minute: u16) -> bool {
        self.opens
            .iter()
            .any(|opens| (minute + WEEK - opens) % WEEK < self.length)
    }

    /// Every minute of the week at which it opens or closes.
    pub(super) fn edges(&self) -> impl Iterator<Item = u16> + '_ {
        self.opens
            .iter()
            .flat_map(|opens| [*opens, (opens + self.length) % WEEK])
    }

    /// What is asked, after the name of the fact.
    pub(super) fn sentence(&self) -> &str {
        &self.sentence
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::condition::ClockTime;

    fn window(from: &str, to: &str, weekdays: Option<Vec<Weekday>>) -> Result<Window, &'static str> {
        let window = TimeWindow {
            zone: "UTC".to_owned(),
            from: ClockTime::parse(from).unwrap(),
            to: ClockTime::parse(to).unwrap(),
            weekdays,
        };
        Window::compile(&window, 0)
    }

    #[test]
    fn a_night_shift_belongs_to_the_day_on_which_it_begins() {
        let shift = window("22:00", "06:00", Some(vec![Weekday::Sunday])).unwrap();
        assert!(shift.is_open(6 * DAY + 22 * 60));
        assert!(shift.is_open(5 * 60 + 59));
        assert!(!shift.is_open(6 * 60));
        assert!(!shift.is_open(6 * DAY + 5 * 60));
    }

    #[test]
    fn a_window_that_never_opens_is_refused() {
        assert!(window("09:00", "09:00", None).is_err());
        assert!(window("24:00", "06:00", None).is_err());
        assert!(window("09:00", "10:00", Some(Vec::new())).is_err());
        assert!(window("00:00", "24:00", None).unwrap().is_open(WEEK - 1));
    }
}
