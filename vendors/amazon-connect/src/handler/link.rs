//! Whether what the library shows can be trusted: the session with the contact centre as a state machine without I/O.
//!
//! The library reports a sign-out in five different ways and a dead CCP not at all (`contract/streams.md` §4,
//! §5), but every refresh of the agent proves that all is well.

use std::time::Duration;

use fusion_cti::time::Timestamp;
use fusion_cti::vendor::{LinkTrouble, VendorLink};

/// A check that comes this much later than the silence limit was not late because of the CCP: the computer slept.
/// The CCP then gets this long to report again.
const AFTER_SLEEP: Duration = Duration::from_secs(10);

/// How often the CCP is reloaded for the sign-in: as often as the library itself does it.
const RELOADS: u8 = 10;

/// What was noticed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Notice {
    /// `agent.onRefresh`: the CCP works and the agent is signed in.
    Refreshed,
    /// The CCP does not answer at first: nobody is signed in.
    NotSignedIn,
    /// The agent signed out, in whatever tab.
    SignedOut,
    /// The session ran out.
    SessionExpired,
    /// No access.
    AccessDenied,
    /// The library gave up.
    RetriesExhausted,
    /// The sign-in window did not open.
    PopupBlocked,
    /// The browser lost its network.
    WentOffline,
    /// The browser has a network again.
    CameOnline,
}

/// The network, the session, and when both were last looked at.
#[derive(Debug)]
pub(super) struct Link {
    network: Network,
    session: Session,
    checked_at: Timestamp,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Network {
    Online,
    Offline,
}

/// The session with the contact centre.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Session {
    /// Nothing has come from the library yet.
    Connecting,
    /// The agent is signed in; the last refresh came at this time.
    Up { refreshed_at: Timestamp },
    /// The CCP cannot be relied on.
    Down(Down),
}

/// What is known while the session is down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Down {
    trouble: LinkTrouble,
    sign_in: SignIn,
    window: WindowCheck,
    reloads: Reloads,
}

/// Which sign-in the agent has to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SignIn {
    /// The first one since connecting.
    First,
    /// One after a session that was up.
    Again,
}

/// Whether to look if the library's sign-in window has opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum WindowCheck {
    /// The library opens none.
    NotNeeded,
    /// Not yet done since the session went down.
    Pending { since: Timestamp },
    /// Done. Later the window may be gone because the agent has signed in.
    Done,
}

/// Who reloads the CCP until somebody has signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reloads {
    /// The library.
    ByLibrary,
    /// Nobody: the library gave up for good, and only a new address brings the CCP back (`not-logged-in-exhausted`).
    GivenUp,
    /// This handler, because the library has given up.
    ByHandler { next: Timestamp, left: u8 },
}

impl Link {
    /// Nothing has come from the library yet; the wait begins now.
    pub(super) fn new(now: Timestamp) -> Self {
        Self {
            network: Network::Online,
            session: Session::Connecting,
            checked_at: now,
        }
    }

    /// Connects again. A session that was down stays down: whoever connects again is not signed in by that.
    pub(super) fn restart(&mut self, now: Timestamp) {
        self.checked_at = now;
        self.session = match self.session {
            Session::Connecting | Session::Up { .. } => Session::Connecting,
            Session::Down(down) => Session::Down(Down {
                sign_in: SignIn::First,
                window: WindowCheck::after(down.trouble, now),
                reloads: match down.reloads {
                    Reloads::ByHandler { .. } => Reloads::GivenUp,
                    reloads @ (Reloads::ByLibrary | Reloads::GivenUp) => reloads,
                },
                ..down
            }),
        };
    }

    /// The link as the session sees it.
    pub(super) fn state(&self) -> VendorLink {
        match (self.network, self.session) {
            (Network::Offline, _) => VendorLink::Down(LinkTrouble::Offline),
            (Network::Online, Session::Connecting) => VendorLink::Connecting,
            (Network::Online, Session::Up { .. }) => VendorLink::Up,
            (Network::Online, Session::Down(down)) => VendorLink::Down(down.trouble),
        }
    }

