//! What the frames around the page hand on to it.

use wasm_bindgen::JsCast as _;

use crate::sys::PolicyDocument;

/// Whether the page, and so the CCP in it, may use the microphone at all, whatever the agent allows. A browser that does not
/// tell counts as one that lets it.
pub(crate) fn microphone_is_handed_on() -> bool {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else {
        return true;
    };
    let document: PolicyDocument = document.unchecked_into();
    let policy = document.permissions_policy().ok().flatten();
    let policy = policy.or_else(|| document.feature_policy().ok().flatten());
    let allows = policy.and_then(|policy| policy.allows_feature("microphone").ok().flatten());
    allows != Some(false)
}
