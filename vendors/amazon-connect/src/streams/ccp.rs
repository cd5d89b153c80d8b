//! The embedded CCP: started once per page, loaded again when it or its session has ended (`contract/streams.md` §4, §5).

use fusion_cti_js::json;
use serde::Serialize;
use wasm_bindgen::JsCast as _;
use web_sys::{HtmlElement, HtmlIFrameElement};

use super::library::core;
use crate::error::StreamsError;
use crate::sys::LoginWindow;

/// The name under which the library opens its sign-in window; the same name finds the same window.
const POPUP_NAME: &str = "connect::loginPopup";

/// What became of the library's last sign-in window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Popup {
    /// It is open, and the agent can sign in there.
    Open,
    /// The browser refused to open it, or the library closed it after a sign-in.
    Blocked,
    /// The library has not tried, or somebody closed it.
    Untried,
}

/// Starts the CCP in `container`, unless this page has started one before: the library can be initialised once, and
/// an iframe that moves stops working without any event (`contract/streams.md` §2).
///
/// # Errors
/// The library throws.
pub(crate) fn start(container: &HtmlElement, options: &impl Serialize) -> Result<(), StreamsError> {
    let core = core()?;
    if core.upstream().is_ok_and(|upstream| upstream.is_some()) {
        return Ok(());
    }
    let options = json::from_serialize(options)?;
    core.init_ccp(container, &options).map_err(StreamsError::from)
}

/// Lets the library open its sign-in window and wait for the sign-in. Must run within a click.
///
/// # Errors
/// The library was never initialised.
pub(crate) fn reauthenticate() -> Result<(), StreamsError> {
    core()?.reauthenticate_after_logout().map_err(StreamsError::from)
}

/// Opens the sign-in window without the library. Must run within a click.
///
/// # Errors
/// The browser blocks it.
pub(crate) fn open_window(address: &str) -> Result<(), StreamsError> {
    let window = web_sys::window().ok_or(StreamsError::PopupBlocked)?;
    match window.open_with_url_and_target(address, POPUP_NAME) {
        Ok(Some(_)) => Ok(()),
        Ok(None) | Err(_) => Err(StreamsError::PopupBlocked),
    }
}

/// What became of the library's last attempt to open the sign-in window.
pub(crate) fn popup() -> Popup {
    let Ok(window) = core().and_then(|core| core.login_window().map_err(StreamsError::from)) else {
        return Popup::Untried;
    };
    // `window.open` returns null when it was blocked.
    if window.is_null() {
        return Popup::Blocked;
    }
    match window.unchecked_ref::<LoginWindow>().closed() {
        Ok(Some(false)) => Popup::Open,
        Ok(Some(true) | None) | Err(_) => Popup::Untried,
    }
}

/// Loads the CCP's page again. The iframe stays where it is, so the library keeps hearing it; the library replaces
/// the element now and then, so it is looked up each time.
pub(crate) fn reload(container: &HtmlElement) {
    let frame = container.query_selector("iframe").ok().flatten();
    if let Some(frame) = frame.and_then(|frame| frame.dyn_into::<HtmlIFrameElement>().ok()) {
        frame.set_src(&frame.src());
    }
}