    /// Takes a notice in.
    pub(super) fn notice(&mut self, now: Timestamp, notice: Notice) {
        match notice {
            Notice::Refreshed => {
                self.network = Network::Online;
                self.session = Session::Up { refreshed_at: now };
            }
            Notice::WentOffline => self.network = Network::Offline,
            Notice::CameOnline => {
                self.network = Network::Online;
                // The CCP needs a moment to find its way back.
                if let Session::Up { refreshed_at } = &mut self.session {
                    *refreshed_at = now;
                }
            }
            Notice::NotSignedIn | Notice::SignedOut => self.go_down(now, LinkTrouble::SignedOut),
            Notice::SessionExpired => self.go_down(now, LinkTrouble::SessionExpired),
            Notice::AccessDenied => self.go_down(now, LinkTrouble::AccessDenied),
            Notice::PopupBlocked => self.go_down(now, LinkTrouble::PopupBlocked),
            Notice::RetriesExhausted => self.go_down(now, LinkTrouble::RetriesExhausted),
        }
    }

    fn go_down(&mut self, now: Timestamp, trouble: LinkTrouble) {
        let (sign_in, reloads) = match self.session {
            Session::Connecting => (SignIn::First, Reloads::ByLibrary),
            Session::Up { .. } => (SignIn::Again, Reloads::ByLibrary),
            Session::Down(down) => (down.sign_in, down.reloads),
        };
        let reloads = match (trouble, reloads) {
            (LinkTrouble::RetriesExhausted, Reloads::ByLibrary) => Reloads::GivenUp,
            (_, reloads) => reloads,
        };
        self.session = Session::Down(Down {
            trouble,
            sign_in,
            window: WindowCheck::after(trouble, now),
            reloads,
        });
    }

    /// Looks at the age of the last refresh; returns whether the session has gone down.
    pub(super) fn check(&mut self, now: Timestamp, limit: Duration) -> bool {
        let slept = now.since(self.checked_at) > limit;
        self.checked_at = now;
        let Session::Up { refreshed_at } = &mut self.session else {
            return false;
        };
        if slept {
            let grace = limit.saturating_sub(AFTER_SLEEP);
            *refreshed_at = Timestamp(
                now.0
                    .saturating_sub(u64::try_from(grace.as_millis()).unwrap_or(0)),
            );
            return false;
        }
        let silent = now.since(*refreshed_at) > limit;
        if silent {
            self.go_down(now, LinkTrouble::Silent);
        }
        silent
    }

    /// For which sign-in it is time to look whether the library's window opened: once for each sign-out, when the library
    /// has had `patience` to open it.
    pub(super) fn take_window_check(&mut self, now: Timestamp, patience: Duration) -> Option<SignIn> {
        let Session::Down(down) = &mut self.session else {
            return None;
        };
        match down.window {
            WindowCheck::Pending { since } if now.since(since) > patience => {
                down.window = WindowCheck::Done;
                Some(down.sign_in)
            }
            WindowCheck::Pending { .. } | WindowCheck::NotNeeded | WindowCheck::Done => None,
        }
    }

    /// Reloads the CCP from now on where the library does not do so any more: its own waiting for a sign-in is over then
    /// and cannot be started again.
    pub(super) fn begin_reloads(&mut self, now: Timestamp) {
        if let Session::Down(down) = &mut self.session
            && down.reloads != Reloads::ByLibrary
        {
            down.reloads = Reloads::ByHandler {
                next: now,
                left: RELOADS,
            };
        }
    }

    /// Whether the CCP is to be reloaded now; the next time is `pause` later.
    pub(super) fn take_reload(&mut self, now: Timestamp, pause: Duration) -> bool {
        let Session::Down(down) = &mut self.session else {
            return false;
        };
        match down.reloads {
            Reloads::ByHandler { next, left } if next <= now => {
                down.reloads = match left.saturating_sub(1) {
                    0 => Reloads::GivenUp,
                    left => Reloads::ByHandler {
                        next: now.after(pause),
                        left,
                    },
                };
                true
            }
            Reloads::ByHandler { .. } | Reloads::ByLibrary | Reloads::GivenUp => false,
        }
    }
}

impl WindowCheck {
    /// The library opens its window when the agent has lost the session, whether by signing out or in time.
    fn after(trouble: LinkTrouble, now: Timestamp) -> Self {
        match trouble {
            LinkTrouble::SignedOut | LinkTrouble::SessionExpired => Self::Pending { since: now },
            LinkTrouble::PopupBlocked
            | LinkTrouble::AccessDenied
            | LinkTrouble::RetriesExhausted
            | LinkTrouble::Silent
            | LinkTrouble::Offline => Self::NotNeeded,
        }
    }
}

#[cfg(test)]
mod tests {
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
}
