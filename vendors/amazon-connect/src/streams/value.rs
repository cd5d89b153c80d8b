//! Reading plain JavaScript values without trusting their shape.

use js_sys::{Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::error::StreamsError;

/// A property; none where it is absent, null, or the value is no object.
pub(super) fn property(value: &JsValue, name: &str) -> Option<JsValue> {
    if !value.is_object() {
        return None;
    }
    Reflect::get(value, &JsValue::from_str(name))
        .ok()
        .filter(|property| !property.is_null() && !property.is_undefined())
}

/// A property that is a text with something in it.
pub(super) fn text(value: &JsValue, name: &str) -> Option<String> {
    property(value, name)?.as_string().filter(|text| !text.is_empty())
}

/// The same, of what a getter returned.
pub(super) fn returned_text(value: Result<JsValue, JsValue>) -> Option<String> {
    value.ok()?.as_string().filter(|text| !text.is_empty())
}

/// A moment as milliseconds since the epoch: a `Date`, a number or an ISO text.
pub(super) fn moment(value: &JsValue, name: &str) -> Option<u64> {
    let value = property(value, name)?;
    let millis = js_sys::Date::new(&value).get_time();
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "checked to be a finite, positive number; a date lies far below 2^53"
    )]
    let moment = (millis.is_finite() && millis > 0.0).then_some(millis as u64);
    moment
}

/// Sets a property of an object made here.
pub(super) fn set(object: &Object, name: &str, value: &JsValue) {
    // Setting a property of a fresh, plain object cannot fail.
    let _ = Reflect::set(object, &JsValue::from_str(name), value);
}

/// What the library threw, or gave to a `failure` callback.
pub(super) fn failure(value: &JsValue) -> StreamsError {
    if let Some(refusal) = value.as_string() {
        return StreamsError::from_refusal(&refusal);
    }
    if let Some(error) = value.dyn_ref::<js_sys::Error>() {
        return StreamsError::from_exception(&String::from(error.name()));
    }
    // The library's own errors are not all of them instances of `Error`.
    match text(value, "name").or_else(|| text(value, "errorType")) {
        Some(name) => StreamsError::from_exception(&name),
        None => match text(value, "type") {
            Some(kind) => StreamsError::Refused(Some(kind)),
            None => StreamsError::Refused(None),
        },
    }
}
