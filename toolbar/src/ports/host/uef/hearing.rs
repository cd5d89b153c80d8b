//! Subscriptions to the framework's events (`contract/fusion.md` §1.5, §3).

use std::fmt;

use fusion_cti::host::{Classification, Listener};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::Closure;

use super::asking::{Unsaid, require, returned};
use super::line::PhoneLine;
use super::names;
use super::sys::call;

/// One subscription. Dropping it ends it.
pub(super) struct Subscription {
    handle: JsValue,
    // Called by the framework as long as the subscription lives.
    _callback: Closure<Callback>,
}

/// What the framework calls with a response. A controllable event wants a promise back, the others nothing.
type Callback = dyn FnMut(JsValue) -> JsValue;

impl Drop for Subscription {
    fn drop(&mut self) {
        // A framework that is gone has forgotten its subscribers.
        let _ = call(&self.handle, "dispose", &[]);
    }
}

impl fmt::Debug for Subscription {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Subscription")
    }
}

/// Subscribes to what a listener listens for.
///
/// # Errors
/// The framework lacks what is needed, or threw (as it does where it misses a classification, §9.1).
pub(super) fn subscribe(
    line: &PhoneLine,
    listener: Listener,
    classification: &Classification,
    heard: impl FnMut(JsValue) -> JsValue + 'static,
) -> Result<Subscription, Unsaid> {
    let helper = line.request_helper();
    let request = call(
        &helper,
        "createSubscriptionRequest",
        &[&names::event(listener).into()],
    );
    let request = returned(request, "createSubscriptionRequest")?;
    if names::needs_classification(listener) {
        require(&request, "setAppClassification", classification.as_str())?;
    }
    let callback = Closure::<Callback>::new(heard);
    let handle = returned(
        call(&line.context, "subscribe", &[&request, callback.as_ref()]),
        "subscribe",
    )?;
    Ok(Subscription {
        handle,
        _callback: callback,
    })
}
