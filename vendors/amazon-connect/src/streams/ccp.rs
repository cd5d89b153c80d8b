//! The embedded CCP: started once per page life, revived when it or its session died (`contract/streams.md` §4, §5).

use fusion_cti::json::Json;
use fusion_cti::json::Value;
use js_sys::{JSON, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlElement, HtmlIFrameElement};

use crate::error::StreamsError;
use crate::streams::value::{failure, property};
use crate::sys;

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
    if library("core").is_some_and(|core| property(&core, "upstream").is_some()) {
        return Ok(());
    }
    // The library writes into the object that it is given, so it gets one of its own.
    let options = JSON::parse(&Json::Value(options).to_text()).map_err(|thrown| failure(&thrown))?;
    sys::init_ccp(container, &options).map_err(|thrown| failure(&thrown))
}

/// Lets the library open its sign-in window and wait for the sign-in. Must run within a click.
///
/// # Errors
/// The library was never initialised.
pub(crate) fn reauthenticate() -> Result<(), StreamsError> {
    sys::reauthenticate_after_logout().map_err(|thrown| failure(&thrown))
}

/// Opens the sign-in window without the library. Must run within a click.
///
/// # Errors
/// The browser blocks it.
pub(crate) fn open_window(url: &str) -> Result<(), StreamsError> {
    web_sys::window()
        .and_then(|window| window.open_with_url_and_target(url, POPUP_NAME).ok().flatten())
        .map(|_| ())
        .ok_or(StreamsError::PopupBlocked)
}

/// What became of the library's last attempt to open the sign-in window.
pub(crate) fn popup() -> Popup {
    let window = library("core").and_then(|core| Reflect::get(&core, &JsValue::from_str("loginWindow")).ok());
    match window {
        // `window.open` returns null when it was blocked.
        Some(window) if window.is_null() => Popup::Blocked,
        Some(window) if property(&window, "closed").is_some_and(|closed| closed.is_falsy()) => Popup::Open,
        _ => Popup::Untried,
    }
}

/// Loads the CCP's page again. The iframe stays where it is, so the library keeps hearing it; the library replaces
/// the element now and then, so it is looked up each time.
pub(crate) fn reload(container: &HtmlElement) {
    let frame = container
        .query_selector("iframe")
        .ok()
        .flatten()
        .and_then(|frame| frame.dyn_into::<HtmlIFrameElement>().ok());
    if let Some(frame) = frame {
        frame.set_src(&frame.src());
    }
}

/// A property of the global `connect`.
pub(super) fn library(name: &str) -> Option<JsValue> {
    let connect = Reflect::get(&js_sys::global(), &JsValue::from_str("connect")).ok()?;
    property(&connect, name)
}
