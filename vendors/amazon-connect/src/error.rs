//! How the library fails, and what that means in the words of the vendor contract.

use fusion_cti::json;
use fusion_cti::vendor::{VendorError, VendorErrorKind};
use thiserror::Error;

/// A failure at the border to the library. It keeps the name of an exception, never its text: texts may hold numbers.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum StreamsError {
    /// The script could not be loaded, or what it left behind is not the library.
    #[error("the library is missing")]
    LibraryMissing,
    /// The library threw, by the exception's name.
    #[error("the library threw {0}")]
    Threw(String),
    /// The service refused, by the exception's type where it named one.
    #[error("the service refused: {}", .0.as_deref().unwrap_or("no reason given"))]
    Refused(Option<String>),
    /// Neither answer came in time.
    #[error("no answer in time")]
    TimedOut,
    /// The contact, or a connection of it, is not there any more.
    #[error("the contact no longer exists")]
    Gone,
    /// The contact or the agent is in a state in which this makes no sense.
    #[error("not possible in the present state")]
    WrongState,
    /// The service dials numbers with their country code only.
    #[error("the number has no country code")]
    NoCountryCode,
    /// Another call of the agent's prevents it.
    #[error("another call is in the way")]
    OnAnotherCall,
    /// Nobody can do this through the library.
    #[error("not supported")]
    Unsupported,
    /// The agent has no such permission.
    #[error("not permitted")]
    NotPermitted,
    /// Nobody is signed in, so no answer would ever come.
    #[error("not signed in")]
    NotConnected,
    /// The browser keeps its storage from the page, and the library cannot do without.
    #[error("the browser denies the page its storage")]
    StorageDenied,
    /// The browser did not open the sign-in window.
    #[error("the sign-in window was blocked")]
    PopupBlocked,
}

impl StreamsError {
    /// Reads what a `failure` callback was given as text: the JSON of an exception (`contract/streams.md` §3), or
    /// a bare word such as `error`.
    pub fn from_refusal(text: &str) -> Self {
        let exception = json::parse(text).ok();
        let kind = exception
            .as_ref()
            .and_then(|exception| exception.get("type")?.as_str())
            .map(str::to_owned)
            .or_else(|| (text == "InvalidLocale").then(|| text.to_owned()));
        Self::Refused(kind.filter(|kind| is_name(kind)))
    }

    /// Reads the name of a thrown or handed-over `Error`.
    pub fn from_exception(name: &str) -> Self {
        match name {
            // `agent.connect` reports its own time limit in this way.
            "ValueError" => Self::TimedOut,
            "StateError" => Self::Gone,
            name if is_name(name) => Self::Threw(name.to_owned()),
            _ => Self::Threw("Error".to_owned()),
        }
    }

    /// The same failure for the session.
    pub fn into_vendor(self, operation: &'static str) -> VendorError {
        let kind = self.kind(operation);
        let detail = match self {
            Self::Threw(name) | Self::Refused(Some(name)) => Some(name),
            _ => None,
        };
        VendorError {
            kind,
            operation,
            detail,
        }
    }

    /// What callers match on. `InvalidStateException` on dialling means that the agent is on a call
    /// (`outbound-fails` among the traces).
    fn kind(&self, operation: &str) -> VendorErrorKind {
        match self {
            Self::LibraryMissing => VendorErrorKind::LibraryMissing,
            Self::TimedOut => VendorErrorKind::TimedOut,
            Self::Gone => VendorErrorKind::UnknownCall,
            Self::WrongState => VendorErrorKind::WrongState,
            Self::OnAnotherCall => VendorErrorKind::Busy,
            Self::NoCountryCode => VendorErrorKind::NoCountryCode,
            Self::Unsupported => VendorErrorKind::Unsupported,
            Self::NotPermitted => VendorErrorKind::NotPermitted,
            Self::NotConnected => VendorErrorKind::NotConnected,
            Self::StorageDenied => VendorErrorKind::StorageDenied,
            Self::PopupBlocked => VendorErrorKind::PopupBlocked,
            Self::Threw(_) => VendorErrorKind::Other,
            Self::Refused(exception) => match exception.as_deref() {
                Some("InvalidStateException") if operation == "make_outbound_call" => VendorErrorKind::Busy,
                Some(
                    "InvalidStateException" | "InvalidContactTypeException" | "InvalidAgentARNException",
                ) => VendorErrorKind::WrongState,
                Some("BadEndpointException") => VendorErrorKind::BadNumber,
                Some("AccessDeniedException") => VendorErrorKind::NotPermitted,
                Some("UnauthorizedException" | "RefreshTokenExpiredException") => {
                    VendorErrorKind::NotConnected
                }
                Some("ContactNotFoundException") => VendorErrorKind::UnknownCall,
                Some(_) | None => VendorErrorKind::Other,
            },
        }
    }
}

/// Whether a text is the name of an exception and not a sentence, which might hold personal data.
fn is_name(text: &str) -> bool {
    !text.is_empty() && text.len() <= 64 && text.chars().all(|c| c.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind_of(error: StreamsError, operation: &'static str) -> VendorErrorKind {
        error.into_vendor(operation).kind
    }

    #[test]
    fn a_refusal_is_read_from_its_json_and_keeps_the_type_only() {
        let error = StreamsError::from_refusal(
            r#"{"type":"BadEndpointException","message":"Invalid phone number 0312345678","stack":[]}"#,
        );
        let vendor = error.into_vendor("make_outbound_call");
        assert_eq!(vendor.kind, VendorErrorKind::BadNumber);
        assert_eq!(vendor.detail.as_deref(), Some("BadEndpointException"));
    }

    #[test]
    fn a_bare_word_is_a_refusal_without_a_reason() {
        assert_eq!(StreamsError::from_refusal("error"), StreamsError::Refused(None));
        assert_eq!(StreamsError::from_refusal("null"), StreamsError::Refused(None));
        assert_eq!(
            StreamsError::from_refusal("\"text\""),
            StreamsError::Refused(None)
        );
    }

    #[test]
    fn a_sentence_in_place_of_a_type_is_not_repeated() {
        let error = StreamsError::from_refusal(r#"{"type":"call from +441632960123 failed"}"#);
        assert_eq!(error, StreamsError::Refused(None));
        assert_eq!(
            StreamsError::from_exception("no contact +441632960123"),
            StreamsError::Threw("Error".to_owned())
        );
    }

    #[test]
    fn a_wrong_state_means_busy_on_dialling_only() {
        let refused = StreamsError::from_refusal(r#"{"type":"InvalidStateException"}"#);
        assert_eq!(
            kind_of(refused.clone(), "make_outbound_call"),
            VendorErrorKind::Busy
        );
        assert_eq!(kind_of(refused, "accept_call"), VendorErrorKind::WrongState);
    }

    #[test]
    fn the_library_s_own_exceptions_are_told_apart() {
        assert_eq!(StreamsError::from_exception("ValueError"), StreamsError::TimedOut);
        assert_eq!(StreamsError::from_exception("StateError"), StreamsError::Gone);
    }
}
