//! The framework's phone context: what the port speaks over.

use std::fmt;

use js_sys::Array;
use wasm_bindgen::{JsCast as _, JsValue};

use super::sys::{call, property};

/// The framework's phone context, and the provider that it comes from. Dropping it gives both back.
pub struct PhoneLine {
    pub(super) context: JsValue,
    provider: Provider,
}

impl PhoneLine {
    /// A line on objects that are there already.
    pub fn new(provider: JsValue, context: JsValue) -> Self {
        Self::of(Provider(provider), context)
    }

    /// The line that the framework's steps ended with.
    pub(super) fn of(provider: Provider, context: JsValue) -> Self {
        Self { context, provider }
    }

    /// What makes requests, if this build has one.
    pub(super) fn request_helper(&self) -> JsValue {
        property(&self.provider.0, "requestHelper").unwrap_or(JsValue::UNDEFINED)
    }

    /// What the framework says it can do, for support: its version, actions and events.
    pub fn capabilities(&self) -> Vec<(String, String)> {
        let asked = [
            ("Framework's version", &self.provider.0, "getVersion"),
            ("Framework's actions", &self.context, "getSupportedActions"),
            ("Framework's events", &self.context, "getSupportedEvents"),
        ];
        let mut rows = Vec::new();
        for (name, owner, getter) in asked {
            let said = call(owner, getter, &[]).something();
            if let Some(said) = said.and_then(|said| listed(&said)) {
                rows.push((name.to_owned(), said));
            }
        }
        rows
    }
}

impl Drop for PhoneLine {
    fn drop(&mut self) {
        // A build without it has nothing to give back.
        let _ = call(&self.context, "dispose", &[]);
    }
}

impl fmt::Debug for PhoneLine {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("PhoneLine")
    }
}

/// What `initialize` gave. Dropping it gives it back.
pub(super) struct Provider(pub(super) JsValue);

impl Drop for Provider {
    fn drop(&mut self) {
        let _ = call(&self.0, "dispose", &[]);
    }
}

/// A text, or a list of texts, in one line.
fn listed(value: &JsValue) -> Option<String> {
    if let Some(text) = value.as_string() {
        return Some(text);
    }
    let list = value.dyn_ref::<Array>()?;
    let texts: Vec<_> = list.iter().filter_map(|text| text.as_string()).collect();
    Some(texts.join(", ")).filter(|texts| !texts.is_empty())
}
