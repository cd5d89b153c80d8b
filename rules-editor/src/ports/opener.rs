//! The toolbar that opened this page.

use fusion_cti::rules::{CallFile, RecentCalls};
use js_sys::Reflect;
use web_sys::Window;

/// The property of a toolbar's window that holds its recent calls as text; `toolbar/src/recent_calls.rs` has the same name.
const PROPERTY: &str = "fusionCtiRecentCalls";

/// The recent calls of the toolbar that opened this page, newest first. Nothing if another page did, if the toolbar keeps none, or is gone.
pub fn recent_calls(window: &Window) -> Option<Vec<CallFile>> {
    let opener = window.opener().ok()?;
    // Into a page of another origin the browser lets nobody look: that is an error here.
    let text = Reflect::get(&opener, &PROPERTY.into()).ok()?.as_string()?;
    Some(RecentCalls::read(&text))
}
