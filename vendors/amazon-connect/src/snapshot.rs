//! What is read from the library at one moment, as plain data: all that the mapping knows.
//!
//! The names follow Streams', so that a recorded trace and a fixture read alike. Numbers, names and attributes are
//! personal data: `Debug` leaves them out.

use std::collections::BTreeMap;
use std::fmt;

use fusion_cti::redact::Private;
use fusion_cti::vendor::{SignOut, Softphone};
use serde::{Deserialize, Serialize};

/// The agent and every contact, of whatever type.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Observation {
    /// The agent; absent before the first update.
    pub agent: Option<AgentData>,
    /// In the library's order, which changes during a call.
    pub contacts: Vec<ContactData>,
    /// The last `onSoftphoneError`, until a call connects after it.
    #[serde(skip)]
    pub softphone: Softphone,
    /// Whether the service warns of a sign-out.
    #[serde(skip)]
    pub sign_out: SignOut,
}

/// What the getters of the library's agent return.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct AgentData {
    /// `getName`: the agent's name, for people.
    pub name: String,
    /// `getState`: the only one that shows PendingBusy, Busy and AfterCallWork.
    pub state: AgentStateData,
    /// The name in `getNextState`.
    pub next_state: Option<String>,
    /// The name in `getRoutingProfile`.
    pub routing_profile: Option<String>,
    /// `getAgentStates`, in the service's order.
    pub states: Vec<AgentStateData>,
}

/// One state of the agent, as `getState` and `getAgentStates` describe it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct AgentStateData {
    /// `agentStateARN`; absent on states that nobody can choose.
    #[serde(rename = "agentStateARN")]
    pub arn: Option<String>,
    /// `name`: the state's name in this instance, such as `Lunch`.
    pub name: String,
    /// `type`: routable, not_routable, offline, system, error, init.
    #[serde(rename = "type")]
    pub kind: String,
}

/// What the getters of one of the library's contacts return.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct ContactData {
    /// `getContactId`: the vendor's call id.
    pub contact_id: String,
    /// `getInitialContactId`: the first contact of the same conversation.
    pub initial_contact_id: Option<String>,
    /// `getType`: voice, queue_callback, chat, task, email. Of anything but the first two nothing else is read.
    #[serde(rename = "type")]
    pub kind: String,
    /// The type in `getState`.
    pub state: String,
    /// The timestamp in `getState`, in milliseconds since the epoch.
    pub since: Option<u64>,
    /// `isInbound`; absent where the getter throws.
    pub is_inbound: Option<bool>,
    /// `getInitiationMethod`, such as `inbound` or `transfer`.
    pub initiation_method: Option<String>,
    /// The name in `getQueue`.
    pub queue: Option<String>,
    /// `getAttributes`: the values by name, without the rest of each entry.
    #[serde(with = "entries")]
    pub attributes: BTreeMap<String, Private<String>>,
    /// `getCustomerEndpoint().phoneNumber`, as the service writes it.
    pub customer_number: Option<String>,
    /// `getInitialConnection`; absent once it is gone.
    pub initial: Option<ConnectionData>,
    /// `getAgentConnection`; absent once it is gone.
    pub agent_leg: Option<ConnectionData>,
    /// `getThirdPartyConnections`: whoever was added to the call.
    pub third_parties: Vec<ConnectionData>,
    /// `getConnectSystemEndpoint().phoneNumber`: the contact centre's own number.
    pub system_number: Option<String>,
    /// `isSoftphoneCall`; absent where the getter throws.
    pub is_softphone: Option<bool>,
    /// `isMultiPartyConferenceEnabled`; absent where the getter throws.
    pub is_multi_party: Option<bool>,
    /// The last `onMuteToggle` that concerned this contact.
    pub muted: bool,
}

/// What the getters of one connection of a contact return.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct ConnectionData {
    /// `getConnectionId`, unique within the contact.
    pub id: Option<String>,
    /// `getType`: agent, inbound, outbound, monitoring.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// The type in `getState`: init, connecting, connected, hold, disconnected, silent_monitor, barge.
    pub state: String,
    /// `getMonitorStatus`: SILENT_MONITOR or BARGE, on a supervisor's connection only.
    pub monitoring: Option<String>,
    /// `getEndpoint().phoneNumber`, as the service writes it.
    pub phone_number: Option<String>,
    /// `isMute`: muted by the service.
    pub is_mute: bool,
    /// `isForcedMute`: muted by a supervisor.
    pub forced_mute: bool,
}

impl fmt::Debug for AgentData {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("AgentData")
            .field("state", &self.state)
            .field("next_state", &self.next_state)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for ContactData {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("ContactData")
            .field("contact_id", &self.contact_id)
            .field("kind", &self.kind)
            .field("state", &self.state)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for ConnectionData {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("ConnectionData")
            .field("state", &self.state)
            .finish_non_exhaustive()
    }
}

/// How a recorded trace holds the attributes: as an object.
mod entries {
    use std::collections::BTreeMap;

    use fusion_cti::redact::Private;
    use serde::{Deserialize as _, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(
        entries: &BTreeMap<String, Private<String>>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.collect_map(entries.iter().map(|(name, value)| (name, value.reveal())))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<BTreeMap<String, Private<String>>, D::Error> {
        let entries: BTreeMap<String, String> = BTreeMap::deserialize(deserializer)?;
        let entries = entries.into_iter();
        Ok(entries.map(|(name, value)| (name, Private::new(value))).collect())
    }
}
