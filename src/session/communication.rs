//! The data that goes with new, start and close.

use crate::direction::Direction;
use crate::host::Communication;
use crate::phone::PhoneNumber;
use crate::session::engagement::Engagement;
use crate::session::host_progress::HostProgress;
use crate::session::settings::SessionSettings;
use crate::token::{self, TokenMap};

/// What Fusion is sent about the call now: what came with it, then what Fusion returned, then what we know for sure, then
/// what the rules say. Once Fusion has started the call, what it and the agent have found out since outweighs the rules.
pub(crate) fn communication(engagement: &Engagement, settings: &SessionSettings) -> Communication {
    let ruling = &engagement.ruling;
    let ruled = &ruling.tokens;
    let is_started = matches!(
        engagement.host_progress,
        HostProgress::Started(_) | HostProgress::CloseSent(..) | HostProgress::Closed(_)
    );
    let mut data = tokens_among_attributes(engagement);
    data.merge(ruled);
    data.merge(&engagement.data);
    data.insert(
        token::DIRECTION,
        match engagement.direction {
            Direction::Inbound => "ORA_SVC_INBOUND",
            Direction::Outbound => "ORA_SVC_OUTBOUND",
        },
    );
    if let Some(number) = &engagement.facts.number {
        let written = number.reveal();
        let ani =
            PhoneNumber::parse(written).map_or_else(|_| written.clone(), |number| number.ani(settings.ani));
        data.insert(token::ANI, ani);
    }
    if !is_started {
        data.merge(ruled);
    } else if let Some(number) = ruled.value(token::ANI) {
        data.insert(token::ANI, number);
    }
    Communication {
        event_id: engagement.event_id.clone(),
        classification: ruling
            .classification
            .as_ref()
            .unwrap_or(&settings.classification)
            .clone(),
        lookup_object: ruling.lookup_object.clone(),
        data,
    }
}

/// Attributes that the contact flow named like a token are passed on as that token, such as a request number from the
/// IVR in `SVCMCA_SR_NUM`.
fn tokens_among_attributes(engagement: &Engagement) -> TokenMap {
    let attributes = engagement.facts.attributes.iter();
    attributes
        .filter(|(name, _)| name.starts_with("SVCMCA_"))
        .map(|(name, value)| (name.clone(), value.reveal().clone()))
        .collect()
}

/// Takes over what Fusion returned. Its `callStatus` is stale and would override the truth (`contract/fusion.md` §9.5).
pub(crate) fn merge_returned(engagement: &mut Engagement, returned: &TokenMap) {
    let mut returned = returned.clone();
    returned.remove(token::CALL_STATUS);
    engagement.data.merge(&returned);
}
