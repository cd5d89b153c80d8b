//! The test bench of a case: the handler, what it reported, and methods that read like the case's sentence.

use std::rc::Rc;

use futures::future::{Either, select};

use super::inspect::{AllowedEndings, Is, describe, is_up};
use super::recorder::Recorder;
use super::rig::{Happening, Rig};
use super::verdict::{CaseFailure, Stop, Verdict};
use crate::ids::CallId;
use crate::vendor::capability::{Capabilities, Capability};
use crate::vendor::handler::CtiVendorHandler;
use crate::vendor::snapshot::VendorSnapshot;

/// Everything that one case works with.
pub(super) struct Bench {
    pub(super) rig: Rc<dyn Rig>,
    pub(super) handler: Rc<dyn CtiVendorHandler>,
    pub(super) reports: Recorder,
    retired: Vec<Recorder>,
}

impl Bench {
    pub(super) async fn new(rig: Rc<dyn Rig>) -> Result<Self, Stop> {
        let handler = rig.fresh().await?;
        Ok(Self {
            rig,
            handler,
            reports: Recorder::default(),
            retired: Vec::new(),
        })
    }

    pub(super) fn capabilities(&self) -> Capabilities {
        self.handler.capabilities()
    }

    pub(super) fn can(&self, capability: Capability) -> bool {
        self.capabilities().has(capability)
    }

    /// Makes the far end do something.
    pub(super) async fn happen(&self, happening: Happening) -> Verdict {
        if let Happening::OfferIsRepeated(call) = &happening {
            self.reports.expect_another_offer(call);
        }
        Ok(self.rig.happen(happening).await?)
    }

    /// Connects, and waits until agent and calls are known.
    pub(super) async fn connected(&mut self) -> Verdict {
        self.connect("after another sink had taken its place").await?;
        self.until("a link that is up, with an agent", is_up).await?;
        Ok(())
    }

    /// Connects with a new sink. From then on a snapshot to the old sink is against the law, for this reason.
    pub(super) async fn connect(&mut self, reason: &'static str) -> Verdict {
        let next = self.reports.successor();
        let outcome = self
            .within_limit("connect", self.handler.connect(next.sink()))
            .await?;
        self.retire(next, reason);
        outcome.map_err(|error| CaseFailure::new("connect to succeed", error.to_string()))?;
        Ok(())
    }

    /// Disconnects. What is reported from then on is against the law.
    pub(super) async fn disconnect(&mut self) -> Verdict {
        self.within_limit("disconnect", self.handler.disconnect()).await?;
        self.retire(self.reports.successor(), "after disconnect");
        Ok(())
    }

    /// Reloads the page and connects the new handler.
    pub(super) async fn reload(&mut self) -> Verdict {
        let handler = self.rig.reload().await?;
        self.retire(self.reports.successor(), "by a handler whose page is gone");
        self.handler = handler;
        self.connected().await
    }

    /// The last snapshot, or a failure where there is none.
    pub(super) fn last_snapshot(&self) -> Result<VendorSnapshot, Stop> {
        self.reports
            .last()
            .ok_or_else(|| CaseFailure::new("a snapshot", describe(None)).into())
    }

    /// Waits for a snapshot of which `condition` holds.
    pub(super) async fn until(
        &self,
        expected: &str,
        condition: impl Fn(&VendorSnapshot) -> bool,
    ) -> Result<VendorSnapshot, Stop> {
        self.until_within(self.rig.patience().report, expected, condition)
            .await
    }

    /// The same with another bound.
    pub(super) async fn until_within(
        &self,
        bound: std::time::Duration,
        expected: &str,
        condition: impl Fn(&VendorSnapshot) -> bool,
    ) -> Result<VendorSnapshot, Stop> {
        let mut bound = self.rig.pause(bound);
        loop {
            self.check_invariants()?;
            let report = self.reports.next_report();
            let last = self.reports.last();
            if let Some(fitting) = last.filter(|snapshot| condition(snapshot)) {
                return Ok(fitting);
            }
            if let Either::Right(_) = select(report, &mut bound).await {
                return Err(CaseFailure::new(expected, describe(self.reports.last().as_ref())).into());
            }
        }
    }

    /// Waits until the call is there.
    pub(super) async fn until_call(&self, call: &CallId, is: Is) -> Verdict {
        self.until(&format!("{call} to be {is}"), |snapshot| is.holds(call, snapshot))
            .await?;
        Ok(())
    }

    /// Waits until the call is over or gone, and checks the ending that was reported.
    pub(super) async fn until_ended(&self, call: &CallId, allowed: AllowedEndings) -> Verdict {
        self.until_call(call, Is::Ended).await?;
        let endings = self.reports.endings(0, call);
        match endings.into_iter().find(|ending| !allowed.contains(*ending)) {
            None => Ok(()),
            Some(other) => Err(CaseFailure::new(
                format!("{call} to end as one of {:?} or Unknown", allowed.0),
                format!("{other:?}"),
            )
            .into()),
        }
    }

    /// Lets a quiet while pass in which `condition` must go on to hold.
    pub(super) async fn stays(&self, expected: &str, condition: impl Fn(&VendorSnapshot) -> bool) -> Verdict {
        let from = self.present();
        self.quiet().await?;
        self.always(from, expected, condition)
    }

    /// The position of the last snapshot.
    pub(super) fn present(&self) -> usize {
        self.reports.len().saturating_sub(1)
    }

    /// Every snapshot from `position` on must have been so.
    pub(super) fn always(
        &self,
        position: usize,
        expected: &str,
        condition: impl Fn(&VendorSnapshot) -> bool,
    ) -> Verdict {
        match self.reports.first_without(position, condition) {
            None => Ok(()),
            Some(other) => Err(CaseFailure::new(expected, describe(Some(&other))).into()),
        }
    }

    /// Lets a quiet while pass in which the call must stay where it is.
    pub(super) async fn call_stays(&self, call: &CallId, is: Is) -> Verdict {
        self.stays(&format!("{call} to stay {is}"), |snapshot| {
            is.holds(call, snapshot)
        })
        .await
    }

    /// Lets a quiet while pass.
    pub(super) async fn quiet(&self) -> Verdict {
        self.rig.pause(self.rig.patience().quiet).await;
        self.check_invariants()
    }

    /// Fails with the first invariant that a snapshot broke.
    pub(super) fn check_invariants(&self) -> Verdict {
        let broken = self
            .retired
            .iter()
            .chain([&self.reports])
            .find_map(Recorder::broken);
        match broken {
            None => Ok(()),
            Some(what) => Err(CaseFailure::new("snapshots that keep the law", what).into()),
        }
    }

    /// Waits for a method to complete.
    pub(super) async fn within_limit<T>(
        &self,
        method: &str,
        request: impl Future<Output = T>,
    ) -> Result<T, Stop> {
        let limit = self.rig.patience().answer;
        match select(Box::pin(request), self.rig.pause(limit)).await {
            Either::Left((outcome, _)) => Ok(outcome),
            Either::Right(_) => Err(CaseFailure::new(
                format!("{method} to come to an end by itself"),
                format!("it was still open after {limit:?}"),
            )
            .into()),
        }
    }

    fn retire(&mut self, next: Recorder, reason: &'static str) {
        let before = std::mem::replace(&mut self.reports, next);
        before.close(reason);
        self.retired.push(before);
    }
}

/// Fails the case unless `holds`.
pub(super) fn expect(holds: bool, expected: &str, seen: impl Into<String>) -> Verdict {
    if holds {
        Ok(())
    } else {
        Err(CaseFailure::new(expected, seen).into())
    }
}
