//! Message → text, keys always in the order of the original library.

use serde::Serialize;

use super::actions::Action;
use super::{Uuid, VERSION};

/// The outer shape of everything that the toolbar sends of itself. The order of the fields is the order on the wire.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Envelope<'a> {
    method: &'static str,
    version: &'static str,
    data: &'a Action<'a>,
    toolbar_name: &'a str,
    uuid: &'a Uuid,
}

/// The text of one request.
pub(super) fn request(action: &Action<'_>, toolbar_name: &str, uuid: &Uuid) -> Option<String> {
    to_text(&Envelope {
        method: action.method(),
        version: VERSION,
        data: action,
        toolbar_name,
        uuid,
    })
}

/// JSON text. Everything that is written here has text keys only, so there is always one.
pub(super) fn to_text(message: &impl Serialize) -> Option<String> {
    serde_json::to_string(message).ok()
}
