//! Bringing the agent back in (`contract/streams.md` §4, §5).

use std::rc::Rc;
use std::time::Duration;

use fusion_cti::time::Timestamp;
use fusion_cti::vendor::{LinkTrouble, VendorLink};
use gloo_timers::future::sleep;

use super::clock::now;
use super::link::{Notice, SignIn};
use super::shared::Shared;
use crate::error::StreamsError;
use crate::streams::{self, Popup};

/// The library opens its window only after it got a lock, so whether it was blocked is known a moment later. The
/// click that lets a window open is good for some seconds.
const POPUP_LOOKS_EVERY: Duration = Duration::from_millis(50);
const POPUP_LOOKS: u8 = 10;

/// The same moment, where the library opens the window by itself.
const POPUP_OPENS_WITHIN: Duration = Duration::from_millis(500);

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
        | LinkTrouble::RetriesExhausted
        | LinkTrouble::PanelUnanswered => {}
    }
    if streams::reauthenticate().is_err() && shared.settings.login_popup() {
        streams::open_window(shared.settings.login_url())?;
    }
    shared.state.borrow_mut().link.begin_reloads(now());
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

/// Looks at the clock: reloads that are due, and a sign-in window that did not open.
pub(super) fn on_tick(shared: &Rc<Shared>, now: Timestamp) {
    let pause = shared.settings.reload_pause();
    let reload = shared.state.borrow_mut().link.take_reload(now, pause);
    if reload {
        streams::reload(&shared.container);
    }
    let patience = shared.settings.popup_delay() + POPUP_OPENS_WITHIN;
    let sign_in = shared.state.borrow_mut().link.take_window_check(now, patience);
    let is_opened_by_library = match sign_in {
        Some(SignIn::First) => shared.settings.login_popup(),
        Some(SignIn::Again) => shared.settings.popup_after_sign_out(),
        None => false,
    };
    if is_opened_by_library && streams::popup() == Popup::Blocked {
        shared.notice(Notice::PopupBlocked);
    }
}
