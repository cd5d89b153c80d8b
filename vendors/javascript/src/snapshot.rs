//! What a module reports: a plain object, read value by value.
//!
//! A value that cannot be used is left out and named with its path; the rest of the snapshot counts. One odd attribute must
//! not keep a call from ringing. It is read with a [`Cursor`] and not with serde's `derive`, because an error must name its
//! path and must not repeat the value: serde's messages do, and values may be telephone numbers.

mod agent;
mod call;

use fusion_cti::cursor::{Cursor, Fields, Found, ValidationError, ValidationErrors, one_of};
use fusion_cti::vendor::VendorSnapshot;
use serde_json::Value;

use crate::error::is_name;
use crate::words::{LINKS, SOFTPHONES};

pub use call::KEYS as CALL_KEYS;

/// The name that paths begin with.
pub(crate) const ROOT: &str = "snapshot";

const KEYS: [&str; 4] = ["link", "agent", "softphone", "calls"];

/// A snapshot as far as it could be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The values that could be used.
    pub snapshot: VendorSnapshot,
    /// The values that were left out, each with its path and without the value. An attribute is named by its position: its
    /// name may be personal data.
    pub left_out: Vec<ValidationError>,
}

/// Reads a snapshot. What a snapshot, an agent or a call cannot be without is taken from `known`, the snapshot before, where
/// it cannot be used: the link, the list of calls, the agent's presence, a call's stage and direction. A call without a
/// usable id, and a new one without a stage, is left out as a whole.
///
/// # Errors
/// It is not an object. Nothing of it counts then.
pub fn read(value: &Value, known: &VendorSnapshot) -> Result<Reading, ValidationError> {
    let fields = Cursor::named(ROOT, value).private().object()?;
    let mut errors = ValidationErrors::default();
    let link = errors.record(fields.required("link", |link| link.one_of(&LINKS)));
    let agent = agent::read(&fields.at("agent"), known.agent.as_ref(), &mut errors);
    let softphone = errors.record(fields.nullable("softphone", |softphone| softphone.one_of(&SOFTPHONES)));
    let calls = match errors.record(fields.required("calls", Cursor::list)) {
        Some(calls) => call::read_all(&calls, &known.calls, &mut errors),
        None => known.calls.clone(),
    };
    unknown_keys(&fields, &KEYS, &mut errors);
    Ok(Reading {
        snapshot: VendorSnapshot {
            link: link.unwrap_or(known.link),
            agent,
            softphone: softphone.map_or(known.softphone, Option::unwrap_or_default),
            calls,
        },
        left_out: errors.finish(Some(())).err().unwrap_or_default(),
    })
}

/// A text. A number or a boolean counts as the text that JavaScript makes of it.
fn text(cursor: &Cursor<'_>) -> Result<String, ValidationError> {
    cursor.read("a text", |value| match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(flag) => Some(flag.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    })
}

fn non_empty_text(cursor: &Cursor<'_>) -> Result<String, ValidationError> {
    const EXPECTED: &str = "a text that is not empty";
    let text = text(cursor).map_err(|error| error.expecting(EXPECTED))?;
    if text.is_empty() {
        return Err(cursor.error_with(Found::Type("an empty text"), EXPECTED));
    }
    Ok(text)
}

/// A text that may be missing; an empty one is missing too. Some phone systems leave a withheld number empty.
fn optional_text(fields: &Fields<'_>, key: &str, errors: &mut ValidationErrors) -> Option<String> {
    let text = errors.record(fields.nullable(key, text)).flatten();
    text.filter(|text| !text.is_empty())
}

/// Names each key that has no meaning. One that may be something else than a name, such as a telephone number, is named by
/// its position.
fn unknown_keys(fields: &Fields<'_>, known: &[&str], errors: &mut ValidationErrors) {
    for (index, (key, value)) in fields.iter().enumerate() {
        if known.contains(&key) {
            continue;
        }
        let path = if is_name(key) {
            value.path().to_owned()
        } else {
            format!("{}[{index}]", fields.object().path())
        };
        errors.extend([ValidationError {
            path,
            found: Found::UnknownKey,
            expected: one_of(known),
        }]);
    }
}

/// An id that an earlier item of the same list has.
fn repeated_id(item: &Cursor<'_>, what: &str) -> ValidationError {
    ValidationError {
        path: format!("{}.id", item.path()),
        found: Found::Type("the id of an earlier one"),
        expected: format!("an id that no other {what} has"),
    }
}
