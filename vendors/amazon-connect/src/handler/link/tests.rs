use super::*;

const LIMIT: Duration = Duration::from_secs(75);

fn up() -> Link {
    let mut link = Link::new(Timestamp(0));
    link.notice(Timestamp(0), Notice::Refreshed);
    link
}

#[test]
fn a_refresh_ends_every_trouble() {
    for notice in [
        Notice::NotSignedIn,
        Notice::SignedOut,
        Notice::SessionExpired,
        Notice::AccessDenied,
        Notice::RetriesExhausted,
        Notice::PanelUnanswered,
        Notice::PopupBlocked,
        Notice::WentOffline,
    ] {
        let mut link = up();
        link.notice(Timestamp(1), notice);
        assert!(matches!(link.state(), VendorLink::Down(_)), "{notice:?}");
        link.notice(Timestamp(2), Notice::Refreshed);
        assert_eq!(link.state(), VendorLink::Up, "{notice:?}");
    }
}

#[test]
fn no_refresh_for_too_long_is_silence() {
    let mut link = up();
    for second in 1..=75 {
        assert!(!link.check(Timestamp(second * 1000), LIMIT));
    }
    assert!(link.check(Timestamp(76_000), LIMIT));
    assert_eq!(link.state(), VendorLink::Down(LinkTrouble::Silent));
}

#[test]
fn a_computer_that_slept_gives_the_ccp_time_to_wake_up() {
    let mut link = up();
    assert!(!link.check(Timestamp(3_600_000), LIMIT));
    assert!(!link.check(Timestamp(3_609_000), LIMIT));
    assert!(link.check(Timestamp(3_611_000), LIMIT));
}

#[test]
fn connecting_again_signs_nobody_in() {
    let mut link = up();
    link.restart(Timestamp(1));
    assert_eq!(link.state(), VendorLink::Connecting);
    link.notice(Timestamp(2), Notice::SignedOut);
    link.restart(Timestamp(3));
    assert_eq!(link.state(), VendorLink::Down(LinkTrouble::SignedOut));
}

#[test]
fn before_the_first_refresh_it_is_connecting_however_long_that_takes() {
    let mut link = Link::new(Timestamp(0));
    for second in 1..200 {
        link.check(Timestamp(second * 1000), LIMIT);
    }
    assert_eq!(link.state(), VendorLink::Connecting);
}

#[test]
fn the_sign_in_window_is_looked_for_once_per_sign_out() {
    let mut link = up();
    let patience = Duration::from_secs(3);
    link.notice(Timestamp(1000), Notice::SignedOut);
    assert_eq!(link.take_window_check(Timestamp(4000), patience), None);
    assert_eq!(
        link.take_window_check(Timestamp(4001), patience),
        Some(SignIn::Again)
    );
    assert_eq!(link.take_window_check(Timestamp(9000), patience), None);
    link.notice(Timestamp(10_000), Notice::SessionExpired);
    assert_eq!(
        link.take_window_check(Timestamp(14_000), patience),
        Some(SignIn::Again)
    );
}

#[test]
fn the_first_sign_in_is_told_from_one_after_a_session() {
    let mut link = Link::new(Timestamp(0));
    link.notice(Timestamp(0), Notice::NotSignedIn);
    assert_eq!(
        link.take_window_check(Timestamp(2), Duration::ZERO),
        Some(SignIn::First)
    );
    let mut link = up();
    link.notice(Timestamp(0), Notice::PopupBlocked);
    assert_eq!(link.take_window_check(Timestamp(2), Duration::ZERO), None);
    link.notice(Timestamp(3), Notice::SignedOut);
    link.restart(Timestamp(4));
    assert_eq!(
        link.take_window_check(Timestamp(6), Duration::ZERO),
        Some(SignIn::First)
    );
}

#[test]
fn the_ccp_is_reloaded_here_only_after_the_library_has_given_up() {
    let pause = Duration::from_secs(5);
    let mut link = up();
    link.notice(Timestamp(0), Notice::SignedOut);
    link.begin_reloads(Timestamp(0));
    assert!(!link.take_reload(Timestamp(0), pause));
    link.notice(Timestamp(0), Notice::RetriesExhausted);
    assert!(!link.take_reload(Timestamp(0), pause));
    // Whatever else is noticed before the click, the library has given up for good.
    link.notice(Timestamp(1), Notice::SignedOut);
    link.begin_reloads(Timestamp(1));
    let reloads = (1..=100).filter(|second| link.take_reload(Timestamp(second * 1000), pause));
    assert_eq!(
        reloads.collect::<Vec<_>>(),
        [1, 6, 11, 16, 21, 26, 31, 36, 41, 46]
    );
    link.begin_reloads(Timestamp(200_000));
    assert!(link.take_reload(Timestamp(200_000), pause));
    link.notice(Timestamp(201_000), Notice::Refreshed);
    assert!(!link.take_reload(Timestamp(300_000), pause));
}

#[test]
fn connecting_again_ends_the_reloads_and_remembers_that_the_library_gave_up() {
    let mut link = up();
    link.notice(Timestamp(0), Notice::RetriesExhausted);
    link.begin_reloads(Timestamp(0));
    link.restart(Timestamp(1));
    assert!(!link.take_reload(Timestamp(60_000), Duration::ZERO));
    link.begin_reloads(Timestamp(60_000));
    assert!(link.take_reload(Timestamp(60_000), Duration::ZERO));
}

#[test]
fn coming_online_again_gives_the_old_state_back() {
    let mut link = up();
    link.notice(Timestamp(1), Notice::WentOffline);
    assert_eq!(link.state(), VendorLink::Down(LinkTrouble::Offline));
    link.notice(Timestamp(2), Notice::CameOnline);
    assert_eq!(link.state(), VendorLink::Up);
}

#[test]
fn a_session_that_ends_while_offline_is_down_when_the_network_is_back() {
    let mut link = up();
    link.notice(Timestamp(1), Notice::WentOffline);
    link.notice(Timestamp(2), Notice::SessionExpired);
    assert_eq!(link.state(), VendorLink::Down(LinkTrouble::Offline));
    link.notice(Timestamp(3), Notice::CameOnline);
    assert_eq!(link.state(), VendorLink::Down(LinkTrouble::SessionExpired));
}

#[test]
fn a_panel_that_never_answered_is_told_from_one_that_did_before() {
    let mut never = Link::new(Timestamp(0));
    never.notice(Timestamp(1), Notice::NotSignedIn);
    never.notice(Timestamp(2), Notice::PanelUnanswered);
    assert_eq!(never.state(), VendorLink::Down(LinkTrouble::PanelUnanswered));
    let mut before = up();
    before.notice(Timestamp(1), Notice::SignedOut);
    before.notice(Timestamp(2), Notice::PanelUnanswered);
    assert_eq!(before.state(), VendorLink::Down(LinkTrouble::RetriesExhausted));
}
