//! The embedded CCP: started once per page life, revived when it or its session died (`contract/streams.md` §4, §5).

use fusion_cti::json::{Json, Value};
use js_sys::JSON;
use wasm_bindgen::JsValue;
use web_sys::HtmlElement;

use crate::error::StreamsError;
use crate::streams::value::{call, failure, flag};
use crate::sys::{self, at, get, set};

/// The name under which the library opens its sign-in window; the same name finds the same window.
const POPUP_NAME: &str = "connect::loginPopup";

/// What became of the library's last sign-in window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Popup {
    /// It is there.
    Open,
    /// The browser refused to open it, or the library closed it after a sign-in.
    Blocked,
    /// The library has not tried, or somebody closed it.
    Untried,
}

/// Starts the CCP in `container`, unless this page has started one before: the library can be initialised once, and
/// an iframe that moves is dead without a sign (`contract/streams.md` §2).
///
/// # Errors
/// The library throws.
pub(crate) fn start(container: &HtmlElement, options: &Value) -> Result<(), StreamsError> {
    if at(&core(), "upstream").is_some() {
        return Ok(());
    }
    // The library writes into the object that it is given, so it gets one of its own.
    let options = JSON::parse(&Json::Value(options).to_text()).map_err(|thrown| failure(&thrown))?;
    call(&core(), "initCCP", &[container, &options]).map(|_| ())
}

/// Lets the library open its sign-in window and wait for the sign-in. Must run within a click.
///
/// # Errors
/// The library was never initialised.
pub(crate) fn reauthenticate() -> Result<(), StreamsError> {
    call(&core(), "reauthenticateAfterLogout", &[]).map(|_| ())
}

/// Opens the sign-in window without the library. Must run within a click.
///
/// # Errors
/// The browser blocks it.
pub(crate) fn open_window(url: &str) -> Result<(), StreamsError> {
    match sys::call(&js_sys::global(), "open", &[&url.into(), &POPUP_NAME.into()]) {
        Ok(window) if window.is_object() => Ok(()),
        _ => Err(StreamsError::PopupBlocked),
    }
}

/// What became of the library's last attempt to open the sign-in window.
pub(crate) fn popup() -> Popup {
    match get(&core(), "loginWindow") {
        // `window.open` returns null when it was blocked.
        Ok(window) if window.is_null() => Popup::Blocked,
        Ok(window) if flag(&window, "closed") == Some(false) => Popup::Open,
        _ => Popup::Untried,
    }
}

/// Loads the CCP's page again. The iframe stays where it is, so the library keeps hearing it; the library replaces
/// the element now and then, so it is looked up each time.
pub(crate) fn reload(container: &HtmlElement) {
    if let Ok(frame) = sys::call(container, "querySelector", &[&"iframe".into()])
        && let Some(address) = at(&frame, "src")
    {
        set(&frame, "src", &address);
    }
}

/// The library's `connect.core`, or `undefined`.
pub(super) fn core() -> JsValue {
    at(&sys::connect(), "core").unwrap_or_default()
}
