//! Subscriptions to the framework's events (`contract/fusion.md` §1.5, §3).

use fusion_cti::host::{Classification, Listener};
use fusion_cti_js::Subscription;
use js_sys::Promise;
use wasm_bindgen::closure::Closure;

use super::channel::PhoneChannel;
use super::error::PublishError;
use super::names;
use super::sys::{Callback, Response};

/// Subscribes `callback` to the event that a listener listens for. Dropping the subscription ends it.
///
/// # Errors
/// The framework lacks what is needed, or threw (as it does where it misses a classification, §9.1).
pub(super) fn subscribe(
    channel: &PhoneChannel,
    listener: Listener,
    classification: &Classification,
    callback: impl FnMut(Response) -> Option<Promise> + 'static,
) -> Result<Subscription, PublishError> {
    let helper = channel.request_helper();
    let request = helper
        .create_subscription_request(names::event(listener))
        .map_err(PublishError::calling(&helper, "createSubscriptionRequest"))?;
    if names::needs_classification(listener) {
        request
            .set_app_classification(classification.as_str())
            .map_err(PublishError::calling(&request, "setAppClassification"))?;
    }
    let callback = Closure::<Callback>::new(callback);
    let context = channel.context();
    let handle = context
        .subscribe(&request, &callback)
        .map_err(PublishError::calling(context, "subscribe"))?;
    Ok(Subscription::new(callback, move || {
        // A framework that is gone has forgotten its subscribers.
        let _ = handle.dispose();
    }))
}
