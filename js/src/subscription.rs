//! A callback that lives exactly as long as it may be called.

use std::any::Any;
use std::fmt;

use wasm_bindgen::closure::Closure;

/// A subscription to something of JavaScript's. Dropping it unsubscribes, and then frees the callback.
///
/// For listeners of DOM events there is `gloo_events::EventListener`; this is for libraries with a way of their own.
#[must_use = "dropping it unsubscribes"]
pub struct Subscription {
    unsubscribe: Option<Box<dyn FnOnce()>>,
    // Any closure will do, so that the callback's signature is no part of this type.
    _callback: Box<dyn Any>,
}

impl Subscription {
    /// Owns `callback`, which JavaScript was given, and what takes it away again. That runs while the callback can still be
    /// called, and should ignore errors: a library that is gone has forgotten its subscribers.
    pub fn new<T: ?Sized + 'static>(callback: Closure<T>, unsubscribe: impl FnOnce() + 'static) -> Self {
        Self {
            unsubscribe: Some(Box::new(unsubscribe)),
            _callback: Box::new(callback),
        }
    }
}

impl Drop for Subscription {
    fn drop(&mut self) {
        if let Some(unsubscribe) = self.unsubscribe.take() {
            unsubscribe();
        }
    }
}

impl fmt::Debug for Subscription {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Subscription").finish_non_exhaustive()
    }
}
