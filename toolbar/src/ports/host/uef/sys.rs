//! Access to objects whose shape nobody promises: a member may be missing, a call may throw, and both are values here.

use js_sys::{Array, Function, JSON, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};

use crate::ports::property::present;
pub(super) use crate::ports::property::property;

/// What came of calling a method.
pub(super) enum Called {
    /// The object has no such method.
    Missing,
    /// It threw this.
    Threw(JsValue),
    /// It returned this.
    Returned(JsValue),
}

impl Called {
    /// What was returned, if it is anything.
    pub(super) fn something(self) -> Option<JsValue> {
        match self {
            Self::Returned(value) => present(value),
            Self::Missing | Self::Threw(_) => None,
        }
    }
}

/// Calls a method on its owner, if there is one.
pub(super) fn call(owner: &JsValue, method: &str, arguments: &[&JsValue]) -> Called {
    apply(owner, method, &arguments.iter().copied().collect())
}

/// The same with a list of arguments.
pub(super) fn apply(owner: &JsValue, method: &str, arguments: &Array) -> Called {
    let Some(function) = property(owner, method).and_then(|method| method.dyn_into::<Function>().ok()) else {
        return Called::Missing;
    };
    match function.apply(owner, arguments) {
        Ok(value) => Called::Returned(value),
        Err(thrown) => Called::Threw(thrown),
    }
}

/// A property that is an object.
pub(super) fn object(owner: &JsValue, name: &str) -> Option<JsValue> {
    property(owner, name).filter(JsValue::is_object)
}

/// Sets a property; `false` where the object does not let it.
pub(super) fn set(owner: &JsValue, name: &str, value: &JsValue) -> bool {
    Reflect::set(owner, &name.into(), value).unwrap_or(false)
}

/// The value as JSON text; `None` for what has none, such as a circle.
pub(super) fn json(value: &JsValue) -> Option<String> {
    JSON::stringify(value).ok()?.as_string()
}

/// The value that a JSON text means.
pub(super) fn parsed(text: &str) -> Option<JsValue> {
    JSON::parse(text).ok()
}
