//! The service signs an agent out who does nothing, and warns before (Streams' documentation, *Handling Session Inactivity*).

use fusion_cti::vendor::SignOut;
use fusion_cti_js::Subscription;
use wasm_bindgen::prelude::Closure;

use super::library::connect;
use crate::error::StreamsError;
use crate::sys::{self, Member, SessionExpirationWarningManager};

/// Says that the agent is active. The library answers nothing; that a warning goes is the only sign that it was heard.
///
/// # Errors
/// The library throws, or is too old.
pub(crate) fn send_activity() -> Result<(), StreamsError> {
    connect()?.send_activity().map_err(StreamsError::from)
}

/// Calls `on_change` when the service warns of a sign-out, and when it no longer does, until the subscriptions are dropped. A
/// library that is too old has no warnings.
///
/// `onSessionExtensionError` is left alone: in 2.28.2 its `unsubscribe` takes the subscription from another list, so that it
/// never ends.
pub(crate) fn subscribe_to_sign_out(on_change: impl Fn(SignOut) + Clone + 'static) -> Vec<Subscription> {
    let Ok(manager) = SessionExpirationWarningManager::new() else {
        return Vec::new();
    };
    let on_warning = on_change.clone();
    let warning = Closure::<dyn Fn()>::new(move || on_warning(SignOut::Soon));
    let cleared = Closure::<dyn Fn()>::new(move || on_change(SignOut::NotDue));
    let subscriptions = [
        owned(manager.on_expiration_warning(&warning), warning),
        owned(manager.on_expiration_warning_cleared(&cleared), cleared),
    ];
    subscriptions.into_iter().flatten().collect()
}

fn owned(subscribed: Member<sys::Subscription>, callback: Closure<dyn Fn()>) -> Option<Subscription> {
    let subscription = subscribed.ok()?;
    Some(Subscription::new(callback, move || {
        // A library that is gone has forgotten its subscribers.
        let _ = subscription.unsubscribe();
    }))
}
