//! Message → text, keys always in the order of the original library.

use serde::Serialize;

use super::actions::{Action, ActionData};
use super::{Uuid, method};
use crate::mca_version::McaVersion;

/// Who sends a message, in messages of 1.5.0.
const TOOLBAR: &str = "toolbar";

/// The outer shape of everything that the toolbar sends of itself. The optional members are those of 1.5.0, in which they stand
/// where recorded messages have them (`contract/fusion.md` §6.1).
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Envelope<'a> {
    method: &'static str,
    version: &'static str,
    /// Of new only: who began the communication.
    #[serde(skip_serializing_if = "Option::is_none")]
    mca_orig_event_source: Option<&'static str>,
    /// Of new only, and always `null`.
    #[serde(skip_serializing_if = "Option::is_none")]
    window: Option<()>,
    data: ActionData<'a>,
    toolbar_name: &'a str,
    uuid: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    event_source: Option<&'static str>,
}

/// The text of one request.
pub(super) fn request(action: Action<'_>, version: McaVersion, toolbar_name: &str, uuid: &Uuid) -> String {
    let event_source = match version {
        McaVersion::V1_3 => None,
        McaVersion::V1_5 => Some(TOOLBAR),
    };
    let of_new = event_source.filter(|_| action.method == method::NEW);
    to_text(&Envelope {
        method: action.method,
        version: version.as_str(),
        mca_orig_event_source: of_new,
        window: of_new.map(|_| ()),
        data: action.data,
        toolbar_name,
        uuid: uuid.as_str(),
        event_source,
    })
}

/// The JSON text of a message. Writing one cannot fail: its keys are strings, and nothing in it refuses to be written.
pub(super) fn to_text(message: &impl Serialize) -> String {
    serde_json::to_string(message).unwrap_or_default()
}
