//! The one place where the demo asks what time it is.

/// Milliseconds since 1970. The state machine itself never asks: time comes in, so that its tests can choose it.
#[allow(
    clippy::disallowed_types,
    reason = "the ban is for code that runs as wasm; this server never does"
)]
pub(crate) fn now() -> u64 {
    std::time::SystemTime::now()
        .duration_since(std::time::SystemTime::UNIX_EPOCH)
        .map_or(0, |since| u64::try_from(since.as_millis()).unwrap_or(u64::MAX))
}
