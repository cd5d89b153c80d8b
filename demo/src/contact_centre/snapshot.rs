//! The agent's desk in the library's shape. Times are milliseconds here; the CCP page makes `Date`s of them.

use serde_json::{Map, Value, json};

use super::ContactCentre;
use super::configuration::{queue_json, selectable_state_json, state_arn};
use super::connection::Connection;
use super::contact::{Contact, ContactKind};

/// The centre's own number, which customers dial and from which it calls.
const CENTRE_NUMBER: &str = "+441632960001";

impl ContactCentre {
    pub(super) fn snapshot_json(&self, now: u64) -> Value {
        json!({
            "state": {
                "agentStateARN": self.shown.key.map(state_arn),
                "name": self.shown.name,
                "type": self.shown.kind,
                "startTimestamp": self.shown.since,
            },
            "nextState": self.next_state.map(|next| selectable_state_json(next.key, next.name, next.kind)),
            "agentAvailabilityState": { "state": self.available_as.name, "timeStamp": self.shown.since },
            "contacts": self.contacts.iter().map(|contact| self.contact_json(contact)).collect::<Vec<_>>(),
            "snapshotTimestamp": now,
        })
    }

    fn contact_json(&self, contact: &Contact) -> Value {
        let state = json!({ "type": contact.phase, "timestamp": contact.phase_since });
        let attributes: Map<String, Value> = contact
            .attributes
            .iter()
            .map(|(name, value)| (name.clone(), json!({ "name": name, "value": value })))
            .collect();
        let subtype = match contact.kind {
            ContactKind::Voice | ContactKind::QueueCallback => "connect:Telephony",
            ContactKind::Task => "connect:Task",
            ContactKind::Chat => "connect:Chat",
        };
        let connections: Vec<Value> = contact
            .connections
            .iter()
            .map(|connection| self.connection_json(contact, connection))
            .collect();
        json!({
            "contactId": contact.id,
            "initialContactId": contact.initial_contact_id,
            "relatedContactId": null,
            "type": contact.kind,
            "state": state,
            "status": state,
            "queue": queue_json(&contact.queue),
            "queueTimestamp": contact.queued_at,
            "connections": connections,
            "attributes": attributes,
            "contactDuration": null,
            "name": contact.name,
            "description": null,
            "references": {},
            "initiationMethod": contact.initiation,
            "contactFeatures": { "attachmentsEnabled": false, "multiPartyConferenceEnabled": false },
            "channelContext": null,
            "segmentAttributes": { "connect:Subtype": { "ValueString": subtype } },
            "connectSystemEndpoint": { "type": "phone_number", "phoneNumber": CENTRE_NUMBER },
            "customerEndpoint": contact.number.as_ref().map(|number| json!({ "type": "phone_number", "phoneNumber": number })),
        })
    }

    fn connection_json(&self, contact: &Contact, connection: &Connection) -> Value {
        let mut json = json!({
            "connectionId": connection.id,
            "endpoint": connection.endpoint,
            "address": connection.endpoint,
            "state": { "type": connection.state.name(), "timestamp": connection.since },
            "type": connection.role.name(),
            "initial": connection.initial,
            "mute": connection.muted,
            "forcedMute": false,
            "quickConnectName": connection.quick_connect_name,
            "monitorCapabilities": null,
            "monitorStatus": null,
        });
        let carries_sound = connection.softphone && connection.role == super::connection::Role::Agent;
        if let Value::Object(fields) = &mut json {
            if carries_sound {
                let media = json!({
                    "callType": "audio_only",
                    "autoAccept": self.settings.auto_accept,
                    "mediaLegContextToken": "pretended",
                    "callContextToken": "pretended",
                    "callConfigJson": "{}",
                });
                fields.insert("softphoneMediaInfo".to_owned(), media);
            }
            if contact.kind == ContactKind::Chat {
                let media =
                    json!({ "chatAutoAccept": false, "connectionData": "{}", "customerName": contact.name });
                fields.insert("chatMediaInfo".to_owned(), media);
            }
        }
        json
    }
}
