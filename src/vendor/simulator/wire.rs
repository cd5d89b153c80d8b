//! The way between the page and the phone system: who listens, what is shown, which requests are held up.

use std::collections::{BTreeMap, VecDeque};

use super::exchange::Exchange;
use super::fault::{Fault, Held};
use crate::vendor::command::VendorMethod;
use crate::vendor::handler::SnapshotSink;
use crate::vendor::snapshot::{AgentSnapshot, CallSnapshot, Softphone, VendorLink, VendorSnapshot};

#[derive(Debug)]
pub(super) struct Wire {
    pub(super) link: VendorLink,
    /// Which page life is the present one; a handler of an earlier one is cut off.
    pub(super) page: u32,
    pub(super) sink: Option<SnapshotSink>,
    /// Nothing comes through, and nobody has noticed yet.
    pub(super) silent: bool,
    pub(super) held: Vec<Held>,
    pub(super) sign_in_offers: u32,
    faults: BTreeMap<VendorMethod, VecDeque<Fault>>,
    shown: (Option<AgentSnapshot>, Vec<CallSnapshot>),
}

impl Wire {
    pub(super) fn new(link: VendorLink) -> Self {
        Self {
            link,
            page: 0,
            sink: None,
            silent: false,
            held: Vec::new(),
            sign_in_offers: 0,
            faults: BTreeMap::new(),
            shown: (None, Vec::new()),
        }
    }

    /// The picture as the page may know it: the present one while the way is up, otherwise the last that was known.
    pub(super) fn picture(&mut self, exchange: &Exchange) -> VendorSnapshot {
        match self.link {
            VendorLink::Up => self.shown = (Some(exchange.agent()), exchange.calls()),
            VendorLink::Connecting => self.shown = (None, Vec::new()),
            VendorLink::Down(_) => {}
        }
        let (agent, calls) = self.shown.clone();
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

    /// Begins a new page life: nobody listens, nothing is known, nobody waits for an answer.
    pub(super) fn begin_page(&mut self) -> u32 {
        self.page += 1;
        self.hang_up();
        self.shown = (None, Vec::new());
        self.page
    }

    /// Lets go of the listener. Whoever still waits for an answer learns that none will come.
    pub(super) fn hang_up(&mut self) {
        self.sink = None;
        for held in &mut self.held {
            held.answer = None;
        }
    }

    /// The oldest request of this kind for which `wants` holds.
    pub(super) fn position(&self, method: VendorMethod, wants: impl Fn(&Held) -> bool) -> Option<usize> {
        self.held
            .iter()
            .position(|held| held.method == method && wants(held))
    }
}
