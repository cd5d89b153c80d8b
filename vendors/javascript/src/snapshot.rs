//! What a module reports: a plain object, checked from top to bottom before anything of it counts.

use fusion_cti::direction::Direction;
use fusion_cti::ids::{CallId, EventId, PresenceId};
use fusion_cti::json::Value;
use fusion_cti::redact::Private;
use fusion_cti::sorted::SortedMap;
use fusion_cti::time::Timestamp;
use fusion_cti::vendor::{
    AgentSnapshot, CallSnapshot, Ending, Initiation, Line, Mute, PresenceChoice, Recording, Softphone, Stage,
    VendorSnapshot,
};

use crate::place::{Entries, Mistake, Place};
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
pub fn read(value: &Value) -> Result<VendorSnapshot, Mistake> {
    let root = Place::root(ROOT, value);
    let entries = root.object(&["link", "agent", "softphone", "calls"])?;
    let calls = entries.required("calls")?;
    let snapshot = VendorSnapshot {
        link: entries.required("link")?.word(&LINKS)?,
        agent: entries.optional("agent").map(|place| agent(&place)).transpose()?,
        softphone: match entries.optional("softphone") {
            Some(word) => word.word(&SOFTPHONES)?,
            None => Softphone::default(),
        },
        calls: calls.list(|place| call(&place))?,
    };
    let ids = snapshot.calls.iter().map(|call| call.id.as_str());
    match first_repeated(ids) {
        Some(index) => Err(repeated(&format!("{ROOT}.calls[{index}].id"), "call")),
        None => Ok(snapshot),
    }
}

fn agent(place: &Place<'_>) -> Result<AgentSnapshot, Mistake> {
    let entries = place.object(&[
        "name",
        "presence",
        "stateName",
        "nextState",
        "routingProfile",
        "choices",
    ])?;
    let choices = match entries.optional("choices") {
        Some(list) => list.list(|place| choice(&place))?,
        None => Vec::new(),
    };
    if let Some(index) = first_repeated(choices.iter().map(|choice| choice.id.as_str())) {
        return Err(repeated(&format!("{ROOT}.agent.choices[{index}].id"), "choice"));
    }
    Ok(AgentSnapshot {
        name: Private::new(entries.required("name")?.any_text()?.to_owned()),
        presence: entries.required("presence")?.word(&PRESENCES)?,
        state_name: entries.required("stateName")?.text()?.to_owned(),
        next_state: entries.optional_text("nextState")?,
        routing_profile: entries.optional_text("routingProfile")?,
        choices,
    })
}

fn choice(place: &Place<'_>) -> Result<PresenceChoice, Mistake> {
    let entries = place.object(&["id", "name", "presence"])?;
    Ok(PresenceChoice {
        id: PresenceId::new(entries.required("id")?.text()?),
        name: entries.required("name")?.text()?.to_owned(),
        presence: entries.required("presence")?.word(&CHOICES)?,
    })
}

fn call(place: &Place<'_>) -> Result<CallSnapshot, Mistake> {
    let entries = place.object(&CALL_KEYS)?;
    let direction = entries.required("direction")?.word(&DIRECTIONS)?;
    let initiation = match entries.optional("initiation") {
        Some(place) => place.word(&INITIATIONS)?,
        None => match direction {
            Direction::Inbound => Initiation::Inbound,
            Direction::Outbound => Initiation::Outbound,
        },
    };
    let flag = |key| entries.optional(key).map(|place| place.flag()).transpose();
    let (muted, recorded) = (flag("muted")?, flag("recording")?);
    Ok(CallSnapshot {
        id: CallId::new(entries.required("id")?.text()?),
        first_leg: entries.optional_text("firstLeg")?.map(CallId::new),
        event_id: entries.optional_text("eventId")?.map(EventId::new),
        direction,
        initiation,
        stage: stage(&entries, direction)?,
        number: entries.optional_text("number")?.map(Private::new),
        dialled_number: entries.optional_text("dialledNumber")?.map(Private::new),
        queue: entries.optional_text("queue")?,
        attributes: attributes(&entries)?,
        mute: if muted == Some(true) {
            Mute::Muted
        } else {
            Mute::Open
        },
        recording: if recorded == Some(true) {
            Recording::On
        } else {
            Recording::Off
        },
        since: entries
            .optional("since")
            .map(|place| place.millis())
            .transpose()?
            .map(Timestamp),
    })
}

fn stage(entries: &Entries<'_>, direction: Direction) -> Result<Stage, Mistake> {
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
        StageWord::Over => Stage::Over(match ending {
            Some(ending) => ending.word(&ENDINGS)?,
            None => Ending::Unknown,
        }),
    })
}

fn attributes(entries: &Entries<'_>) -> Result<SortedMap<String, Private<String>>, Mistake> {
    let Some(place) = entries.optional("attributes") else {
        return Ok(SortedMap::new());
    };
    let read = |name: &str, value: Place<'_>| {
        let value = value.any_text()?.to_owned();
        Ok((name.to_owned(), Private::new(value)))
    };
    Ok(place.map(read)?.into_iter().collect())
}

/// The position of the first name that an earlier one has already.
fn first_repeated<'a>(names: impl Iterator<Item = &'a str>) -> Option<usize> {
    let mut seen = Vec::new();
    names.into_iter().position(|name| {
        let repeated = seen.contains(&name);
        seen.push(name);
        repeated
    })
}

fn repeated(path: &str, what: &str) -> Mistake {
    Mistake {
        path: path.to_owned(),
        expectation: format!("expected an id that no other {what} has"),
    }
}
