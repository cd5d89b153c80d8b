//! Listening to the library's event bus.
//!
//! All that is needed comes over the bus, under names that the traces record. Subscribing to the bus and not to each
//! contact means that a thousand calls leave nothing behind.

use fusion_cti::vendor::Softphone;
use fusion_cti_js::Subscription;
use wasm_bindgen::prelude::Closure;

use super::library::core;
use super::value::text;
use crate::error::StreamsError;
use crate::sys::EventData;

/// Of all the softphone's errors the one that the agent can resolve (`contract/streams.md` §9).
const MICROPHONE_DENIED: &str = "microphone_not_shared";

/// What is listened for (`contract/streams.md` §5, §6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BusEvent {
    /// The agent's or any contact's snapshot was renewed; both are new when this arrives.
    Refreshed,
    /// The softphone says whether its microphone is off; it leaves that out where it has none for the present call.
    MuteToggled { muted: Option<bool> },
    /// The softphone failed, in this way.
    SoftphoneFailed(Softphone),
    /// The CCP does not answer at first.
    AckTimeout,
    /// The agent signed out, in whatever tab.
    Terminated,
    /// The session ran out.
    AuthFail,
    /// The agent may not use this instance.
    AccessDenied,
    /// The library reloaded the CCP ten times without success.
    IframeRetriesExhausted,
    /// The CCP gave up signing in by itself.
    AuthorizeRetriesExhausted,
    /// The same, of its requests.
    CtiAuthorizeRetriesExhausted,
}

/// What an event says.
type Read = fn(&EventData) -> BusEvent;

/// The events' names on the bus.
const EVENTS: [(&str, Read); 10] = [
    ("agent::refresh", |_| BusEvent::Refreshed),
    ("agent::mute_toggle", mute_toggled),
    ("agent::softphone_error", softphone_failed),
    ("ack_timeout", |_| BusEvent::AckTimeout),
    ("terminated", |_| BusEvent::Terminated),
    ("auth_fail", |_| BusEvent::AuthFail),
    ("access_denied", |_| BusEvent::AccessDenied),
    ("iframe_retries_exhausted", |_| BusEvent::IframeRetriesExhausted),
    ("authorize_retries_exhausted", |_| {
        BusEvent::AuthorizeRetriesExhausted
    }),
    ("cti_authorize_retries_exhausted", |_| {
        BusEvent::CtiAuthorizeRetriesExhausted
    }),
];

/// Calls `on_event` with all of them, until the subscriptions are dropped.
///
/// # Errors
/// Before `initCCP` there is no bus.
pub(crate) fn subscribe(
    on_event: impl Fn(BusEvent) + Clone + 'static,
) -> Result<Vec<Subscription>, StreamsError> {
    let bus = core()?.event_bus()?;
    let subscriptions = EVENTS.into_iter().map(|(name, read)| {
        let on_event = on_event.clone();
        let callback = Closure::<dyn Fn(EventData)>::new(move |data| on_event(read(&data)));
        let subscription = bus.subscribe(name, &callback)?;
        Ok(Subscription::new(callback, move || {
            // A bus that is gone has forgotten its subscribers.
            let _ = subscription.unsubscribe();
        }))
    });
    subscriptions.collect()
}

fn mute_toggled(data: &EventData) -> BusEvent {
    BusEvent::MuteToggled {
        muted: data.muted().ok().flatten(),
    }
}

fn softphone_failed(data: &EventData) -> BusEvent {
    let denied = text(data.error_type()).as_deref() == Some(MICROPHONE_DENIED);
    BusEvent::SoftphoneFailed(if denied {
        Softphone::MicrophoneDenied
    } else {
        Softphone::Failed
    })
}
