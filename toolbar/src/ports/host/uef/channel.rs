//! The framework's phone channel: what the port speaks over.

use std::fmt;

use js_sys::{Array, Promise};
use wasm_bindgen::{JsCast as _, JsValue};

use super::error::PublishError;
use super::sys::{self, PhoneContext, RequestHelper};

/// The framework's phone context, and the provider that it comes from. Dropping it disposes of both.
pub struct PhoneChannel {
    // Before the provider, so that it is disposed of first.
    context: Context,
    provider: Provider,
}

impl PhoneChannel {
    /// A channel over a provider and a phone context that are there already.
    pub fn new(provider: JsValue, context: JsValue) -> Self {
        Self::over(Provider::new(provider), context)
    }

    /// A channel over the phone context that `provider` led to.
    pub(super) fn over(provider: Provider, context: JsValue) -> Self {
        Self {
            context: Context(context.unchecked_into()),
            provider,
        }
    }

    pub(super) fn context(&self) -> &PhoneContext {
        &self.context.0
    }

    /// What makes requests. Where this build has none, its methods are missing.
    pub(super) fn request_helper(&self) -> RequestHelper {
        let helper = self.provider.0.request_helper();
        helper.unwrap_or_else(|_| JsValue::UNDEFINED.unchecked_into())
    }

    /// Promises the context on which pages are opened.
    pub(super) fn global_context(&self) -> Result<Promise, PublishError> {
        let provider = &self.provider.0;
        let context = provider.global_context();
        let context = context.map_err(PublishError::calling(provider, "getGlobalContext"))?;
        Ok(Promise::resolve(&context))
    }

    /// Promises the context on which the toolbar's size is set.
    pub(super) fn toolbar_context(&self) -> Result<Promise, PublishError> {
        let phone = self.context();
        let context = phone.toolbar_context();
        let context = context.map_err(PublishError::calling(phone, "getToolbarContext"))?;
        Ok(Promise::resolve(&context))
    }

    /// What the framework says it can do, for support: its version, actions and events.
    pub fn capabilities(&self) -> Vec<(String, String)> {
        let rows = [
            ("Framework's version", self.provider.0.version()),
            ("Framework's actions", self.context().supported_actions()),
            ("Framework's events", self.context().supported_events()),
        ];
        let rows = rows.into_iter().filter_map(|(name, value)| {
            let text = joined(&value.ok()?)?;
            Some((name.to_owned(), text))
        });
        rows.collect()
    }
}

impl fmt::Debug for PhoneChannel {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("PhoneChannel")
    }
}

struct Context(PhoneContext);

impl Drop for Context {
    fn drop(&mut self) {
        // A build without the method has nothing to dispose of.
        let _ = self.0.dispose();
    }
}

/// What `initialize` promised. Dropping it disposes of it.
pub(super) struct Provider(pub(super) sys::Provider);

impl Provider {
    pub(super) fn new(provider: JsValue) -> Self {
        Self(provider.unchecked_into())
    }
}

impl Drop for Provider {
    fn drop(&mut self) {
        // A build without the method has nothing to dispose of.
        let _ = self.0.dispose();
    }
}

/// A text, or a list of texts, in one line.
fn joined(value: &JsValue) -> Option<String> {
    if let Some(text) = value.as_string() {
        return Some(text);
    }
    let list = value.dyn_ref::<Array>()?;
    let texts: Vec<_> = list.iter().filter_map(|text| text.as_string()).collect();
    Some(texts.join(", ")).filter(|texts| !texts.is_empty())
}
