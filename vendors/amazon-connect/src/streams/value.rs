//! Reading plain JavaScript values without trusting their shape. A path is what [`sys::at`] takes.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};

use crate::error::StreamsError;
use crate::sys::{self, at};

/// A text with something in it.
pub(super) fn text(value: &JsValue, path: &str) -> Option<String> {
    at(value, path)?.as_string().filter(|text| !text.is_empty())
}

/// Yes or no.
pub(super) fn flag(value: &JsValue, path: &str) -> Option<bool> {
    at(value, path)?.as_bool()
}

/// The items of a list.
pub(super) fn list(value: &JsValue, path: &str) -> Option<Vec<JsValue>> {
    Some(at(value, path)?.dyn_into::<Array>().ok()?.to_vec())
}

/// A moment as milliseconds since the epoch: a `Date`, a number or an ISO text.
pub(super) fn moment(value: &JsValue, path: &str) -> Option<u64> {
    let millis = js_sys::Date::new(&at(value, path)?).get_time();
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "checked to be a finite, positive number; a date lies far below 2^53"
    )]
    let moment = (millis.is_finite() && millis > 0.0).then_some(millis as u64);
    moment
}

/// Calls a method of an object.
///
/// # Errors
/// It throws.
pub(super) fn call(owner: &JsValue, method: &str, arguments: &[&JsValue]) -> Result<JsValue, StreamsError> {
    sys::call(owner, method, arguments).map_err(|thrown| failure(&thrown))
}

/// What the library threw, or gave to a `failure` callback.
pub(super) fn failure(value: &JsValue) -> StreamsError {
    if let Some(refusal) = value.as_string() {
        return StreamsError::from_refusal(&refusal);
    }
    // The library's own errors are not all of them instances of `Error`.
    match text(value, "name").or_else(|| text(value, "errorType")) {
        Some(name) => StreamsError::from_exception(&name),
        None => StreamsError::Refused(text(value, "type")),
    }
}
