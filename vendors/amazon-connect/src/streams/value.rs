//! What the library's members give, copied into Rust; and what it throws, as our error.

use fusion_cti_js::{Exception, TimedOut};
use js_sys::{Array, JsString};
use wasm_bindgen::{JsCast, JsValue};

use crate::error::StreamsError;
use crate::sys::{self, Member};

/// A string with something in it. A member that throws, is absent, empty or no string has none.
pub(super) fn text(member: Member<Option<JsString>>) -> Option<String> {
    let text = JsValue::from(member.ok()??).as_string()?;
    (!text.is_empty()).then_some(text)
}

/// The items of a list. A member that throws, is absent or no list has none.
pub(super) fn items<T: JsCast>(member: Member<Option<Array<T>>>) -> Option<Vec<T>> {
    let list = JsValue::from(member.ok()??).dyn_into::<Array>().ok()?;
    Some(list.iter().map(JsCast::unchecked_into).collect())
}

/// A moment as milliseconds since the epoch: a `Date`, a number or an ISO text.
pub(super) fn moment(member: Member<JsValue>) -> Option<u64> {
    let millis = js_sys::Date::new(&fusion_cti_js::property::present(member.ok()?)?).get_time();
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "checked to be a finite, positive number; a date lies far below 2^53"
    )]
    let moment = (millis.is_finite() && millis > 0.0).then_some(millis as u64);
    moment
}

/// What the library threw, or gave to a `failure` callback.
impl From<JsValue> for StreamsError {
    fn from(thrown: JsValue) -> Self {
        if let Some(refusal) = thrown.as_string() {
            return Self::from_refusal(&refusal);
        }
        let failure: &sys::Failure = thrown.unchecked_ref();
        // The library's own errors are not all of them instances of `Error`.
        match Exception::from(&thrown)
            .name
            .or_else(|| text(failure.error_type()))
        {
            Some(name) => Self::from_exception(&name),
            None => Self::Refused(text(failure.kind())),
        }
    }
}

/// A getter or a conversion threw: only the exception's name is kept.
impl From<Exception> for StreamsError {
    fn from(thrown: Exception) -> Self {
        Self::from_exception(&thrown.name.unwrap_or_default())
    }
}

impl From<TimedOut> for StreamsError {
    fn from(_: TimedOut) -> Self {
        Self::TimedOut
    }
}
