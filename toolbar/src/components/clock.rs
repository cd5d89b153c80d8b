//! A clock that counts up.

use fusion_cti::time::Timestamp;
use fusion_cti::view::CallView;
use gloo_timers::callback::Interval;
use yew::Callback;

use super::element::{Attribute, Element, line};
use super::screen::Act;
use crate::ports::runtime::browser_now;

const TICK_MILLIS: u32 = 1_000;

/// What makes the clocks on the screen tick, as long as there are any.
#[derive(Debug, Default)]
pub(super) struct Clock {
    now: Timestamp,
    /// When the youngest began to count: all tick in step with it.
    youngest: Option<Timestamp>,
    interval: Option<Interval>,
}

impl Clock {
    /// Follows the clocks of these calls.
    pub(super) fn follow(&mut self, calls: &[CallView], ear: &Callback<Act>) {
        self.read();
        let youngest = calls.iter().filter_map(|call| call.since).max();
        if self.youngest != youngest {
            self.youngest = youngest;
            self.interval = youngest.map(|_| {
                let ear = ear.clone();
                Interval::new(TICK_MILLIS, move || ear.emit(Act::Ticked))
            });
        }
    }

    /// Looks at the browser's clock.
    pub(super) fn read(&mut self) {
        self.now = browser_now();
    }

    /// Draws the time since a moment. Says nothing to screen readers, which would read out every second.
    pub(super) fn draw(&self, since: Timestamp) -> Element {
        line("span", "clock", &elapsed(since, self.now))
            .with(Attribute::Role, "timer")
            .with(Attribute::Live, "off")
    }
}

/// `m:ss`, from an hour on `h:mm:ss`.
fn elapsed(since: Timestamp, now: Timestamp) -> String {
    let seconds = now.since(since).as_secs();
    let (hours, minutes, seconds) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    if hours == 0 {
        format!("{minutes}:{seconds:02}")
    } else {
        format!("{hours}:{minutes:02}:{seconds:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::{Timestamp, elapsed};

    #[test]
    fn the_time_is_written_as_people_read_it() {
        let at = |seconds: u64| elapsed(Timestamp(1_000), Timestamp(1_000 + seconds * 1_000));
        assert_eq!(at(7), "0:07");
        assert_eq!(at(754), "12:34");
        assert_eq!(at(3_725), "1:02:05");
    }

    #[test]
    fn a_start_in_the_future_counts_as_now() {
        assert_eq!(elapsed(Timestamp(5_000), Timestamp(0)), "0:00");
    }
}
