//! The connection between the page and the phone system: who listens, what is reported, which requests are held up.

use std::collections::{BTreeMap, VecDeque};

use super::exchange::Exchange;
use super::fault::{Fault, HeldRequest};
use crate::vendor::command::VendorMethod;
use crate::vendor::handler::SnapshotSink;
use crate::vendor::snapshot::{AgentSnapshot, CallSnapshot, Softphone, VendorLink, VendorSnapshot};

#[derive(Debug)]
pub(super) struct Connection {
    pub(super) link: VendorLink,
    /// Counts the loads of the page; a handler of an earlier load is cut off.
    pub(super) page: u32,
    pub(super) sink: Option<SnapshotSink>,
    /// Nothing comes through, and the handler has not noticed yet.
    pub(super) silent: bool,
    pub(super) held: Vec<HeldRequest>,
    pub(super) sign_in_offers: u32,
    faults: BTreeMap<VendorMethod, VecDeque<Fault>>,
    reported: (Option<AgentSnapshot>, Vec<CallSnapshot>),
}

impl Connection {
    pub(super) fn new(link: VendorLink) -> Self {
        Self {
            link,
            page: 0,
            sink: None,
            silent: false,
            held: Vec::new(),
            sign_in_offers: 0,
            faults: BTreeMap::new(),
            reported: (None, Vec::new()),
        }
    }

    /// The snapshot that the page may see: the current one while the link is up, otherwise the last that was known.
    pub(super) fn snapshot(&mut self, exchange: &Exchange) -> VendorSnapshot {
        match self.link {
            VendorLink::Up => self.reported = (Some(exchange.agent_snapshot()), exchange.calls()),
            VendorLink::Connecting => self.reported = (None, Vec::new()),
            VendorLink::Down(_) => {}
        }
        let (agent, calls) = self.reported.clone();
        VendorSnapshot {
            link: self.link,
            softphone: Softphone::Works,
            agent,
            calls,
        }
    }

    pub(super) fn arm(&mut self, method: VendorMethod, fault: Fault) {
        self.faults.entry(method).or_default().push_back(fault);
    }

    pub(super) fn next_fault(&mut self, method: VendorMethod) -> Option<Fault> {
        if self.silent {
            return Some(Fault::Open);
        }
        self.faults.get_mut(&method).and_then(VecDeque::pop_front)
    }

    /// Starts a new load of the page: no listener, nothing known, nobody who waits for an answer.
    pub(super) fn begin_page(&mut self) -> u32 {
        self.page += 1;
        self.close();
        self.reported = (None, Vec::new());
        self.page
    }

    /// Drops the listener. Whoever still waits for an answer learns that none will come.
    pub(super) fn close(&mut self) {
        self.sink = None;
        for held in &mut self.held {
            held.answer = None;
        }
    }

    /// The oldest request of this kind for which `wants` holds.
    pub(super) fn position(
        &self,
        method: VendorMethod,
        wants: impl Fn(&HeldRequest) -> bool,
    ) -> Option<usize> {
        self.held
            .iter()
            .position(|held| held.method == method && wants(held))
    }
}
