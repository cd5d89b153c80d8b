//! A clock that counts up.

use fusion_cti::time::Timestamp;
use gloo_timers::callback::Interval;
use yew::prelude::*;

use super::renders;
use crate::ports::runtime::browser_now;

const TICK_MILLIS: u32 = 1_000;

#[derive(Properties, Clone, Debug, PartialEq)]
pub(super) struct ClockProps {
    /// When it began to count.
    pub(super) since: Timestamp,
}

/// Shows the time since a moment, and ticks by itself. Says nothing to screen readers, which would read out every second.
#[component]
pub(super) fn Clock(props: &ClockProps) -> Html {
    renders::count("Clock");
    let now = use_state_eq(browser_now);
    use_effect_with(props.since, {
        let now = now.setter();
        move |_| {
            now.set(browser_now());
            let interval = Interval::new(TICK_MILLIS, move || now.set(browser_now()));
            move || drop(interval)
        }
    });
    html! { <span class="clock" role="timer" aria-live="off">{ elapsed(props.since, *now) }</span> }
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
