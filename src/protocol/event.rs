//! What Fusion only tells: click-to-dial and changed data (`contract/fusion.md` §3.3, §3.4).

use serde::Deserialize;

use super::WireError;
use super::message::Message;
use super::text::{NAME_LENGTH, short};
use super::wire_types::{Object, Scalar};
use crate::host::{DataUpdate, DialRequest, UpdateKind};
use crate::ids::{EventId, MessageId, OutboundIdSource};
use crate::redact::Private;
use crate::token;

const UPDATE_TYPE: &str = "updateType";

static UPDATE_KINDS: [(&str, UpdateKind); 3] = [
    ("CUSTOMER_DATA", UpdateKind::CustomerData),
    ("WRAPUP_CLOSED", UpdateKind::WrapUpClosed),
    ("OFFER_TIMEOUT", UpdateKind::OfferTimeout),
];

/// A click on a number.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct DialBody {
    #[serde(default)]
    uuid: Scalar,
    out_data: Option<Object>,
}

/// A change of the CRM's data, or the `outData` of one: what it says may stand in either.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct UpdateBody {
    #[serde(default)]
    update_type: Scalar,
    #[serde(default)]
    event_id: Scalar,
    #[serde(default)]
    out_data: Object,
}

/// Reads a click on a number. A missing number is passed on as an empty one, so that the session can refuse it by name
/// and the agent does not watch a dial that hangs. Refuses a message that names no call.
pub(super) fn dial_request(message: &Message, source: OutboundIdSource) -> Result<DialRequest, WireError> {
    let DialBody { uuid, out_data } = message.body()?;
    // Oracle's sample of a toolbar reads the tokens at the top level of the message, others read `outData`.
    let mut data = message.oracles_tokens();
    match out_data {
        Some(out_data) => data.merge(&out_data.tokens()),
        None if data.is_empty() => return Err(WireError::missing("outData", "an object")),
        None => {}
    }
    let call_id = match source {
        OutboundIdSource::CallId => data.value(token::OUTBOUND_CALL_ID).map(str::to_owned),
        OutboundIdSource::MessageUuid => None,
    };
    let uuid = uuid.into_text();
    let event_id = call_id
        .or_else(|| uuid.clone())
        .ok_or_else(|| WireError::missing("uuid", "the id of the message"))?;
    Ok(DialRequest {
        event_id: EventId::new(event_id),
        message: uuid.map(MessageId::new),
        number: Private::new(data.value(token::ANI).unwrap_or_default().to_owned()),
        data,
    })
}

/// Reads a change of the CRM's data. Refuses a message that does not say what changed.
pub(super) fn data_update(message: &Message) -> Result<DataUpdate, WireError> {
    let outside: UpdateBody = message.body()?;
    let inside: UpdateBody = outside.out_data.body("outData")?;
    let kind = inside.update_type.into_text().or(outside.update_type.into_text());
    let kind = kind.ok_or_else(|| WireError::missing("outData.updateType", "the kind of change"))?;
    let event_id = outside.event_id.into_text().or(inside.event_id.into_text());
    let mut data = outside.out_data.tokens();
    data.remove(UPDATE_TYPE);
    Ok(DataUpdate {
        event_id: event_id.map(EventId::new),
        kind: update_kind(&kind),
        data,
    })
}

fn update_kind(name: &str) -> UpdateKind {
    let known = UPDATE_KINDS
        .iter()
        .find(|(word, _)| name.eq_ignore_ascii_case(word));
    match known {
        Some((_, kind)) => kind.clone(),
        None => UpdateKind::Unknown(short(name, NAME_LENGTH)),
    }
}
