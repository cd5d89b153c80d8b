//! Who the agent is and what the centre offers: everything about it that a call does not change.

use serde_json::{Value, json};

use super::agent::SELECTABLE_STATES;
use super::connection::endpoint;
use super::{ContactCentre, Exception, Settings};

const INSTANCE: &str = "arn:aws:connect:eu-west-2:000000000000:instance/11111111-2222-3333-4444-555555555555";
pub(super) const DEFAULT_QUEUE: &str = "Support";
/// The queues of the agent's routing profile.
const QUEUES: [&str; 3] = [DEFAULT_QUEUE, "Orders", "Sales"];

fn arn(path: &str) -> String {
    format!("{INSTANCE}/{path}")
}

pub(super) fn state_arn(key: &str) -> String {
    arn(&format!("agent-state/{key}"))
}

pub(super) fn queue_json(name: &str) -> Value {
    let key = name.to_lowercase().replace(' ', "-");
    queue_entry(&arn(&format!("queue/{key}")), Some(name))
}

fn queue_entry(arn: &str, name: Option<&str>) -> Value {
    json!({ "queueARN": arn, "name": name, "queueId": arn })
}

pub(super) fn selectable_state_json(key: &str, name: &str, kind: &str) -> Value {
    json!({ "agentStateARN": state_arn(key), "type": kind, "name": name, "startTimestamp": null })
}

/// The agents, queues and offices that can be dialled by name.
fn quick_connect_entries() -> Vec<Value> {
    let entry = |key: &str, kind: &str, name: &str, changes: Value| {
        let mut entry = endpoint(kind, None);
        if let (Value::Object(entry), Value::Object(changes)) = (&mut entry, changes) {
            entry.insert(
                "endpointARN".to_owned(),
                arn(&format!("transfer-destination/{key}")).into(),
            );
            entry.insert("name".to_owned(), name.into());
            entry.extend(changes);
        }
        entry
    };
    vec![
        entry(
            "office",
            "phone_number",
            "Head office",
            json!({ "phoneNumber": "+442079460100" }),
        ),
        entry(
            "colleague",
            "agent",
            "Sam Carter",
            json!({ "agentLogin": "sam.carter" }),
        ),
        entry("sales", "queue", "Sales", json!({ "queue": queue_json("Sales") })),
    ]
}

pub(super) fn quick_connects() -> Value {
    json!({ "endpoints": quick_connect_entries(), "nextToken": null })
}

/// An endpoint that the centre can call, completed; anything else is a bad endpoint.
pub(super) fn dialable(target: Option<&Value>) -> Result<Value, Exception> {
    let field = |name: &str| target.and_then(|target| target.get(name)).and_then(Value::as_str);
    if let Some(arn) = field("endpointARN") {
        let known = quick_connect_entries()
            .into_iter()
            .find(|entry| entry.get("endpointARN").and_then(Value::as_str) == Some(arn));
        if let Some(entry) = known {
            return Ok(entry);
        }
    }
    match (field("type"), field("phoneNumber")) {
        (Some("phone_number"), Some(number)) if is_e164(number) => Ok(endpoint("phone_number", Some(number))),
        (Some("phone_number"), _) => Err(Exception::new("BadEndpointException", "Invalid phone number")),
        _ => Err(Exception::new("BadEndpointException", "Unknown endpoint")),
    }
}

fn is_e164(number: &str) -> bool {
    number.strip_prefix('+').is_some_and(|digits| {
        (7..=15).contains(&digits.len())
            && !digits.starts_with('0')
            && digits.bytes().all(|digit| digit.is_ascii_digit())
    })
}

impl ContactCentre {
    /// The agent's configuration in the library's shape.
    pub(super) fn configuration_json(&self) -> Value {
        let Settings {
            softphone,
            auto_accept,
            voice_concurrency,
            ..
        } = self.settings;
        let states: Vec<Value> = SELECTABLE_STATES
            .iter()
            .map(|state| selectable_state_json(state.key, state.name, state.kind))
            .collect();
        let routing_profile = arn("routing-profile/basic");
        let mut queues: Vec<Value> = QUEUES.iter().map(|name| queue_json(name)).collect();
        queues.push(queue_entry(&arn("queue/agent/alex"), None));
        json!({
            "name": "Alex Morgan",
            "username": "alex.morgan",
            "agentARN": arn("agent/alex"),
            "softphoneEnabled": softphone,
            "softphoneAutoAccept": auto_accept,
            "softphonePersistentConnection": false,
            "extension": "+442079460199",
            "agentPreferences": { "LANGUAGE": "en_GB" },
            "permissions": ["outboundCall"],
            "dialableCountries": ["gb", "us"],
            "voiceEnhancementMode": "NONE",
            "agentStates": states,
            "routingProfile": {
                "name": "Basic routing",
                "routingProfileARN": routing_profile,
                "routingProfileId": routing_profile,
                "defaultOutboundQueue": queue_json(DEFAULT_QUEUE),
                "channelConcurrencyMap": { "VOICE": voice_concurrency, "CHAT": 2, "TASK": 10 },
                "queues": queues,
            },
        })
    }
}
