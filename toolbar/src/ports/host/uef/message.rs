//! The message of an error of the framework, whatever the error is made of.

use wasm_bindgen::{JsCast as _, JsValue};

use super::sys::FrameworkError;

/// For an error that has no message.
const NO_MESSAGE: &str = "no reason was given";

type Getter = fn(&FrameworkError) -> Result<JsValue, JsValue>;

/// Where an error keeps its message, best first.
const GETTERS: [Getter; 5] = [
    FrameworkError::get_message,
    FrameworkError::get_status,
    FrameworkError::message,
    FrameworkError::error_message,
    FrameworkError::name,
];

/// An error's message; never empty.
pub(super) fn message(error: &JsValue) -> String {
    let fields = GETTERS.iter().map(|getter| {
        let value = getter(error.unchecked_ref()).ok()?;
        value.as_string()
    });
    std::iter::once(error.as_string())
        .chain(fields)
        .flatten()
        .find(|text| !text.trim().is_empty())
        .unwrap_or_else(|| NO_MESSAGE.to_owned())
}
