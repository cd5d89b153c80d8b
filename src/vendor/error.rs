//! How a request to a vendor fails.

use thiserror::Error;

/// A request that the vendor refused, or that never came to an end.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{operation}: {kind}")]
pub struct VendorError {
    /// The kind of failure, for callers to match on.
    pub kind: VendorErrorKind,
    /// Which method failed, such as `accept_call`.
    pub operation: &'static str,
    /// What the vendor itself says, for support and free of personal data: an exception's type, not its text.
    pub detail: Option<String>,
}

impl VendorError {
    /// An error without a detail.
    pub fn new(kind: VendorErrorKind, operation: &'static str) -> Self {
        Self {
            kind,
            operation,
            detail: None,
        }
    }

    /// Whether doing the same again, unchanged, may succeed.
    pub fn may_be_retried(&self) -> bool {
        match self.kind {
            VendorErrorKind::NotConnected
            | VendorErrorKind::TimedOut
            | VendorErrorKind::Busy
            | VendorErrorKind::PopupBlocked
            | VendorErrorKind::Other => true,
            VendorErrorKind::UnknownCall
            | VendorErrorKind::WrongState
            | VendorErrorKind::BadNumber
            | VendorErrorKind::NoCountryCode
            | VendorErrorKind::NotPermitted
            | VendorErrorKind::Unsupported
            | VendorErrorKind::StorageDenied
            | VendorErrorKind::BadSettings
            | VendorErrorKind::LibraryMissing => false,
        }
    }
}

/// The kind of a failure: what callers match on. `Display` is for logs and test reports; what people read is in `view`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Error)]
pub enum VendorErrorKind {
    /// Nobody is signed in, or the vendor cannot be reached.
    #[error("not connected")]
    NotConnected,
    /// The vendor has no such call any more.
    #[error("unknown call")]
    UnknownCall,
    /// The call or the agent is in a state in which this cannot be done.
    #[error("wrong state of the call or the agent")]
    WrongState,
    /// The agent is on a call already.
    #[error("agent is on another call")]
    Busy,
    /// The number cannot be dialled.
    #[error("bad number")]
    BadNumber,
    /// The number has no country code, and the vendor dials no number without one.
    #[error("no country code")]
    NoCountryCode,
    /// The agent may not do this.
    #[error("not permitted")]
    NotPermitted,
    /// This vendor cannot do this at all; its capabilities say so.
    #[error("unsupported")]
    Unsupported,
    /// No answer within the time limit.
    #[error("timed out")]
    TimedOut,
    /// The browser did not let the sign-in window open.
    #[error("pop-up blocked")]
    PopupBlocked,
    /// The browser keeps its storage from this page, as it does to frames where third-party cookies are blocked.
    #[error("storage denied")]
    StorageDenied,
    /// The vendor's settings cannot be used.
    #[error("bad settings")]
    BadSettings,
    /// The vendor's library could not be loaded.
    #[error("library missing")]
    LibraryMissing,
    /// Any other reason that the vendor gives.
    #[error("refused")]
    Other,
}
