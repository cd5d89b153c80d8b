//! Several windows with one lock and one channel between them, on virtual time: who works, and when.

mod windows;

use std::time::Duration;

use fusion_cti::leadership::{Message, Role};

use windows::Windows;

const SECOND: Duration = Duration::from_secs(1);
const MINUTE: Duration = Duration::from_secs(60);

#[test]
fn the_first_window_leads_and_the_others_stand_by() {
    let mut windows = Windows::opened(3);
    assert_eq!(
        windows.roles(),
        [Role::LeadingOthers, Role::StandingBy, Role::StandingBy]
    );
    windows.pass(MINUTE * 60);
    assert_eq!(windows.working(), [0]);
    assert_eq!(windows.log(), ["0 leads"]);
}

#[test]
fn a_window_by_itself_leads_without_company() {
    let mut windows = Windows::opened(1);
    assert_eq!(windows.roles(), [Role::Leading]);
    windows.pass(MINUTE);
    assert_eq!(windows.roles(), [Role::Leading]);
}

#[test]
fn when_the_leader_dies_the_next_in_the_queue_leads_before_any_timer_runs() {
    let mut windows = Windows::opened(3);
    windows.die(0);
    assert_eq!(windows.log(), ["0 leads", "1 leads"]);
    windows.die(1);
    assert_eq!(windows.log(), ["0 leads", "1 leads", "2 leads"]);
}

#[test]
fn a_leader_that_is_taken_over_stops_before_the_other_begins_and_then_stands_by() {
    let mut windows = Windows::opened(3);
    windows.press(2);
    assert_eq!(
        windows.log(),
        ["0 leads", "0 steps down", "0 loads again", "2 leads"]
    );
    windows.pass(SECOND * 3);
    assert_eq!(
        windows.roles(),
        [Role::StandingBy, Role::StandingBy, Role::LeadingOthers]
    );
}

#[test]
fn a_window_that_hangs_is_not_waited_for_when_the_agent_takes_over() {
    let mut windows = Windows::opened(2);
    windows.hang(0);
    windows.press(1);
    assert_eq!(windows.roles()[1], Role::TakingOver);
    windows.pass(SECOND / 2);
    assert_eq!(windows.working(), [1]);
}

#[test]
fn a_leader_that_hangs_is_replaced_within_thirteen_seconds_and_says_nothing_when_it_wakes() {
    let mut windows = Windows::opened(2);
    windows.pass(MINUTE);
    windows.hang(0);
    windows.pass(SECOND * 9);
    assert_eq!(windows.working(), [0], "a short hang is forgiven");
    windows.pass(SECOND * 4);
    assert_eq!(windows.working(), [1]);
    windows.wake(0);
    assert_eq!(windows.log(), ["0 leads", "1 leads", "0 stops", "0 loads again"]);
    windows.pass(SECOND * 3);
    assert_eq!(windows.working(), [1]);
}

#[test]
fn a_leader_that_wakes_in_time_goes_on() {
    let mut windows = Windows::opened(2);
    for _ in 0..10 {
        windows.hang(0);
        windows.pass(SECOND * 7);
        windows.wake(0);
        windows.pass(SECOND * 3);
    }
    assert_eq!(windows.log(), ["0 leads"]);
}

#[test]
fn a_computer_that_slept_takes_the_lock_from_nobody() {
    let mut windows = Windows::opened(3);
    windows.sleep(MINUTE * 600);
    windows.pass(MINUTE);
    assert_eq!(windows.log(), ["0 leads"]);
}

#[test]
fn two_windows_that_take_over_at_the_same_moment_leave_one_leader() {
    let mut windows = Windows::opened(4);
    windows.press_together(&[1, 3]);
    windows.pass(SECOND * 5);
    assert_eq!(windows.working().len(), 1);
}

#[test]
fn whoever_opens_dies_hangs_or_presses_in_whatever_order_one_window_works_in_the_end() {
    // Every sequence of five acts over three windows: 9^5.
    let acts: [fn(&mut Windows); 9] = [
        |windows| windows.press(0),
        |windows| windows.press(1),
        |windows| windows.press(2),
        |windows| windows.hang(0),
        |windows| windows.hang(1),
        |windows| windows.wake_all(),
        |windows| windows.reload(0),
        |windows| windows.die(1),
        |windows| windows.pass(SECOND / 4),
    ];
    for code in 0..acts.len().pow(5) {
        let mut windows = Windows::opened(3);
        let mut rest = code;
        for _ in 0..5 {
            acts[rest % acts.len()](&mut windows);
            rest /= acts.len();
        }
        windows.wake_all();
        windows.pass(SECOND * 20);
        assert_eq!(windows.working().len(), 1, "history {code}: {:?}", windows.log());
    }
}

#[test]
fn without_locks_a_window_works_alone_and_nothing_is_asked_of_it() {
    let mut windows = Windows::without_locks();
    assert_eq!(windows.roles(), [Role::Alone]);
    windows.pass(MINUTE);
    assert_eq!(windows.working(), [0]);
}

#[test]
fn a_start_next_to_a_window_that_hangs_says_within_half_a_second_that_another_leads() {
    let mut windows = Windows::opened(1);
    windows.hang(0);
    windows.open();
    assert_eq!(windows.roles()[1], Role::Asking);
    windows.pass(SECOND / 2);
    assert_eq!(windows.roles()[1], Role::StandingBy);
}

#[test]
fn a_leader_forgets_the_others_when_nobody_has_asked_for_a_while() {
    let mut windows = Windows::opened(2);
    windows.die(1);
    assert_eq!(windows.roles(), [Role::LeadingOthers]);
    windows.pass(SECOND * 90);
    assert_eq!(windows.roles(), [Role::Leading]);
}

#[test]
fn a_word_of_another_version_is_no_message() {
    assert_eq!(Message::read("who-leads"), Some(Message::WhoLeads));
    assert_eq!(Message::read("hello"), None);
}
