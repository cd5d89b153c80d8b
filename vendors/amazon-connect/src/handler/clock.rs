//! The browser's clock, the only one that the handler reads.

use fusion_cti::time::Timestamp;

/// Now, with a fraction of a millisecond dropped.
pub(super) fn now() -> Timestamp {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "milliseconds since 1970 are positive and far below 2^53"
    )]
    let millis = js_sys::Date::now() as u64;
    Timestamp(millis)
}
