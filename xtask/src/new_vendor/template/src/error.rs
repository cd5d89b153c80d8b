//! How the phone system refuses, and what that means in the words of the contract.

use fusion_cti::vendor::{VendorError, VendorErrorKind};
use thiserror::Error;

/// A refusal. It never keeps a text of the phone system: texts may hold telephone numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Refusal {
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
    NotNow,
    /// Another call forbids it.
    #[error("the line is in use")]
    LineInUse,
    /// This phone system cannot do it at all.
    #[error("not supported")]
    Unsupported,
    /// No answer in time.
    #[error("no answer in time")]
    TimedOut,
    /// Anything else.
    #[error("refused")]
    Other,
}

impl Refusal {
    /// The same for the session.
    pub fn into_vendor(self, operation: &'static str) -> VendorError {
        let kind = match self {
            Self::LibraryMissing => VendorErrorKind::LibraryMissing,
            Self::NotSignedIn => VendorErrorKind::NotConnected,
            Self::NoSuchCall => VendorErrorKind::UnknownCall,
            Self::NotNow => VendorErrorKind::WrongState,
            Self::LineInUse => VendorErrorKind::Busy,
            Self::Unsupported => VendorErrorKind::Unsupported,
            Self::TimedOut => VendorErrorKind::TimedOut,
            Self::Other => VendorErrorKind::Other,
        };
        VendorError::new(kind, operation)
    }
}
