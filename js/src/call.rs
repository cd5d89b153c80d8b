//! Calling a method on the object that has it.

use std::fmt;

use js_sys::Array;
use thiserror::Error;
use wasm_bindgen::JsValue;

use crate::exception::Exception;
use crate::property;

/// Why a call returned nothing.
#[derive(Clone, Error)]
pub enum CallError {
    /// The owner has no such method.
    #[error("there is no such method")]
    NoMethod,
    /// The method threw this. `Debug` and `Display` show its name only: a message may hold a caller's data.
    #[error("{}", Exception::from(.0))]
    Threw(JsValue),
}

/// Calls a method on its owner.
///
/// # Errors
/// There is no such method, or it throws.
pub fn call(owner: &JsValue, method: &str, arguments: &[&JsValue]) -> Result<JsValue, CallError> {
    apply(owner, method, &arguments.iter().copied().collect())
}

/// Calls a method on its owner, with the arguments in a list.
///
/// # Errors
/// There is no such method, or it throws.
pub fn apply(owner: &JsValue, method: &str, arguments: &Array) -> Result<JsValue, CallError> {
    let function = property::function(owner, method).ok_or(CallError::NoMethod)?;
    function.apply(owner, arguments).map_err(CallError::Threw)
}

/// What JavaScript itself would have thrown: a `TypeError` for a method that is missing.
impl From<CallError> for JsValue {
    fn from(error: CallError) -> Self {
        match error {
            CallError::NoMethod => js_sys::TypeError::new(&error.to_string()).into(),
            CallError::Threw(thrown) => thrown,
        }
    }
}

impl From<CallError> for Exception {
    fn from(error: CallError) -> Self {
        Self::from(&JsValue::from(error))
    }
}

impl fmt::Debug for CallError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoMethod => formatter.write_str("NoMethod"),
            Self::Threw(thrown) => formatter
                .debug_tuple("Threw")
                .field(&Exception::from(thrown))
                .finish(),
        }
    }
}
