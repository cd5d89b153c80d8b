//! The connection to Fusion: opened in the order that Oracle asks for (`contract/fusion.md` §1.9).

use std::time::Duration;

use crate::host::Feature;
use crate::ids::RequestId;
use crate::session::agent_report::AgentStatus;
use crate::time::Timestamp;
use crate::vendor::{Capabilities, Capability};

/// Where the opening stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum HostLink {
    /// There is no Fusion around this page, and there will be none.
    Standalone,
    /// Nothing has been asked of Fusion yet.
    Closed,
    /// The configuration was asked for; nothing else may be said before its reply or deadline.
    Opening(RequestId, Timestamp),
    /// Opened: everything may be said now.
    Open(HostHealth),
}

/// Whether Fusion has answered anything lately.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum HostHealth {
    /// The latest request that came to an end was answered.
    Responsive,
    /// A request ran into its deadline, and no other was answered meanwhile.
    Unresponsive,
}

/// What is known of the host, apart from the calls.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct HostState {
    pub(crate) link: HostLink,
    /// The agent's status as it was last sent.
    pub(crate) reported: Option<AgentStatus>,
    /// When Fusion last answered a request; the beginning of time, if never.
    pub(crate) answered: Timestamp,
    /// Open requests that are part of no call's progress, with their deadlines.
    pub(crate) pending_without_call: Vec<(RequestId, Timestamp)>,
    /// The request for the toolbar's size, whatever becomes of it: an older Fusion refuses it or drops it.
    pub(crate) sized: Option<RequestId>,
}

impl HostState {
    pub(crate) fn new(link: HostLink) -> Self {
        Self {
            link,
            reported: None,
            answered: Timestamp(0),
            pending_without_call: Vec::new(),
            sized: None,
        }
    }

    /// Whether calls can be told.
    pub(crate) fn is_open(&self) -> bool {
        matches!(self.link, HostLink::Open(_))
    }

    /// Fusion answered a request.
    pub(crate) fn on_answer(&mut self, now: Timestamp) {
        self.answered = now;
        self.set_health(HostHealth::Responsive);
    }

    /// Whether Fusion has answered nothing since a request that was `given` this time until its deadline. The limit of an
    /// earlier request may pass after a later one was answered.
    pub(crate) fn is_silent_since(&self, deadline: Timestamp, given: Duration) -> bool {
        self.answered.after(given) <= deadline
    }

    /// A request ran into its deadline, and nothing was answered since it was made.
    pub(crate) fn on_silence(&mut self) {
        self.set_health(HostHealth::Unresponsive);
    }

    fn set_health(&mut self, health: HostHealth) {
        if self.is_open() {
            self.link = HostLink::Open(health);
        }
    }

    /// Takes a request out of those that are part of no call's progress; says whether it was one of them.
    pub(crate) fn settle_pending(&mut self, request: RequestId) -> bool {
        let pending = &mut self.pending_without_call;
        let count = pending.len();
        pending.retain(|(open, _)| *open != request);
        pending.len() < count
    }

    /// The earliest deadline of a request that is about no call.
    pub(crate) fn next_deadline(&self) -> Option<Timestamp> {
        let opening = match self.link {
            HostLink::Opening(_, deadline) => Some(deadline),
            HostLink::Standalone | HostLink::Closed | HostLink::Open(_) => None,
        };
        self.pending_without_call
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
