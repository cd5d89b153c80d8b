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

/// What was noticed about the network or the session.
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
    /// The agent may not use this instance (`access_denied`).
    AccessDenied,
    /// The library gave up.
    RetriesExhausted,
    /// The library reloaded the CCP ten times, and nothing answered. A CCP that may not be framed looks to the page like one
    /// where nobody is signed in: in either case the browser puts its own error page into the frame, and says so to nobody.
    PanelUnanswered,
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
    /// The library still reloads it by itself.
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
            // Where it has answered before, these pages may frame it.
            Notice::PanelUnanswered if self.was_up() => self.go_down(now, LinkTrouble::RetriesExhausted),
            Notice::PanelUnanswered => self.go_down(now, LinkTrouble::PanelUnanswered),
        }
    }

    /// Whether the agent has been signed in since connecting.
    fn was_up(&self) -> bool {
        match self.session {
            Session::Connecting => false,
            Session::Up { .. } => true,
            Session::Down(down) => down.sign_in == SignIn::Again,
        }
    }

    fn go_down(&mut self, now: Timestamp, trouble: LinkTrouble) {
        let (sign_in, reloads) = match self.session {
            Session::Connecting => (SignIn::First, Reloads::ByLibrary),
            Session::Up { .. } => (SignIn::Again, Reloads::ByLibrary),
            Session::Down(down) => (down.sign_in, down.reloads),
        };
        let reloads = match (trouble, reloads) {
            (LinkTrouble::RetriesExhausted | LinkTrouble::PanelUnanswered, Reloads::ByLibrary) => {
                Reloads::GivenUp
            }
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
            | LinkTrouble::PanelUnanswered
            | LinkTrouble::Silent
            | LinkTrouble::Offline => Self::NotNeeded,
        }
    }
}

#[cfg(test)]
mod tests;
