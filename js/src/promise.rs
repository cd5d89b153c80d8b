//! Waiting, but not for good.

use std::fmt;
use std::future::Future;
use std::pin::pin;
use std::time::Duration;

use futures::future::{Either, select};
use gloo_timers::future::TimeoutFuture;
use js_sys::Promise;
use thiserror::Error;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use crate::exception::Exception;

/// The longest time that a browser's timer can be set to, in milliseconds (some 24 days).
const LONGEST_MILLIS: u32 = i32::MAX as u32;

/// The time limit passed first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("no answer in time")]
pub struct TimedOut;

/// Why a promise gave no value.
#[derive(Clone, Error)]
pub enum PromiseError {
    /// It was rejected with this. `Debug` and `Display` show its name only: a message may hold a caller's data.
    #[error("{}", Exception::from(.0))]
    Rejected(JsValue),
    /// It was not settled within the limit.
    #[error(transparent)]
    TimedOut(#[from] TimedOut),
}

/// Waits for a promise for as long as `limit`. What it comes to later is dropped.
///
/// # Errors
/// The promise is rejected, or not settled in time.
pub async fn settled(limit: Duration, promise: Promise) -> Result<JsValue, PromiseError> {
    timeout(limit, JsFuture::from(promise))
        .await?
        .map_err(PromiseError::Rejected)
}

/// Waits for a future for as long as `limit`, and drops it then. To let it go on, pass `&mut` of a pinned one.
///
/// # Errors
/// It is not done in time.
pub async fn timeout<F: Future>(limit: Duration, work: F) -> Result<F::Output, TimedOut> {
    let millis = u32::try_from(limit.as_millis()).unwrap_or(LONGEST_MILLIS);
    let timer = TimeoutFuture::new(millis.min(LONGEST_MILLIS));
    match select(pin!(work), timer).await {
        Either::Left((output, _)) => Ok(output),
        Either::Right(_) => Err(TimedOut),
    }
}

impl fmt::Debug for PromiseError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Rejected(reason) => formatter
                .debug_tuple("Rejected")
                .field(&Exception::from(reason))
                .finish(),
            Self::TimedOut(_) => formatter.write_str("TimedOut"),
        }
    }
}
