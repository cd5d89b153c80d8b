//! One combination of everything that Streams can say of a contact.

use fusion_cti::time::Timestamp;
use fusion_cti::vendor::{CallSnapshot, VendorLink};
use fusion_cti_amazon_connect::mapping::Mapping;
use fusion_cti_amazon_connect::snapshot::{
    AgentData, AgentStateData, ConnectionData, ContactData, Observation,
};

/// The words of one cell. `-` stands for what the library does not tell.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cell {
    pub(crate) kind: &'static str,
    pub(crate) method: &'static str,
    pub(crate) state: &'static str,
    /// The state of the agent's own connection, and its type.
    pub(crate) own: &'static str,
    pub(crate) own_type: &'static str,
    /// The state of the customer's connection.
    pub(crate) customer: &'static str,
    /// Who else is there: see [`others`].
    pub(crate) others: &'static str,
    pub(crate) mute: &'static str,
    pub(crate) agent: &'static str,
    /// The type of the customer's connection.
    pub(crate) customer_type: &'static str,
    pub(crate) equipment: &'static str,
}

/// What was seen of the contact before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Before {
    Nothing,
    /// The agent and the customer talked.
    Talking,
}

impl Before {
    pub(crate) const ALL: [Self; 2] = [Self::Nothing, Self::Talking];
}

impl Cell {
    /// An ordinary conversation between two.
    pub(crate) const PLAIN: Self = Self {
        kind: "voice",
        method: "inbound",
        state: "connected",
        own: "connected",
        own_type: "agent",
        customer: "connected",
        others: "nobody",
        mute: "none",
        agent: "Busy",
        customer_type: "inbound",
        equipment: "softphone",
    };

    pub(crate) fn is_preview(&self) -> bool {
        self.method == "campaign_preview"
    }

    /// The states of those who were added, without supervisors.
    pub(crate) fn added(&self) -> Vec<&'static str> {
        others(self.others)
            .into_iter()
            .filter(|(_, status)| status.is_none())
            .map(|(state, _)| state)
            .collect()
    }

    /// How many connections the service counts.
    pub(crate) fn connections(&self) -> usize {
        let all = others(self.others).into_iter().map(|(state, _)| state);
        let is_active = |state: &&str| {
            matches!(
                *state,
                "init" | "connecting" | "connected" | "hold" | "silent_monitor" | "barge"
            )
        };
        all.chain([self.own, self.customer]).filter(is_active).count()
    }

    pub(crate) fn contact(&self) -> ContactData {
        let told = |word: &str| (word != "-").then(|| word.to_owned());
        let own = told(self.own).map(|state| ConnectionData {
            id: Some("own".to_owned()),
            kind: Some(self.own_type.to_owned()),
            state,
            is_mute: matches!(self.mute, "service" | "forced"),
            forced_mute: self.mute == "forced",
            ..ConnectionData::default()
        });
        let customer = told(self.customer).map(|state| ConnectionData {
            id: Some("customer".to_owned()),
            kind: Some(self.customer_type.to_owned()),
            state,
            phone_number: Some("+441632960123".to_owned()),
            ..ConnectionData::default()
        });
        ContactData {
            contact_id: "C1".to_owned(),
            kind: self.kind.to_owned(),
            state: self.state.to_owned(),
            // The library asks the initial connection (`isInbound`), and throws where there is none.
            is_inbound: customer
                .is_some()
                .then_some(self.customer_type == "inbound" || self.is_preview()),
            initiation_method: told(self.method),
            customer_number: Some("+441632960123".to_owned()),
            initial: customer,
            agent_leg: own,
            third_parties: others(self.others)
                .into_iter()
                .enumerate()
                .map(|(index, (state, status))| ConnectionData {
                    id: Some(format!("other-{index}")),
                    kind: Some(
                        if status.is_some() {
                            "monitoring"
                        } else {
                            "outbound"
                        }
                        .to_owned(),
                    ),
                    state: state.to_owned(),
                    monitoring: status.map(str::to_owned),
                    ..ConnectionData::default()
                })
                .collect(),
            is_softphone: Some(self.equipment != "desk phone"),
            is_multi_party: Some(self.equipment == "conferences"),
            muted: self.mute == "softphone",
            ..ContactData::default()
        }
    }

    fn observation(&self) -> Observation {
        let kind =
            if self.agent == "Busy" || self.agent.starts_with("Pending") || self.agent == "CallingCustomer" {
                "system"
            } else {
                "error"
            };
        Observation {
            agent: Some(AgentData {
                state: AgentStateData {
                    name: self.agent.to_owned(),
                    kind: kind.to_owned(),
                    ..AgentStateData::default()
                },
                ..AgentData::default()
            }),
            contacts: vec![self.contact()],
            ..Observation::default()
        }
    }

    /// The conversation that comes before, where one does.
    fn talking(&self) -> Self {
        Self {
            kind: self.kind,
            method: self.method,
            customer_type: self.customer_type,
            equipment: self.equipment,
            ..Self::PLAIN
        }
    }

    fn mapping(&self, before: Before) -> Mapping {
        let mut mapping = Mapping::new();
        if before == Before::Talking {
            mapping.snapshot(self.talking().observation(), VendorLink::Up, Timestamp(0));
        }
        mapping
    }

    /// What the session is shown of it, if it is a call.
    pub(crate) fn call(&self, before: Before) -> Option<CallSnapshot> {
        let mut snapshot = self
            .mapping(before)
            .snapshot(self.observation(), VendorLink::Up, Timestamp(0));
        assert!(snapshot.calls.len() < 2);
        snapshot.calls.pop()
    }

    /// The same, shown once and then once more.
    pub(crate) fn shown_twice(&self, before: Before) -> [Option<CallSnapshot>; 2] {
        let mut mapping = self.mapping(before);
        let observation = self.observation();
        [observation.clone(), observation].map(|observation| {
            mapping
                .snapshot(observation, VendorLink::Up, Timestamp(0))
                .calls
                .pop()
        })
    }
}

/// The connections behind a word: their states, and a supervisor's monitoring status.
fn others(word: &str) -> Vec<(&'static str, Option<&'static str>)> {
    match word {
        "nobody" => vec![],
        "called" => vec![("connecting", None)],
        "on the line" => vec![("connected", None)],
        "on hold" => vec![("hold", None)],
        "left" => vec![("disconnected", None)],
        "supervisor" => vec![("barge", Some("BARGE"))],
        "two" => vec![("connected", None), ("connecting", None)],
        other => panic!("nobody is `{other}`"),
    }
}
