//! What Fusion only tells: click-to-dial and changed data (`contract/fusion.md` §3.3, §3.4).

use super::WireError;
use super::decode::Fields;
use super::text::{NAME_LENGTH, short};
use crate::host::{DataUpdate, DialRequest, UpdateKind};
use crate::ids::{EventId, OutboundIdSource};
use crate::redact::Private;
use crate::token;

const UPDATE_TYPE: &str = "updateType";

/// Reads a click on a number. A missing number is passed on as an empty one, so that the session can refuse it by name
/// and the agent does not watch a dial that hangs. Refuses a message that names no call.
pub(super) fn dial_request(fields: &Fields, source: OutboundIdSource) -> Result<DialRequest, WireError> {
    let data = fields
        .object("outData")?
        .ok_or_else(|| fields.bad("outData", "an object"))?
        .tokens();
    let call_id = match source {
        OutboundIdSource::CallId => data.value(token::OUTBOUND_CALL_ID).map(str::to_owned),
        OutboundIdSource::MessageUuid => None,
    };
    let event_id = match call_id {
        Some(id) => id,
        None => fields
            .text("uuid")?
            .ok_or_else(|| fields.bad("uuid", "the id of the message"))?,
    };
    Ok(DialRequest {
        event_id: EventId::new(event_id),
        number: Private::new(data.value(token::ANI).unwrap_or_default().to_owned()),
        data,
    })
}

/// Reads a change of the CRM's data. Refuses a message that does not say what changed.
pub(super) fn data_update(fields: &Fields) -> Result<DataUpdate, WireError> {
    let out_data = fields.object("outData")?.unwrap_or_default();
    let kind = match out_data.text(UPDATE_TYPE)? {
        Some(kind) => kind,
        None => fields
            .text(UPDATE_TYPE)?
            .ok_or_else(|| fields.bad("outData.updateType", "the kind of change"))?,
    };
    let event_id = match fields.text("eventId")? {
        Some(id) => Some(id),
        None => out_data.text("eventId")?,
    };
    let mut data = out_data.tokens();
    data.remove(UPDATE_TYPE);
    Ok(DataUpdate {
        event_id: event_id.map(EventId::new),
        kind: update_kind(&kind),
        data,
    })
}

fn update_kind(name: &str) -> UpdateKind {
    match name.to_ascii_uppercase().as_str() {
        "CUSTOMER_DATA" => UpdateKind::CustomerData,
        "WRAPUP_CLOSED" => UpdateKind::WrapUpClosed,
        "OFFER_TIMEOUT" => UpdateKind::OfferTimeout,
        _ => UpdateKind::Unknown(short(name, NAME_LENGTH)),
    }
}
