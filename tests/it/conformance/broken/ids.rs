//! Ids that a broken handler makes itself, and a rig that knows which call it means by them.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use async_trait::async_trait;
use fusion_cti::ids::CallId;
use fusion_cti::vendor::conformance::{
    Elsewhere, Happening, Patience, Received, Rig, RigTrouble, SimulatorRig,
};
use fusion_cti::vendor::{CallSnapshot, CtiVendorHandler};

use super::super::flaw::Flaw;

/// The ids that the handler shows for the vendor's. Shared by the handler and the rig.
#[derive(Clone, Default)]
pub(super) struct Ids(Rc<RefCell<Vec<Known>>>);

#[derive(Clone)]
struct Known {
    shown: CallId,
    real: CallId,
    /// Whether the last snapshot has the call.
    is_there: bool,
}

impl Ids {
    /// The page is new: what a handler counted itself is forgotten, the lines of the phone are not.
    pub(super) fn reload(&self, flaw: Option<Flaw>) {
        if flaw == Some(Flaw::CountsItsOwnIds) {
            self.0.borrow_mut().clear();
        }
    }

    /// Puts the handler's own ids into the calls of a snapshot.
    pub(super) fn show(&self, flaw: Flaw, calls: &mut [CallSnapshot]) {
        if ![Flaw::CountsItsOwnIds, Flaw::LineNumbersAsIds].contains(&flaw) {
            return;
        }
        let known = &mut *self.0.borrow_mut();
        for one in known.iter_mut() {
            one.is_there = calls.iter().any(|call| call.id == one.real);
        }
        for call in calls {
            let shown = known
                .iter()
                .rev()
                .find(|one| one.real == call.id)
                .map(|one| one.shown.clone());
            call.id = shown.unwrap_or_else(|| {
                let number = match flaw {
                    Flaw::LineNumbersAsIds => free_line(known),
                    _ => known.len() + 1,
                };
                let shown = CallId::new(format!("line-{number}"));
                known.push(Known {
                    shown: shown.clone(),
                    real: call.id.clone(),
                    is_there: true,
                });
                shown
            });
        }
    }

    /// The vendor's id of the call that was shown as this one last.
    pub(super) fn real(&self, shown: &CallId) -> CallId {
        let known = self.0.borrow();
        let found = known.iter().rev().find(|one| one.shown == *shown);
        found.map_or_else(|| shown.clone(), |one| one.real.clone())
    }
}

fn free_line(known: &[Known]) -> usize {
    let is_taken = |line: &usize| {
        let shown = CallId::new(format!("line-{line}"));
        known.iter().any(|one| one.is_there && one.shown == shown)
    };
    (1..).find(|line| !is_taken(line)).unwrap()
}

/// The simulator's rig, for a handler with ids of its own.
pub(super) struct OwnIdsRig {
    pub(super) inner: SimulatorRig,
    pub(super) ids: Ids,
}

#[async_trait(?Send)]
impl Rig for OwnIdsRig {
    async fn fresh(&self) -> Result<Rc<dyn CtiVendorHandler>, RigTrouble> {
        self.ids.0.borrow_mut().clear();
        self.inner.fresh().await
    }

    async fn reload(&self) -> Result<Rc<dyn CtiVendorHandler>, RigTrouble> {
        self.inner.reload().await
    }

    async fn happen(&self, happening: Happening) -> Result<(), RigTrouble> {
        let real = |call: CallId| self.ids.real(&call);
        self.inner
            .happen(match happening {
                Happening::CustomerHangsUp(call) => Happening::CustomerHangsUp(real(call)),
                Happening::RingsOut(call) => Happening::RingsOut(real(call)),
                Happening::OfferIsRepeated(call) => Happening::OfferIsRepeated(real(call)),
                Happening::CustomerAnswers(call) => Happening::CustomerAnswers(real(call)),
                Happening::CustomerDeclines(call) => Happening::CustomerDeclines(real(call)),
                Happening::CustomerDoesNotAnswer(call) => Happening::CustomerDoesNotAnswer(real(call)),
                Happening::CustomerIsNotReachable(call) => Happening::CustomerIsNotReachable(real(call)),
                Happening::TransferTargetAnswers(call) => Happening::TransferTargetAnswers(real(call)),
                Happening::CallVanishes(call) => Happening::CallVanishes(real(call)),
                Happening::Elsewhere(Elsewhere::Accepts(call)) => {
                    Happening::Elsewhere(Elsewhere::Accepts(real(call)))
                }
                Happening::Elsewhere(Elsewhere::Rejects(call)) => {
                    Happening::Elsewhere(Elsewhere::Rejects(real(call)))
                }
                Happening::Elsewhere(Elsewhere::HangsUp(call)) => {
                    Happening::Elsewhere(Elsewhere::HangsUp(real(call)))
                }
                Happening::Elsewhere(Elsewhere::Holds(call)) => {
                    Happening::Elsewhere(Elsewhere::Holds(real(call)))
                }
                other => other,
            })
            .await
    }

    async fn received(&self, call: &CallId) -> Result<Received, RigTrouble> {
        self.inner.received(&self.ids.real(call)).await
    }

    async fn pause(&self, duration: Duration) {
        self.inner.pause(duration).await;
    }

    fn patience(&self) -> Patience {
        self.inner.patience()
    }
}
