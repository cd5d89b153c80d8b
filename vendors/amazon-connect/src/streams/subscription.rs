//! Listening to the library's event bus.
//!
//! All that is needed comes over the bus, under names that the traces record. Subscribing to the bus and not to each
//! contact means that a thousand calls leave nothing behind.

use std::fmt;

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::Closure;

use crate::error::StreamsError;
use crate::streams::ccp::core;
use crate::streams::value::{call, flag, text};
use crate::sys;

/// Of all the softphone's errors the one that the agent can mend (`contract/streams.md` §9).
const MICROPHONE_DENIED: &str = "microphone_not_shared";

/// What is listened for (`contract/streams.md` §5, §6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BusEvent {
    /// The agent's or any contact's picture was renewed; both are new when this arrives.
    Refreshed,
    /// The softphone's microphone was switched.
    MuteToggled,
    /// The softphone failed.
    SoftphoneFailed,
    /// The CCP gives no first sign of life.
    AckTimeout,
    /// Signed out.
    Terminated,
    /// The session ran out.
    AuthFail,
    /// No access.
    AccessDenied,
    /// The library reloaded the CCP ten times in vain.
    IframeRetriesExhausted,
    /// The CCP gave up signing in by itself.
    AuthorizeRetriesExhausted,
    /// The same, of its requests.
    CtiAuthorizeRetriesExhausted,
}

impl BusEvent {
    /// All of them.
    pub(crate) const ALL: [Self; 10] = [
        Self::Refreshed,
        Self::MuteToggled,
        Self::SoftphoneFailed,
        Self::AckTimeout,
        Self::Terminated,
        Self::AuthFail,
        Self::AccessDenied,
        Self::IframeRetriesExhausted,
        Self::AuthorizeRetriesExhausted,
        Self::CtiAuthorizeRetriesExhausted,
    ];

    /// Its name on the bus.
    fn name(self) -> &'static str {
        match self {
            Self::Refreshed => "agent::refresh",
            Self::MuteToggled => "agent::mute_toggle",
            Self::SoftphoneFailed => "agent::softphone_error",
            Self::AckTimeout => "ack_timeout",
            Self::Terminated => "terminated",
            Self::AuthFail => "auth_fail",
            Self::AccessDenied => "access_denied",
            Self::IframeRetriesExhausted => "iframe_retries_exhausted",
            Self::AuthorizeRetriesExhausted => "authorize_retries_exhausted",
            Self::CtiAuthorizeRetriesExhausted => "cti_authorize_retries_exhausted",
        }
    }
}

/// One subscription; dropping it unsubscribes.
pub(crate) struct Subscription {
    subscription: JsValue,
    // Called by the bus as long as the subscription lives.
    _callback: Closure<dyn Fn(JsValue)>,
}

impl Drop for Subscription {
    fn drop(&mut self) {
        // A bus that is gone has forgotten its subscribers.
        let _ = sys::call(&self.subscription, "unsubscribe", &[]);
    }
}

impl fmt::Debug for Subscription {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Subscription")
    }
}

/// Calls `heard` on each of these events; the second argument is what a mute toggle says, or whether the softphone failed
/// for want of a microphone.
///
/// # Errors
/// Before `initCCP` there is no bus.
pub(crate) fn subscribe(
    event: BusEvent,
    heard: impl Fn(BusEvent, bool) + 'static,
) -> Result<Subscription, StreamsError> {
    let callback = Closure::<dyn Fn(JsValue)>::new(move |data: JsValue| {
        let said = if event == BusEvent::SoftphoneFailed {
            text(&data, "errorType").as_deref() == Some(MICROPHONE_DENIED)
        } else {
            flag(&data, "muted") == Some(true)
        };
        heard(event, said);
    });
    let subscription = call(
        &call(&core(), "getEventBus", &[])?,
        "subscribe",
        &[&event.name().into(), callback.as_ref()],
    )?;
    Ok(Subscription {
        subscription,
        _callback: callback,
    })
}
