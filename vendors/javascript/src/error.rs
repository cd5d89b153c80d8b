//! How a module fails, and what that means in the words of the vendor contract.

use fusion_cti::cursor::ValidationError;
use fusion_cti::vendor::{VendorError, VendorErrorKind, VendorMethod};
use thiserror::Error;

use crate::words::ERRORS;

/// Why a module cannot be used at all. In sentences for whoever wrote or configured it.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum LoadError {
    /// The settings cannot be used.
    #[error(transparent)]
    Settings(ValidationError),
    /// The address leads elsewhere.
    #[error("`vendor.settings.module`: expected an address on the toolbar's own origin")]
    ForeignOrigin,
    /// The browser could not load it; the text is the browser's.
    #[error(
        "`vendor.settings.module`: the module could not be loaded ({0}); the browser's console may say more"
    )]
    NotLoaded(String),
    /// It is still loading after this many seconds.
    #[error(
        "`vendor.settings.module`: the module is still loading after {0} seconds; a top-level `await` in it, or in a \
         module that it imports, may never end"
    )]
    NeverLoaded(u64),
    /// It exports no default.
    #[error(
        "the module's default export: expected an object with the handler's methods, or a class or function that \
         makes one"
    )]
    NoHandler,
    /// Its class or function threw, or `capabilities()` did; the text is the exception's.
    #[error("the module's default export: making the handler failed with {0}")]
    NotMade(String),
    /// The promise of its function is not settled after this many seconds.
    #[error("the module's default export: the promise of a handler is not settled after {0} seconds")]
    NeverMade(u64),
    /// Its rig cannot begin; only for the conformance page.
    #[error("the module's {0}")]
    Rig(String),
    /// A method is not there.
    #[error("the module's handler has no method `{method}`, which {reason}")]
    NoMethod {
        /// The name of the missing method.
        method: &'static str,
        /// Why it must be there.
        reason: &'static str,
    },
    /// Something that the module declares cannot be used.
    #[error("the module's {0}")]
    Invalid(#[from] ValidationError),
}

/// What a method threw or was rejected with: its `kind`, if it has one, and its `name`. A message is never kept; it may
/// hold a telephone number.
pub(crate) fn refusal(method: VendorMethod, kind: Option<&str>, name: Option<&str>) -> VendorError {
    let known = ERRORS.iter().find(|(word, _)| Some(*word) == kind);
    VendorError {
        kind: known.map_or(VendorErrorKind::Other, |(_, kind)| *kind),
        operation: method.name(),
        detail: name.filter(|name| is_name(name)).map(str::to_owned),
    }
}

/// Whether a text is a name and not a sentence.
pub(crate) fn is_name(text: &str) -> bool {
    !text.is_empty() && text.len() <= 64 && text.chars().all(|c| c.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_taken_at_its_word_and_a_name_is_kept() {
        let error = refusal(VendorMethod::AcceptCall, Some("busy"), Some("PhoneError"));
        assert_eq!(error.kind, VendorErrorKind::Busy);
        assert_eq!(error.operation, "accept_call");
        assert_eq!(error.detail.as_deref(), Some("PhoneError"));
    }

    #[test]
    fn an_unknown_kind_is_another_failure_and_a_sentence_is_not_repeated() {
        let error = refusal(
            VendorMethod::MakeOutboundCall,
            Some("bad number +441632960123"),
            Some("no +441632960123"),
        );
        assert_eq!(
            error,
            VendorError::new(VendorErrorKind::Other, "make_outbound_call")
        );
    }
}
