//! The phone system's errors, and what they mean in the words of the contract.

use fusion_cti::vendor::{VendorError, VendorErrorKind};
use thiserror::Error;

/// Why a request failed. It never keeps a text of the phone system: texts may hold telephone numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum PhoneError {
    /// The phone system's library is not there.
    #[error("the library is missing")]
    LibraryMissing,
    /// Nobody is signed in.
    #[error("nobody is signed in")]
    NotSignedIn,
    /// There is no such call.
    #[error("there is no such call")]
    NoSuchCall,
    /// Not in the present state.
    #[error("not possible in the present state")]
    WrongState,
    /// Another call forbids it.
    #[error("the line is in use")]
    Busy,
    /// This phone system cannot do it at all.
    #[error("not supported")]
    Unsupported,
    /// No answer in time.
    #[error("no answer in time")]
    TimedOut,
    /// Any other reason; its words are not kept.
    #[error("refused")]
    Other,
}

impl PhoneError {
    /// The same error for the session.
    pub fn into_vendor_error(self, operation: &'static str) -> VendorError {
        let kind = match self {
            Self::LibraryMissing => VendorErrorKind::LibraryMissing,
            Self::NotSignedIn => VendorErrorKind::NotConnected,
            Self::NoSuchCall => VendorErrorKind::UnknownCall,
            Self::WrongState => VendorErrorKind::WrongState,
            Self::Busy => VendorErrorKind::Busy,
            Self::Unsupported => VendorErrorKind::Unsupported,
            Self::TimedOut => VendorErrorKind::TimedOut,
            Self::Other => VendorErrorKind::Other,
        };
        VendorError::new(kind, operation)
    }
}
