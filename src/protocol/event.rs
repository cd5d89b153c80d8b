//! What Fusion only tells: click-to-dial and changed data (`contract/fusion.md` §3.3, §3.4).

use super::decode::Fields;
use super::text::{NAME_LENGTH, short};
use crate::host::{DataUpdate, DialRequest, UpdateKind};
use crate::ids::{EventId, OutboundIdSource};
use crate::redact::Private;
use crate::token;

const UPDATE_TYPE: &str = "updateType";

static UPDATE_KINDS: [(&str, UpdateKind); 3] = [
    ("CUSTOMER_DATA", UpdateKind::CustomerData),
    ("WRAPUP_CLOSED", UpdateKind::WrapUpClosed),
    ("OFFER_TIMEOUT", UpdateKind::OfferTimeout),
];

/// Reads a click on a number. A missing number is passed on as an empty one, so that the session can refuse it by name
/// and the agent does not watch a dial that hangs. Refuses a message that names no call.
pub(super) fn dial_request(fields: Fields<'_>, source: OutboundIdSource) -> DialRequest {
    if !fields.has("outData") {
        fields.note("outData", "an object");
    }
    let data = fields.object("outData").tokens();
    let call_id = match source {
        OutboundIdSource::CallId => data.value(token::OUTBOUND_CALL_ID).map(str::to_owned),
        OutboundIdSource::MessageUuid => None,
    };
    let event_id = call_id.or_else(|| fields.text("uuid")).unwrap_or_else(|| {
        fields.note("uuid", "the id of the message");
        String::new()
    });
    DialRequest {
        event_id: EventId::new(event_id),
        number: Private::new(data.value(token::ANI).unwrap_or_default().to_owned()),
        data,
    }
}

/// Reads a change of the CRM's data. Refuses a message that does not say what changed.
pub(super) fn data_update(fields: Fields<'_>) -> DataUpdate {
    let out_data = fields.object("outData");
    let kind = out_data.text(UPDATE_TYPE).or_else(|| fields.text(UPDATE_TYPE));
    let kind = kind.unwrap_or_else(|| {
        fields.note("outData.updateType", "the kind of change");
        String::new()
    });
    let event_id = fields.text("eventId").or_else(|| out_data.text("eventId"));
    let mut data = out_data.tokens();
    data.remove(UPDATE_TYPE);
    DataUpdate {
        event_id: event_id.map(EventId::new),
        kind: update_kind(&kind),
        data,
    }
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
