use serde::Serialize;
use serde_json::{Value, json};

/// A message that the CCP passes to every page that frames it, as it is: an event name of the library and its data.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Announcement {
    pub(crate) event: String,
    pub(crate) data: Value,
}

impl Announcement {
    pub(crate) fn new(event: impl Into<String>, data: Value) -> Announcement {
        Announcement {
            event: event.into(),
            data,
        }
    }

    /// The pair that the CCP sends when the agent accepts in the CCP itself: the general event, then the contact's own.
    pub(crate) fn accepted(contact_id: &str) -> [Announcement; 2] {
        let data = json!({ "contactId": contact_id });
        [
            Announcement::new("contact::accepted", data.clone()),
            Announcement::new(format!("contact::accepted::{contact_id}"), data),
        ]
    }

    pub(crate) fn mute_toggle(muted: bool) -> Announcement {
        Announcement::new("agent::mute_toggle", json!({ "muted": muted }))
    }
}
