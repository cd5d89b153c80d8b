//! The calls in a snapshot.

use std::collections::BTreeMap;

use fusion_cti::cursor::{Cursor, Fields, Found, ValidationError, ValidationErrors};
use fusion_cti::direction::Direction;
use fusion_cti::ids::{CallId, EventId};
use fusion_cti::redact::Private;
use fusion_cti::time::Timestamp;
use fusion_cti::vendor::{CallSnapshot, Ending, Initiation, Line, Mute, Recording, Stage};
use serde_json::Value;

use super::{non_empty_text, optional_text, repeated_id, text, unknown_keys};
use crate::words::{DIRECTIONS, ENDINGS, INITIATIONS, STAGES, StageWord};

/// Every key of a call.
pub const KEYS: [&str; 14] = [
    "id",
    "firstLeg",
    "eventId",
    "direction",
    "initiation",
    "stage",
    "ending",
    "number",
    "dialledNumber",
    "queue",
    "attributes",
    "muted",
    "recording",
    "since",
];

/// The year 2001 in milliseconds, the year 33658 in seconds: what is below cannot be milliseconds.
const FIRST_MILLIS: u64 = 1_000_000_000_000;

/// Every call that has an id of its own and a stage.
pub(super) fn read_all(
    items: &[Cursor<'_>],
    known: &[CallSnapshot],
    errors: &mut ValidationErrors,
) -> Vec<CallSnapshot> {
    let mut calls: Vec<CallSnapshot> = Vec::new();
    for item in items {
        let Some(call) = read(item, known, errors) else {
            continue;
        };
        if calls.iter().any(|earlier| earlier.id == call.id) {
            errors.extend([repeated_id(item, "call")]);
        } else {
            calls.push(call);
        }
    }
    calls
}

fn read(call: &Cursor<'_>, known: &[CallSnapshot], errors: &mut ValidationErrors) -> Option<CallSnapshot> {
    let fields = errors.record(call.object())?;
    unknown_keys(&fields, &KEYS, errors);
    let id = errors.record(fields.required("id", non_empty_text));
    let direction = errors.record(fields.required("direction", |direction| direction.one_of(&DIRECTIONS)));
    let word = errors.record(fields.required("stage", |stage| stage.one_of(&STAGES)));
    let initiation = fields.nullable("initiation", |initiation| initiation.one_of(&INITIATIONS));
    let initiation = errors.record(initiation).flatten();
    let since = errors.record(fields.nullable("since", moment)).flatten();
    let is_muted = errors.record(fields.nullable("muted", |muted| muted.bool()));
    let is_recorded = errors.record(fields.nullable("recording", |recording| recording.bool()));

    let id = CallId::new(id?);
    let known = known.iter().find(|known| known.id == id);
    let direction = direction
        .or_else(|| known.map(|known| known.direction))
        .unwrap_or(match word {
            Some(StageWord::Preview | StageWord::Dialling) => Direction::Outbound,
            _ => Direction::Inbound,
        });
    let initiation = initiation.unwrap_or(match direction {
        Direction::Inbound => Initiation::Inbound,
        Direction::Outbound => Initiation::Outbound,
    });
    let stage = match word {
        Some(word) => stage(word, initiation, &fields, errors),
        None => known?.stage,
    };
    Some(CallSnapshot {
        id,
        first_leg: optional_text(&fields, "firstLeg", errors).map(CallId::new),
        event_id: optional_text(&fields, "eventId", errors).map(EventId::new),
        direction,
        initiation,
        stage,
        number: optional_text(&fields, "number", errors).map(Private::new),
        dialled_number: optional_text(&fields, "dialledNumber", errors).map(Private::new),
        queue: optional_text(&fields, "queue", errors),
        attributes: attributes(&fields, errors),
        mute: match is_muted.flatten() {
            Some(true) => Mute::Muted,
            Some(false) | None => Mute::Open,
        },
        recording: match is_recorded.flatten() {
            Some(true) => Recording::On,
            Some(false) | None => Recording::Off,
        },
        since: since.map(Timestamp),
        refuses: Vec::new(),
        unnamed: Vec::new(),
    })
}

fn stage(
    word: StageWord,
    initiation: Initiation,
    fields: &Fields<'_>,
    errors: &mut ValidationErrors,
) -> Stage {
    // What a program dials may be offered to the agent; what the agent dials is not.
    if word == StageWord::Ringing && initiation == Initiation::Outbound {
        errors.extend([fields.at("stage").error_with(
            Found::Type("\"ringing\""),
            "\"dialling\", because a call that the agent dialled does not ring here",
        )]);
        return Stage::Dialling;
    }
    let ending = errors.record(fields.nullable("ending", |ending| match word {
        StageWord::Over => ending.one_of(&ENDINGS),
        StageWord::Ringing
        | StageWord::Preview
        | StageWord::Dialling
        | StageWord::Talking
        | StageWord::Held => Err(ending.error("nothing, because the call is not \"over\"")),
    }));
    match word {
        StageWord::Ringing => Stage::Ringing,
        StageWord::Preview => Stage::Preview,
        StageWord::Dialling => Stage::Dialling,
        StageWord::Talking => Stage::Connected(Line::Talking),
        StageWord::Held => Stage::Connected(Line::Held),
        StageWord::Over => Stage::Over(ending.flatten().unwrap_or(Ending::Unknown)),
    }
}

fn moment(since: &Cursor<'_>) -> Result<u64, ValidationError> {
    since.integer(
        FIRST_MILLIS..=u64::MAX,
        "a whole number of milliseconds since 1970; seconds would be a thousand times less",
    )
}

/// The attributes that are texts, numbers or booleans. One that is `null` is missing.
fn attributes(fields: &Fields<'_>, errors: &mut ValidationErrors) -> BTreeMap<String, Private<String>> {
    let attributes = errors
        .record(fields.nullable("attributes", Cursor::object))
        .flatten();
    let mut texts = BTreeMap::new();
    let Some(attributes) = attributes else {
        return texts;
    };
    for (index, (name, value)) in attributes.iter().enumerate() {
        if value.value().is_some_and(Value::is_null) {
            continue;
        }
        match text(&value) {
            Ok(text) => {
                texts.insert(name.to_owned(), Private::new(text));
            }
            // By its position: a module may use telephone numbers as names.
            Err(error) => errors.extend([ValidationError {
                path: format!("{}[{index}]", attributes.object().path()),
                ..error
            }]),
        }
    }
    texts
}
