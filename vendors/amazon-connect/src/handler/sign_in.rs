//! Bringing the agent back in (`contract/streams.md` §4, §5).

use std::rc::Rc;
use std::time::Duration;

use fusion_cti::time::Timestamp;
use fusion_cti::vendor::{LinkTrouble, VendorLink};
use gloo_timers::future::sleep;

use crate::error::StreamsError;
use crate::handler::link::Notice;
use crate::handler::shared::{Shared, now};
use crate::streams::{self, Popup};

/// The library opens its window only after it got a lock, so whether it was blocked is known a moment later. The
/// click that lets a window open is good for some seconds.
const POPUP_LOOKS_EVERY: Duration = Duration::from_millis(50);
const POPUP_LOOKS: u8 = 10;

/// The same moment, where the library opens the window by itself.
const POPUP_OPENS_WITHIN: Duration = Duration::from_millis(500);

/// As often as the library itself reloads the CCP.
const RELOADS: u8 = 10;

/// Reloading the CCP until somebody has signed in, for a library that has given up doing so itself.
#[derive(Debug)]
pub(super) struct Revival {
    next: Timestamp,
    left: u8,
}

/// Offers the sign-in, or wakes a CCP that fell silent. The library is asked before the first wait, while the click
/// is fresh; where its window does not open (another tab has the lock, or nothing was started), one is opened here.
pub(super) async fn offer(shared: &Rc<Shared>, trouble: LinkTrouble) -> Result<(), StreamsError> {
    match trouble {
        // Who has no access would find no better sign-in: the CCP has to ask again.
        LinkTrouble::Silent | LinkTrouble::Offline | LinkTrouble::AccessDenied => {
            streams::reload(&shared.container);
            return Ok(());
        }
        LinkTrouble::SignedOut
        | LinkTrouble::PopupBlocked
        | LinkTrouble::SessionExpired
        | LinkTrouble::RetriesExhausted => {}
    }
    if streams::reauthenticate().is_err() && shared.settings.login_popup() {
        streams::open_window(shared.settings.login_url())?;
    }
    revive(shared);
    if !shared.settings.login_popup() {
        return Ok(());
    }
    if !window_opens(shared).await && streams::open_window(shared.settings.login_url()).is_err() {
        shared.notice(Notice::PopupBlocked);
        return Err(StreamsError::PopupBlocked);
    }
    if shared.link() == VendorLink::Down(LinkTrouble::PopupBlocked) {
        shared.notice(Notice::SignedOut);
    }
    Ok(())
}

/// Waits until the library's sign-in window is there, or not needed because the agent is signed in after all.
async fn window_opens(shared: &Shared) -> bool {
    for _ in 0..POPUP_LOOKS {
        if streams::popup() == Popup::Open || shared.link() == VendorLink::Up {
            return true;
        }
        sleep(POPUP_LOOKS_EVERY).await;
    }
    shared.link() == VendorLink::Up
}

/// Where the library has given up, its own waiting for a sign-in is over and cannot be started again
/// (`not-logged-in-exhausted` among the traces): the CCP is reloaded here.
fn revive(shared: &Shared) {
    let mut state = shared.state.borrow_mut();
    if state.link.is_exhausted() {
        state.revival = Some(Revival {
            next: now(),
            left: RELOADS,
        });
    }
}

/// The regular look: reloads that are due, and a sign-in window that did not open.
pub(super) fn look_after(shared: &Rc<Shared>, now: Timestamp) {
    if reload_is_due(shared, now) {
        streams::reload(&shared.container);
    }
    let patience = shared.settings.popup_delay() + POPUP_OPENS_WITHIN;
    let (due, was_up) = {
        let mut state = shared.state.borrow_mut();
        (state.link.popup_check_is_due(now, patience), state.link.was_up())
    };
    let tried = if was_up {
        shared.settings.popup_after_sign_out()
    } else {
        shared.settings.login_popup()
    };
    if due && tried && streams::popup() == Popup::Blocked {
        shared.notice(Notice::PopupBlocked);
    }
}

/// Whether the CCP is to be reloaded now; counts it.
fn reload_is_due(shared: &Shared, now: Timestamp) -> bool {
    let mut state = shared.state.borrow_mut();
    let Some(revival) = state.revival.as_mut().filter(|revival| revival.next <= now) else {
        return false;
    };
    revival.next = now.after(shared.settings.reload_pause());
    revival.left = revival.left.saturating_sub(1);
    if revival.left == 0 {
        state.revival = None;
    }
    true
}
