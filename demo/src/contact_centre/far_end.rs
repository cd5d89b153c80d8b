//! Everybody who is not the vendor's library: customers, the service, and the agent who uses the CCP directly.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;
use thiserror::Error;

use super::contact::ContactKind;
use super::session::SessionChange;
use super::{Exception, Fault, SettingsChange};

/// A customer who gets in touch.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[allow(
    clippy::exhaustive_structs,
    reason = "tests fill in what they need and take the rest from the default"
)]
pub struct Caller {
    /// The customer's number; `None` withholds it.
    #[serde(default)]
    pub number: Option<String>,
    /// The contact's name, which tasks and chats have.
    #[serde(default)]
    pub name: Option<String>,
    /// The queue's name; `Support` if left out.
    #[serde(default)]
    pub queue: Option<String>,
    /// What the contact flow found out.
    #[serde(default)]
    pub attributes: BTreeMap<String, String>,
    /// The channel; a telephone call if left out.
    #[serde(default)]
    pub kind: ContactKind,
    /// Whether the centre called the customer, as for a campaign; with the initiation `campaign_preview` it has not done so yet.
    #[serde(default)]
    pub outbound: bool,
    /// The initiation method, such as `transfer`; the channel's usual one if left out.
    #[serde(default)]
    pub initiation: Option<String>,
    /// The id of the contact that this one continues.
    #[serde(default)]
    pub initial_contact_id: Option<String>,
}

impl Caller {
    /// A phone call from this number, with nothing else known.
    pub fn from_number(number: &str) -> Caller {
        Caller {
            number: Some(number.to_owned()),
            ..Caller::default()
        }
    }
}

/// Something that happens to the centre from outside the vendor's library. A `contact_id` that is left out means the
/// newest contact that it can happen to.
#[derive(Debug, Clone, Deserialize)]
#[serde(
    tag = "action",
    rename_all = "kebab-case",
    rename_all_fields = "camelCase",
    deny_unknown_fields
)]
#[allow(
    missing_docs,
    reason = "the variants' names are sentences, and their fields are the same few everywhere"
)]
pub enum FarEnd {
    CustomerCalls(Caller),
    CustomerHangsUp {
        contact_id: Option<String>,
    },
    RingsOut {
        contact_id: Option<String>,
    },
    CustomerAnswers {
        contact_id: Option<String>,
    },
    CustomerDeclines {
        contact_id: Option<String>,
    },
    CustomerBusy {
        contact_id: Option<String>,
    },
    CustomerNoAnswer {
        contact_id: Option<String>,
    },
    CustomerUnreachable {
        contact_id: Option<String>,
    },
    ThirdPartyAnswers {
        contact_id: Option<String>,
    },
    ThirdPartyHangsUp {
        contact_id: Option<String>,
    },
    AttributesChange {
        contact_id: Option<String>,
        attributes: BTreeMap<String, String>,
    },
    ContactVanishes {
        contact_id: Option<String>,
    },
    RepeatOffer {
        contact_id: Option<String>,
    },
    AgentAcceptsInCcp {
        contact_id: Option<String>,
    },
    AgentRejectsInCcp {
        contact_id: Option<String>,
    },
    AgentHangsUpInCcp {
        contact_id: Option<String>,
    },
    AgentHoldsInCcp {
        contact_id: Option<String>,
    },
    AgentResumesInCcp {
        contact_id: Option<String>,
    },
    AgentMutesInCcp,
    AgentUnmutesInCcp,
    AgentSendsDigitsInCcp {
        contact_id: Option<String>,
        digits: String,
    },
    AgentSelectsInCcp {
        state: String,
    },
    AgentDialsInCcp {
        number: String,
    },
    FinishWrapUp {
        contact_id: Option<String>,
    },
    Heartbeat,
    Settings(SettingsChange),
    Fault(Fault),
    Session {
        state: SessionChange,
        #[serde(default)]
        still_answers: bool,
    },
    /// The service warns of a sign-out for inactivity in so many milliseconds.
    InactivityWarning {
        millis: u64,
    },
    Broadcast {
        event: String,
        #[serde(default)]
        data: Value,
    },
    Reset,
}

/// Why something cannot happen now.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum FarEndRefused {
    /// No contact is in a state in which this can happen to it.
    #[error("no contact is in a state for this")]
    NoFittingContact,
    /// The agent has no state of this name to select.
    #[error("there is no agent state named {0}")]
    UnknownAgentState(String),
    /// The centre refused it in the same words as it would refuse the library.
    #[error("{kind}: {message}")]
    Refused {
        /// The exception's name, as the library would report it.
        kind: String,
        /// The exception's message, as the library would report it.
        message: String,
    },
}

impl From<Exception> for FarEndRefused {
    fn from(exception: Exception) -> Self {
        FarEndRefused::Refused {
            kind: exception.kind,
            message: exception.message,
        }
    }
}
