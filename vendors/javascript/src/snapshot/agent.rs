//! The agent in a snapshot.

use fusion_cti::cursor::{Cursor, ValidationErrors};
use fusion_cti::ids::PresenceId;
use fusion_cti::redact::Private;
use fusion_cti::vendor::{AgentSnapshot, PresenceChoice};
use serde_json::Value;

use super::{non_empty_text, optional_text, repeated_id, text, unknown_keys};
use crate::words::{CHOICES, PRESENCES, SIGN_OUTS};

const KEYS: [&str; 7] = [
    "name",
    "presence",
    "stateName",
    "nextState",
    "routingProfile",
    "choices",
    "signOut",
];

const CHOICE_KEYS: [&str; 3] = ["id", "name", "presence"];

/// The agent; none where the snapshot names none, and where neither it nor `known` says what state the agent is in.
pub(super) fn read(
    agent: &Cursor<'_>,
    known: Option<&AgentSnapshot>,
    errors: &mut ValidationErrors,
) -> Option<AgentSnapshot> {
    if agent.value().is_none_or(Value::is_null) {
        return None;
    }
    let Some(fields) = errors.record(agent.object()) else {
        return known.cloned();
    };
    let name = errors.record(fields.required("name", text)).map(Private::new);
    let presence = errors.record(fields.required("presence", |presence| presence.one_of(&PRESENCES)));
    let state_name = errors.record(fields.required("stateName", non_empty_text));
    let choices = errors.record(fields.nullable("choices", Cursor::list)).flatten();
    let sign_out = errors.record(fields.nullable("signOut", |sign_out| sign_out.one_of(&SIGN_OUTS)));
    let read = AgentSnapshot {
        name: name
            .or_else(|| known.map(|known| known.name.clone()))
            .unwrap_or_default(),
        presence: presence.or_else(|| known.map(|known| known.presence))?,
        state_name: state_name
            .or_else(|| known.map(|known| known.state_name.clone()))
            .unwrap_or_default(),
        next_state: optional_text(&fields, "nextState", errors),
        routing_profile: optional_text(&fields, "routingProfile", errors),
        choices: read_choices(&choices.unwrap_or_default(), errors),
        sign_out: sign_out.flatten().unwrap_or_default(),
    };
    unknown_keys(&fields, &KEYS, errors);
    Some(read)
}

fn read_choices(items: &[Cursor<'_>], errors: &mut ValidationErrors) -> Vec<PresenceChoice> {
    let mut choices: Vec<PresenceChoice> = Vec::new();
    for item in items {
        let Some(choice) = read_choice(item, errors) else {
            continue;
        };
        if choices.iter().any(|earlier| earlier.id == choice.id) {
            errors.extend([repeated_id(item, "choice")]);
        } else {
            choices.push(choice);
        }
    }
    choices
}

fn read_choice(choice: &Cursor<'_>, errors: &mut ValidationErrors) -> Option<PresenceChoice> {
    let fields = errors.record(choice.object())?;
    unknown_keys(&fields, &CHOICE_KEYS, errors);
    let id = errors.record(fields.required("id", non_empty_text));
    let name = errors.record(fields.required("name", non_empty_text));
    let presence = errors.record(fields.required("presence", |presence| presence.one_of(&CHOICES)));
    Some(PresenceChoice {
        id: PresenceId::new(id?),
        name: name?,
        presence: presence?,
    })
}
