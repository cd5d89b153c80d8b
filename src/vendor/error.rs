//! How a request to a vendor fails.

use std::fmt;

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
            | VendorErrorKind::NotPermitted
            | VendorErrorKind::Unsupported
            | VendorErrorKind::StorageDenied
            | VendorErrorKind::BadSettings
            | VendorErrorKind::LibraryMissing => false,
        }
    }
}

/// The kind of a failure: what callers match on and sentences are made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VendorErrorKind {
    /// Nobody is signed in, or the vendor cannot be reached.
    NotConnected,
    /// The vendor has no such call any more.
    UnknownCall,
    /// The call or the agent is in a state in which this cannot be done.
    WrongState,
    /// The agent is on a call already.
    Busy,
    /// The number cannot be dialled.
    BadNumber,
    /// The agent may not do this.
    NotPermitted,
    /// This vendor cannot do this at all; its capabilities say so.
    Unsupported,
    /// No answer within the time limit.
    TimedOut,
    /// The browser did not let the sign-in window open.
    PopupBlocked,
    /// The browser keeps its storage from this page, as it does to frames where third-party cookies are blocked.
    StorageDenied,
    /// The vendor's settings cannot be used.
    BadSettings,
    /// The vendor's library could not be loaded.
    LibraryMissing,
    /// Any other reason that the vendor gives.
    Other,
}

impl fmt::Display for VendorErrorKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::NotConnected => "the phone system is not connected",
            Self::UnknownCall => "the phone system no longer has this call",
            Self::WrongState => "this cannot be done in the call's present state",
            Self::Busy => "the agent is on a call already",
            Self::BadNumber => "the number cannot be dialled",
            Self::NotPermitted => "the agent is not permitted to do this",
            Self::Unsupported => "the phone system cannot do this",
            Self::TimedOut => "the phone system did not answer in time",
            Self::PopupBlocked => "the browser blocked the sign-in window",
            Self::StorageDenied => "the browser denies this page its storage",
            Self::BadSettings => "the phone system's settings cannot be used",
            Self::LibraryMissing => "the phone system's library could not be loaded",
            Self::Other => "the phone system refused",
        })
    }
}
