//! What a module reports: a plain object, checked from top to bottom before anything of it counts.

use std::collections::BTreeMap;

use fusion_cti::direction::Direction;
use fusion_cti::ids::{CallId, EventId, PresenceId};
use fusion_cti::json::Value;
use fusion_cti::redact::Private;
use fusion_cti::time::Timestamp;
use fusion_cti::vendor::{
    AgentSnapshot, CallSnapshot, Ending, Initiation, Line, Mute, PresenceChoice, Recording, Softphone, Stage,
    VendorSnapshot,
};

use crate::place::{Checked, Entries, Mistake, Place};
use crate::words::{
    CHOICES, DIRECTIONS, ENDINGS, INITIATIONS, LINKS, PRESENCES, SOFTPHONES, STAGES, StageWord,
};

/// The name that mistakes begin with.
const ROOT: &str = "snapshot";

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
pub fn read(value: &Value) -> Checked<VendorSnapshot> {
    let root = Place::root(ROOT, value);
    let entries = root.object(&["link", "agent", "softphone", "calls"])?;
    let listed = entries.required("calls")?;
    let link = entries.word("link", &LINKS)?;
    let agent = match entries.optional("agent") {
        Some(place) => Some(agent(&place)?),
        None => None,
    };
    let softphone = entries.word_or("softphone", &SOFTPHONES, Softphone::default())?;
    let mut calls: Vec<CallSnapshot> = Vec::new();
    listed.each_item(&mut |place| {
        calls.push(call(&place)?);
        Ok(())
    })?;
    let ids = &mut calls.iter().map(|call| call.id.as_str());
    match first_repeated(ids) {
        Some(index) => Err(repeated(index, "calls", "call")),
        None => Ok(VendorSnapshot {
            link,
            agent,
            softphone,
            calls,
        }),
    }
}

fn agent(place: &Place<'_>) -> Checked<AgentSnapshot> {
    let entries = place.object(&[
        "name",
        "presence",
        "stateName",
        "nextState",
        "routingProfile",
        "choices",
    ])?;
    let mut choices: Vec<PresenceChoice> = Vec::new();
    if let Some(list) = entries.optional("choices") {
        list.each_item(&mut |place| {
            choices.push(choice(&place)?);
            Ok(())
        })?;
    }
    let ids = &mut choices.iter().map(|choice| choice.id.as_str());
    if let Some(index) = first_repeated(ids) {
        return Err(repeated(index, "agent.choices", "choice"));
    }
    Ok(AgentSnapshot {
        name: Private::new(entries.required("name")?.any_text()?.to_owned()),
        presence: entries.word("presence", &PRESENCES)?,
        state_name: entries.text("stateName")?,
        next_state: entries.optional_text("nextState")?,
        routing_profile: entries.optional_text("routingProfile")?,
        choices,
    })
}

fn choice(place: &Place<'_>) -> Checked<PresenceChoice> {
    let entries = place.object(&["id", "name", "presence"])?;
    Ok(PresenceChoice {
        id: PresenceId::new(entries.text("id")?),
        name: entries.text("name")?,
        presence: entries.word("presence", &CHOICES)?,
    })
}

fn call(place: &Place<'_>) -> Checked<CallSnapshot> {
    let entries = place.object(&CALL_KEYS)?;
    let direction = entries.word("direction", &DIRECTIONS)?;
    let usual = match direction {
        Direction::Inbound => Initiation::Inbound,
        Direction::Outbound => Initiation::Outbound,
    };
    let initiation = entries.word_or("initiation", &INITIATIONS, usual)?;
    let (muted, recorded) = (entries.flag("muted")?, entries.flag("recording")?);
    let since = match entries.optional("since") {
        Some(place) => Some(Timestamp(place.millis()?)),
        None => None,
    };
    Ok(CallSnapshot {
        id: CallId::new(entries.text("id")?),
        first_leg: entries.optional_text("firstLeg")?.map(CallId::new),
        event_id: entries.optional_text("eventId")?.map(EventId::new),
        direction,
        initiation,
        stage: stage(&entries, direction)?,
        number: entries.optional_text("number")?.map(Private::new),
        dialled_number: entries.optional_text("dialledNumber")?.map(Private::new),
        queue: entries.optional_text("queue")?,
        attributes: attributes(&entries)?,
        mute: if muted { Mute::Muted } else { Mute::Open },
        recording: if recorded { Recording::On } else { Recording::Off },
        since,
    })
}

fn stage(entries: &Entries<'_>, direction: Direction) -> Checked<Stage> {
    let place = entries.required("stage")?;
    let word = place.word(&STAGES)?;
    if word == StageWord::Ringing && direction == Direction::Outbound {
        return Err(place.mistake("expected \"dialling\": a call that the agent dialled does not ring here"));
    }
    let ending = entries.optional("ending");
    if let (Some(ending), false) = (&ending, word == StageWord::Over) {
        return Err(ending.mistake("expected nothing: the call is not \"over\""));
    }
    Ok(match word {
        StageWord::Ringing => Stage::Ringing,
        StageWord::Dialling => Stage::Dialling,
        StageWord::Talking => Stage::Connected(Line::Talking),
        StageWord::Held => Stage::Connected(Line::Held),
        StageWord::Over => Stage::Over(entries.word_or("ending", &ENDINGS, Ending::Unknown)?),
    })
}

fn attributes(entries: &Entries<'_>) -> Checked<BTreeMap<String, Private<String>>> {
    let mut attributes = BTreeMap::new();
    if let Some(place) = entries.optional("attributes") {
        place.each_entry(&mut |name, value| {
            let value = value.any_text()?.to_owned();
            attributes.insert(name.to_owned(), Private::new(value));
            Ok(())
        })?;
    }
    Ok(attributes)
}

/// The position of the first name that an earlier one has already.
fn first_repeated(names: &mut dyn Iterator<Item = &str>) -> Option<usize> {
    let mut seen = Vec::new();
    for (index, name) in names.enumerate() {
        if seen.contains(&name) {
            return Some(index);
        }
        seen.push(name);
    }
    None
}

fn repeated(index: usize, list: &str, what: &str) -> Box<Mistake> {
    Box::new(Mistake {
        path: format!("{ROOT}.{list}[{index}].id"),
        expectation: format!("expected an id that no other {what} has"),
    })
}
