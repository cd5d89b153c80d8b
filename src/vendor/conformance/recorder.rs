//! Records everything that one connection reported, and which invariants it broke.

use std::cell::RefCell;
use std::rc::Rc;

use futures::channel::oneshot;

use super::invariant::Invariants;
use crate::ids::CallId;
use crate::vendor::handler::SnapshotSink;
use crate::vendor::snapshot::{Ending, Stage, VendorSnapshot};

/// Listens to one connection of a handler. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub(super) struct Recorder(Rc<RefCell<Record>>);

#[derive(Debug, Default)]
struct Record {
    snapshots: Vec<VendorSnapshot>,
    invariants: Invariants,
    broken: Vec<String>,
    closed: Option<&'static str>,
    waiting: Vec<oneshot::Sender<()>>,
}

impl Recorder {
    pub(super) fn sink(&self) -> SnapshotSink {
        let recorder = self.clone();
        SnapshotSink::new(move |snapshot| recorder.record(snapshot))
    }

    /// From now on no snapshot may be delivered here, for this reason.
    pub(super) fn close(&self, reason: &'static str) {
        self.0.borrow_mut().closed = Some(reason);
    }

    /// A recorder for the same calls after a reload or another connect.
    pub(super) fn successor(&self) -> Self {
        let invariants = self.0.borrow().invariants.after_reload();
        Self(Rc::new(RefCell::new(Record {
            invariants,
            ..Record::default()
        })))
    }

    pub(super) fn last(&self) -> Option<VendorSnapshot> {
        self.0.borrow().snapshots.last().cloned()
    }

    pub(super) fn len(&self) -> usize {
        self.0.borrow().snapshots.len()
    }

    /// The first snapshot from `position` on for which `condition` does not hold.
    pub(super) fn first_without(
        &self,
        position: usize,
        condition: impl Fn(&VendorSnapshot) -> bool,
    ) -> Option<VendorSnapshot> {
        let record = self.0.borrow();
        let mut later = record.snapshots.iter().skip(position);
        later.find(|snapshot| !condition(snapshot)).cloned()
    }

    /// Every way in which this call was reported to have ended, from `position` on.
    pub(super) fn endings(&self, position: usize, call: &CallId) -> Vec<Ending> {
        let record = self.0.borrow();
        let later = record.snapshots.iter().skip(position);
        later
            .flat_map(|snapshot| &snapshot.calls)
            .filter(|seen| seen.id == *call)
            .filter_map(|seen| match seen.stage {
                Stage::Over(ending) => Some(ending),
                Stage::Ringing | Stage::Preview | Stage::Dialling | Stage::Connected(_) => None,
            })
            .collect()
    }

    /// The first invariant that was broken.
    pub(super) fn broken(&self) -> Option<String> {
        self.0.borrow().broken.first().cloned()
    }

    pub(super) fn expect_another_offer(&self, call: &CallId) {
        self.0.borrow_mut().invariants.expect_another_offer(call);
    }

    /// Resolves at the next report.
    pub(super) fn next_report(&self) -> oneshot::Receiver<()> {
        let (tell, report) = oneshot::channel();
        self.0.borrow_mut().waiting.push(tell);
        report
    }

    fn record(&self, snapshot: VendorSnapshot) {
        let waiting = {
            let mut record = self.0.borrow_mut();
            if let Some(reason) = record.closed {
                record.broken.push(format!("a snapshot was delivered {reason}"));
            }
            let broken = record.invariants.check(&snapshot);
            record.broken.extend(broken);
            record.snapshots.push(snapshot);
            std::mem::take(&mut record.waiting)
        };
        // After the borrow, because sending wakes a task.
        for waiting in waiting {
            // A receiver that was dropped has stopped waiting.
            let _ = waiting.send(());
        }
    }
}
