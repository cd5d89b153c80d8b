//! What a module reports: a plain object, checked from top to bottom before anything of it counts.
//!
//! It is read with a [`Cursor`] and not with serde's `derive`, because an error must name its path and must not repeat the
//! value: serde's messages do, and values may be telephone numbers.

use std::collections::BTreeMap;

use fusion_cti::cursor::{Cursor, Fields, Found, ValidationError};
use fusion_cti::direction::Direction;
use fusion_cti::ids::{CallId, EventId, PresenceId};
use fusion_cti::redact::Private;
use fusion_cti::time::Timestamp;
use fusion_cti::vendor::{
    AgentSnapshot, CallSnapshot, Ending, Initiation, Line, Mute, PresenceChoice, Recording, Stage,
    VendorSnapshot,
};
use serde_json::Value;

use crate::words::{
    CHOICES, DIRECTIONS, ENDINGS, INITIATIONS, LINKS, PRESENCES, SOFTPHONES, STAGES, StageWord,
};

/// The name that paths begin with.
pub(crate) const ROOT: &str = "snapshot";

/// Every key of a call.
pub const CALL_KEYS: [&str; 14] = [
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

/// Reads a whole snapshot.
///
/// # Errors
/// The first value that is missing, unknown, or not what it should be. Nothing of the snapshot counts then.
pub fn read(value: &Value) -> Result<VendorSnapshot, ValidationError> {
    let fields =
        Cursor::named(ROOT, value)
            .private()
            .object()?
            .only(&["link", "agent", "softphone", "calls"])?;
    let snapshot = VendorSnapshot {
        link: fields.required("link", |link| link.one_of(&LINKS))?,
        agent: fields.nullable("agent", agent)?,
        softphone: fields
            .nullable("softphone", |softphone| softphone.one_of(&SOFTPHONES))?
            .unwrap_or_default(),
        calls: fields.required("calls", |calls| calls.each(call))?,
    };
    let ids = snapshot.calls.iter().map(|call| call.id.as_str());
    unique_ids(&fields.at("calls"), ids, "call")?;
    Ok(snapshot)
}

fn agent(agent: &Cursor<'_>) -> Result<AgentSnapshot, ValidationError> {
    let fields = agent.object()?.only(&[
        "name",
        "presence",
        "stateName",
        "nextState",
        "routingProfile",
        "choices",
    ])?;
    let choices = fields.nullable("choices", |choices| choices.each(choice))?;
    let choices = choices.unwrap_or_default();
    let ids = choices.iter().map(|choice| choice.id.as_str());
    unique_ids(&fields.at("choices"), ids, "choice")?;
    Ok(AgentSnapshot {
        name: Private::new(fields.at("name").string()?.to_owned()),
        presence: fields.at("presence").one_of(&PRESENCES)?,
        state_name: fields.at("stateName").non_empty_string()?.to_owned(),
        next_state: optional_text(&fields, "nextState")?,
        routing_profile: optional_text(&fields, "routingProfile")?,
        choices,
    })
}

fn choice(choice: &Cursor<'_>) -> Result<PresenceChoice, ValidationError> {
    let fields = choice.object()?.only(&["id", "name", "presence"])?;
    Ok(PresenceChoice {
        id: PresenceId::new(fields.at("id").non_empty_string()?),
        name: fields.at("name").non_empty_string()?.to_owned(),
        presence: fields.at("presence").one_of(&CHOICES)?,
    })
}

fn call(call: &Cursor<'_>) -> Result<CallSnapshot, ValidationError> {
    let fields = call.object()?.only(&CALL_KEYS)?;
    let direction = fields.at("direction").one_of(&DIRECTIONS)?;
    let initiation = fields.nullable("initiation", |initiation| initiation.one_of(&INITIATIONS))?;
    let since = fields.nullable("since", |since| {
        since.integer(0..=u64::MAX, "a whole number of milliseconds since 1970")
    })?;
    let is_muted = fields.nullable("muted", |muted| muted.bool())?;
    let is_recorded = fields.nullable("recording", |recording| recording.bool())?;
    Ok(CallSnapshot {
        id: CallId::new(fields.at("id").non_empty_string()?),
        first_leg: optional_text(&fields, "firstLeg")?.map(CallId::new),
        event_id: optional_text(&fields, "eventId")?.map(EventId::new),
        direction,
        initiation: initiation.unwrap_or(match direction {
            Direction::Inbound => Initiation::Inbound,
            Direction::Outbound => Initiation::Outbound,
        }),
        stage: stage(&fields, direction)?,
        number: optional_text(&fields, "number")?.map(Private::new),
        dialled_number: optional_text(&fields, "dialledNumber")?.map(Private::new),
        queue: optional_text(&fields, "queue")?,
        attributes: fields.nullable("attributes", attributes)?.unwrap_or_default(),
        mute: match is_muted {
            Some(true) => Mute::Muted,
            Some(false) | None => Mute::Open,
        },
        recording: match is_recorded {
            Some(true) => Recording::On,
            Some(false) | None => Recording::Off,
        },
        since: since.map(Timestamp),
    })
}

fn stage(fields: &Fields<'_>, direction: Direction) -> Result<Stage, ValidationError> {
    let stage = fields.at("stage");
    let word = stage.one_of(&STAGES)?;
    if word == StageWord::Ringing && direction == Direction::Outbound {
        return Err(stage.error_with(
            Found::Type("\"ringing\""),
            "\"dialling\", because a call that the agent dialled does not ring here",
        ));
    }
    let ending = fields.nullable("ending", |ending| match word {
        StageWord::Over => ending.one_of(&ENDINGS),
        StageWord::Ringing | StageWord::Dialling | StageWord::Talking | StageWord::Held => {
            Err(ending.error("nothing, because the call is not \"over\""))
        }
    })?;
    Ok(match word {
        StageWord::Ringing => Stage::Ringing,
        StageWord::Dialling => Stage::Dialling,
        StageWord::Talking => Stage::Connected(Line::Talking),
        StageWord::Held => Stage::Connected(Line::Held),
        StageWord::Over => Stage::Over(ending.unwrap_or(Ending::Unknown)),
    })
}

fn attributes(attributes: &Cursor<'_>) -> Result<BTreeMap<String, Private<String>>, ValidationError> {
    let mut texts = BTreeMap::new();
    for (name, value) in attributes.object()?.iter() {
        texts.insert(name.to_owned(), Private::new(value.string()?.to_owned()));
    }
    Ok(texts)
}

fn optional_text(fields: &Fields<'_>, key: &str) -> Result<Option<String>, ValidationError> {
    fields.nullable(key, |text| text.non_empty_string().map(str::to_owned))
}

/// Refuses a list in which two items have the same id.
fn unique_ids<'a>(
    list: &Cursor<'_>,
    ids: impl Iterator<Item = &'a str>,
    what: &str,
) -> Result<(), ValidationError> {
    let mut seen = Vec::new();
    for (index, id) in ids.enumerate() {
        if seen.contains(&id) {
            return Err(ValidationError {
                path: format!("{}[{index}].id", list.path()),
                found: Found::Type("the id of an earlier one"),
                expected: format!("an id that no other {what} has"),
            });
        }
        seen.push(id);
    }
    Ok(())
}
