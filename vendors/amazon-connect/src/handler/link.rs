//! Whether the picture can be trusted: the session with the contact centre as a small machine without I/O.
//!
//! The library tells of a sign-out in five different ways and of a dead CCP not at all (`contract/streams.md` §4,
//! §5), but every refresh of the agent proves that all is well.

use std::time::Duration;

use fusion_cti::time::Timestamp;
use fusion_cti::vendor::{LinkTrouble, VendorLink};

/// A check that comes this much later than the silence limit was not late because of the CCP: the computer slept.
/// The CCP then gets this long to speak again.
const AFTER_SLEEP: Duration = Duration::from_secs(10);

/// What was noticed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Notice {
    /// `agent.onRefresh`: the CCP speaks and the agent is signed in.
    Refreshed,
    /// The CCP's first sign of life does not come: nobody is signed in.
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

/// The link's state.
#[derive(Debug)]
pub(crate) struct Link {
    seen: bool,
    online: bool,
    trouble: Option<LinkTrouble>,
    exhausted: bool,
    heard: Timestamp,
    checked: Timestamp,
    troubled: Timestamp,
    popup_checked: bool,
}

impl Link {
    /// Nothing was heard yet; the wait begins now.
    pub(crate) fn new(now: Timestamp) -> Self {
        Self {
            seen: false,
            online: true,
            trouble: None,
            exhausted: false,
            heard: now,
            checked: now,
            troubled: now,
            popup_checked: false,
        }
    }

    /// The wait begins anew. A trouble that was there is there still: whoever connects again is not signed in by that.
    pub(crate) fn restart(&mut self, now: Timestamp) {
        *self = Self {
            online: self.online,
            trouble: self.trouble,
            exhausted: self.exhausted,
            ..Self::new(now)
        };
    }

    /// What the session is told.
    pub(crate) fn state(&self) -> VendorLink {
        match self.trouble {
            _ if !self.online => VendorLink::Down(LinkTrouble::Offline),
            Some(trouble) => VendorLink::Down(trouble),
            None if self.seen => VendorLink::Up,
            None => VendorLink::Connecting,
        }
    }

    /// Whether the library gave up for good, so that only a new address brings the CCP back (`not-logged-in-exhausted`).
    pub(crate) fn is_exhausted(&self) -> bool {
        self.exhausted
    }

    /// Whether the agent has been signed in during this page's life.
    pub(crate) fn was_up(&self) -> bool {
        self.seen
    }

    /// Whether it is time to look whether the library's sign-in window opened: once for each sign-out, when the
    /// library has had `patience` to open it. Later the window may be gone because the agent has signed in.
    pub(crate) fn popup_check_is_due(&mut self, now: Timestamp, patience: Duration) -> bool {
        let signed_out = matches!(
            self.trouble,
            Some(LinkTrouble::SignedOut | LinkTrouble::SessionExpired)
        );
        let due = signed_out && !self.popup_checked && now.since(self.troubled) > patience;
        self.popup_checked |= due;
        due
    }

    /// Takes a notice in.
    pub(crate) fn notice(&mut self, now: Timestamp, notice: Notice) {
        let trouble = match notice {
            Notice::Refreshed => {
                self.seen = true;
                self.online = true;
                self.trouble = None;
                self.exhausted = false;
                self.heard = now;
                return;
            }
            Notice::WentOffline => {
                self.online = false;
                return;
            }
            Notice::CameOnline => {
                self.online = true;
                // The CCP needs a moment to find its way back.
                self.heard = now;
                return;
            }
            Notice::NotSignedIn | Notice::SignedOut => LinkTrouble::SignedOut,
            Notice::SessionExpired => LinkTrouble::SessionExpired,
            Notice::AccessDenied => LinkTrouble::AccessDenied,
            Notice::PopupBlocked => LinkTrouble::PopupBlocked,
            Notice::RetriesExhausted => {
                self.exhausted = true;
                LinkTrouble::RetriesExhausted
            }
        };
        self.trouble = Some(trouble);
        self.troubled = now;
        self.popup_checked = false;
    }

    /// Looks at the age of the last refresh; returns whether the state changed.
    pub(crate) fn check(&mut self, now: Timestamp, limit: Duration) -> bool {
        let slept = now.since(self.checked) > limit;
        self.checked = now;
        if slept {
            let grace = limit.saturating_sub(AFTER_SLEEP);
            self.heard = Timestamp(
                now.0
                    .saturating_sub(u64::try_from(grace.as_millis()).unwrap_or(0)),
            );
            return false;
        }
        let silent = self.seen && self.trouble.is_none() && now.since(self.heard) > limit;
        if silent {
            self.trouble = Some(LinkTrouble::Silent);
            self.troubled = now;
        }
        silent
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
    fn a_refresh_mends_every_trouble() {
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
    fn nothing_heard_for_too_long_is_silence() {
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
        assert!(!link.popup_check_is_due(Timestamp(4000), patience));
        assert!(link.popup_check_is_due(Timestamp(4001), patience));
        assert!(!link.popup_check_is_due(Timestamp(9000), patience));
        link.notice(Timestamp(10_000), Notice::SessionExpired);
        assert!(link.popup_check_is_due(Timestamp(14_000), patience));
    }

    #[test]
    fn coming_online_again_gives_the_old_state_back() {
        let mut link = up();
        link.notice(Timestamp(1), Notice::WentOffline);
        assert_eq!(link.state(), VendorLink::Down(LinkTrouble::Offline));
        link.notice(Timestamp(2), Notice::CameOnline);
        assert_eq!(link.state(), VendorLink::Up);
    }
}
