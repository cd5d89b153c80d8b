//! The way to Fusion: opened in the order that Oracle asks for (`contract/fusion.md` §1.9).

use std::time::Duration;

use crate::host::{AgentReport, Feature};
use crate::ids::RequestId;
use crate::time::Timestamp;
use crate::vendor::{Capabilities, Capability};

/// Where the opening stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum HostLink {
    /// There is no Fusion.
    Standalone,
    /// Not begun.
    Closed,
    /// The configuration was asked for; nothing else may be said before its reply or deadline.
    Opening(RequestId, Timestamp),
    /// Ready.
    Open(Heard),
}

/// Whether Fusion has answered anything lately.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Heard {
    /// It has.
    Answers,
    /// A request ran into its deadline, and no other was answered meanwhile.
    Silent,
}

/// What is known of the host beside the calls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct HostState {
    pub(crate) link: HostLink,
    /// The last agent report that was sent.
    pub(crate) reported: Option<AgentReport>,
    /// When Fusion last answered a request; the beginning of time, if never.
    pub(crate) answered: Timestamp,
    /// Requests about nobody's call, with their deadlines.
    pub(crate) others: Vec<(RequestId, Timestamp)>,
}

impl HostState {
    pub(crate) fn new(link: HostLink) -> Self {
        Self {
            link,
            reported: None,
            answered: Timestamp(0),
            others: Vec::new(),
        }
    }

    /// Whether calls can be told.
    pub(crate) fn is_open(&self) -> bool {
        matches!(self.link, HostLink::Open(_))
    }

    /// Fusion answered a request.
    pub(crate) fn answers(&mut self, now: Timestamp) {
        self.answered = now;
        self.turns(Heard::Answers);
    }

    /// A request, which was given this time, ran into its deadline. Fusion is silent only if it has answered nothing since it
    /// was asked: the limit of an earlier request may pass after a later one was answered.
    pub(crate) fn missed(&mut self, deadline: Timestamp, given: Duration) {
        if self.answered.after(given) <= deadline {
            self.turns(Heard::Silent);
        }
    }

    fn turns(&mut self, heard: Heard) {
        if self.is_open() {
            self.link = HostLink::Open(heard);
        }
    }

    /// The earliest deadline of a request that is about no call.
    pub(crate) fn next_deadline(&self) -> Option<Timestamp> {
        let opening = match self.link {
            HostLink::Opening(_, deadline) => Some(deadline),
            HostLink::Standalone | HostLink::Closed | HostLink::Open(_) => None,
        };
        self.others
            .iter()
            .map(|(_, deadline)| *deadline)
            .chain(opening)
            .min()
    }
}

/// What Fusion must not offer, because the vendor cannot do it.
pub(crate) fn lacking_features(capabilities: &Capabilities) -> Vec<Feature> {
    [
        (Capability::Inbound, Feature::InboundCall),
        (Capability::Outbound, Feature::OutboundCall),
        (Capability::Transfer, Feature::Transfer),
        (Capability::Conference, Feature::Conference),
        (Capability::OutboundExtensions, Feature::OutboundExtensions),
    ]
    .into_iter()
    .filter(|(capability, _)| !capabilities.has(*capability))
    .map(|(_, feature)| feature)
    .collect()
}
