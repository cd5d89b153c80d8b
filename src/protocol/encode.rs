//! Message → text, keys always in the order of the original library.

use serde::Serialize;

use super::actions::{Action, ActionData};
use super::{Uuid, VERSION};

/// The outer shape of everything that the toolbar sends of itself.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Envelope<'a> {
    method: &'static str,
    version: &'static str,
    data: ActionData<'a>,
    toolbar_name: &'a str,
    uuid: &'a str,
}

/// The text of one request.
pub(super) fn request(action: Action<'_>, toolbar_name: &str, uuid: &Uuid) -> String {
    to_text(&Envelope {
        method: action.method,
        version: VERSION,
        data: action.data,
        toolbar_name,
        uuid: uuid.as_str(),
    })
}

/// The JSON text of a message. Writing one cannot fail: its keys are strings, and nothing in it refuses to be written.
pub(super) fn to_text(message: &impl Serialize) -> String {
    serde_json::to_string(message).unwrap_or_default()
}
