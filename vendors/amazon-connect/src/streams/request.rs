//! Asking the service for something: both callbacks on every request, and a time limit of our own
//! (`contract/streams.md` §8, rules 1 to 3).

use std::time::Duration;

use fusion_cti_js::{PromiseError, settled};
use js_sys::{Function, Object, Promise};
use wasm_bindgen::JsCast as _;

use crate::error::StreamsError;
use crate::sys::{Callbacks, Member};

/// Makes a request whose callbacks are the two ends of a promise, and waits for either. JavaScript owns the callbacks, so
/// a late answer to a request that was given up finds something to call.
///
/// # Errors
/// The library throws, the service refuses, or neither callback is called within `limit`.
pub(super) async fn request(
    limit: Duration,
    ask: impl FnOnce(&Callbacks) -> Member<()>,
) -> Result<(), StreamsError> {
    let callbacks: Callbacks = Object::new().unchecked_into();
    let answer = Promise::new(&mut |success: Function, failure: Function| {
        callbacks.set_success(&success);
        callbacks.set_failure(&failure);
    });
    ask(&callbacks)?;
    match settled(limit, answer).await {
        Ok(_) => Ok(()),
        Err(PromiseError::Rejected(refusal)) => Err(refusal.into()),
        Err(PromiseError::TimedOut(timed_out)) => Err(timed_out.into()),
    }
}
