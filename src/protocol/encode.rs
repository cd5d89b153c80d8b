//! Message → text, keys always in the order of the original library.

use super::actions::Action;
use super::{Uuid, VERSION};
use crate::json::Json;

/// The text of one request: the outer shape of everything that the toolbar sends of itself.
pub(super) fn request(action: Action<'_>, toolbar_name: &str, uuid: &Uuid) -> String {
    let envelope = vec![
        ("method", Json::Text(action.method)),
        ("version", Json::Text(VERSION)),
        ("data", Json::Object(action.data)),
        ("toolbarName", Json::Text(toolbar_name)),
        ("uuid", Json::Text(uuid.as_str())),
    ];
    Json::Object(envelope).to_text()
}
