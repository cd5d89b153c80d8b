//! What outlives a reload of the page: track two of every call that is not over for both worlds.
//!
//! Track one comes from the vendor again. Of Fusion's data only record keys are kept, so that a browser's storage never
//! holds a name, a number or an address.

mod text;
mod words;

use serde::{Deserialize, Serialize};

use crate::direction::Direction;
use crate::host::{Classification, CloseReason};
use crate::ids::{CallId, EventId, MessageId};
use crate::rules::{CloseAs, KnownContacts};
use crate::session::engagement::{Engagement, Facts, LocalAction, Origin, Phone, Progress, SHOWN_WITHIN};
use crate::session::engagements::Engagements;
use crate::session::event_ids::EventIds;
use crate::session::host_progress::{Closing, HostProgress, Outcome};
use crate::session::ruling::Ruling;
use crate::time::Timestamp;
use crate::token::TokenMap;
use words::StoredClose;

/// The calls of a session as they are kept over a reload.
#[derive(Clone, Debug, PartialEq, Eq, Default, Deserialize, Hash)]
pub struct StoredCalls {
    calls: Vec<StoredCall>,
    /// The event ids given out lately, so that none is given out again after the reload.
    names: Vec<(String, u32)>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Hash)]
#[serde(rename_all = "camelCase")]
struct StoredCall {
    event: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    first_event: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    call: Option<String>,
    outbound: bool,
    #[serde(with = "words::OriginWord")]
    origin: Origin,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    asked_in: Option<String>,
    told: StoredTold,
    talked: bool,
    #[serde(rename = "ownAct", with = "words::LocalActionWord")]
    local_action: LocalAction,
    /// Fusion's keys of the records that the call is about. They name no person, but they lead to one.
    #[serde(with = "words::tokens")]
    keys: TokenMap,
    #[serde(default, skip_serializing_if = "StoredRuling::is_empty")]
    ruled: StoredRuling,
}

/// Of what the rules said: by what Fusion knows the call, and how it is to be closed. No note and no token, which may hold
/// personal data.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize, Hash)]
struct StoredRuling {
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    classification: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    close: Option<StoredClose>,
    #[serde(skip_serializing_if = "Option::is_none")]
    contacts: Option<KnownContacts>,
    #[serde(skip_serializing_if = "Option::is_none")]
    came: Option<u64>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Hash)]
#[serde(rename_all = "camelCase")]
enum StoredTold {
    Nothing,
    New,
    Started,
    Closed,
    Never,
}

impl StoredCalls {
    /// What must outlive the page.
    pub(super) fn of(engagements: &Engagements, event_ids: &EventIds) -> Self {
        Self {
            calls: engagements.iter().map(StoredCall::of).collect(),
            names: event_ids.as_pairs().to_vec(),
        }
    }

    /// The calls and the event ids that an earlier page left behind. A call that Fusion was being told of counts as told:
    /// what was posted cannot be posted again, and its reply went to a page that is gone.
    pub(super) fn revived(self, now: Timestamp) -> (Vec<Engagement>, EventIds) {
        let calls = self.calls.into_iter();
        (calls.map(|call| call.revived(now)).collect(), self.names.into())
    }

    /// Whether there is nothing to keep, so that the storage can be emptied.
    pub fn is_empty(&self) -> bool {
        self.calls.is_empty() && self.names.is_empty()
    }

    /// Whether no call is kept, though names may be.
    #[cfg(test)]
    pub(crate) fn holds_no_call(&self) -> bool {
        self.calls.is_empty()
    }
}

impl StoredCall {
    fn of(engagement: &Engagement) -> Self {
        let keys = engagement.data.iter().filter(|(token, _)| is_record_key(token));
        Self {
            event: engagement.event_id.to_string(),
            first_event: engagement.first_event_id.as_ref().map(ToString::to_string),
            call: engagement.call.as_ref().map(ToString::to_string),
            outbound: engagement.direction == Direction::Outbound,
            origin: engagement.origin,
            asked_in: engagement.asked_in.as_ref().map(ToString::to_string),
            told: match engagement.host_progress {
                HostProgress::Nothing => StoredTold::Nothing,
                HostProgress::NewSent(_) | HostProgress::New(_) => StoredTold::New,
                HostProgress::StartSent(_) | HostProgress::Started(_) => StoredTold::Started,
                HostProgress::CloseSent(..) | HostProgress::CloseRefused(_) | HostProgress::Closed(_) => {
                    StoredTold::Closed
                }
                HostProgress::Never => StoredTold::Never,
            },
            talked: engagement.progress == Progress::Conversation,
            local_action: engagement.local_action,
            keys: keys
                .map(|(token, value)| (token.to_owned(), value.to_owned()))
                .collect(),
            ruled: StoredRuling::of(&engagement.ruling),
        }
    }

    fn revived(self, now: Timestamp) -> Engagement {
        let direction = if self.outbound {
            Direction::Outbound
        } else {
            Direction::Inbound
        };
        let mut engagement = Engagement::new(
            EventId::new(self.event),
            direction,
            self.origin,
            Facts::unknown(direction),
            self.keys,
            now,
        );
        engagement.asked_in = self.asked_in.map(MessageId::new);
        engagement.first_event_id = self.first_event.map(EventId::new);
        engagement.show_deadline = self.call.is_none().then(|| now.after(SHOWN_WITHIN));
        engagement.call = self.call.map(CallId::new);
        engagement.phone = Phone::Unseen;
        engagement.progress = if self.talked {
            Progress::Conversation
        } else {
            Progress::Offer
        };
        engagement.host_progress = match self.told {
            StoredTold::Nothing => HostProgress::Nothing,
            StoredTold::New => HostProgress::New(Outcome::Acknowledged),
            StoredTold::Started => HostProgress::Started(Outcome::Acknowledged),
            StoredTold::Closed => HostProgress::Closed(Closing {
                reason: CloseReason::WrapUp,
                otherwise: None,
            }),
            StoredTold::Never => HostProgress::Never,
        };
        engagement.local_action = self.local_action;
        engagement.ruling = self.ruled.revived();
        engagement
    }
}

impl StoredRuling {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    fn of(ruling: &Ruling) -> Self {
        Self {
            line: ruling.line.clone(),
            classification: ruling
                .classification
                .as_ref()
                .map(|code| code.as_str().to_owned()),
            close: ruling.close_as().map(StoredClose::from),
            contacts: ruling.contacts,
            came: ruling.arrived_at.map(|came| came.0),
        }
    }

    /// Nothing is decided again about a call that Fusion has started; about another, the rules are asked again before start.
    fn revived(self) -> Ruling {
        Ruling {
            line: self.line,
            classification: self.classification.as_deref().and_then(Classification::parse),
            close_as: self.close.map(CloseAs::from),
            contacts: self.contacts,
            arrived_at: self.came.map(Timestamp),
            ..Ruling::default()
        }
    }
}

/// Whether a token names a record rather than a person: ids, codes and public numbers of records.
fn is_record_key(token: &str) -> bool {
    token.starts_with("SVCMCA_")
        && ["_ID", "_SR_NUM", "_CD", "_OBJ_TYPE"]
            .iter()
            .any(|end| token.ends_with(end))
}
