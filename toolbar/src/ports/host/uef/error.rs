//! Why a call of the framework came to nothing.

use fusion_cti_js::property;
use thiserror::Error;
use wasm_bindgen::JsValue;

use super::message::message;

/// Why a request or a subscription did not go out, in words for the diagnostics.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub(super) enum PublishError {
    /// The name of a page means nothing to the framework.
    #[error(
        "the UI Events Framework has no page `{0}`; name it as `application/flow/page`, or as `Create_` or `Edit_` and a \
         kind of record, such as `Edit_Contact`"
    )]
    NoSuchPage(String),
    /// The page is that of a record, and Fusion has named none.
    #[error("Fusion has not said which record `{0}` is about")]
    NoRecord(String),
    /// This build lacks a method that cannot be done without.
    #[error("this build of the UI Events Framework has no `{0}`")]
    Missing(&'static str),
    /// The framework threw an error with this message.
    #[error("{0}")]
    Thrown(String),
}

impl PublishError {
    /// For `map_err`: what it means that calling `method` on `owner` threw, which it also does when there is no such method.
    pub(super) fn calling<'a>(owner: &'a JsValue, method: &'static str) -> impl FnOnce(JsValue) -> Self + 'a {
        move |thrown| match property::function(owner, method) {
            Some(_) => Self::Thrown(message(&thrown)),
            None => Self::Missing(method),
        }
    }
}
