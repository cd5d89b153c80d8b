//! A named case and how it is run.

use std::fmt;
use std::rc::Rc;

use futures::future::LocalBoxFuture;

use super::bench::Bench;
use super::rig::Rig;
use super::verdict::{CaseResult, Group, Outcome, Stop, Verdict};
use crate::vendor::capability::Capability;

/// One sentence of the law, tried.
#[derive(Clone, Copy)]
pub struct Case {
    group: Group,
    name: &'static str,
    law: &'static str,
    needs: &'static [Capability],
    run: Run,
}

type Run = for<'a> fn(&'a mut Bench) -> LocalBoxFuture<'a, Verdict>;

impl Case {
    pub(super) const fn new(
        (group, name): (Group, &'static str),
        needs: &'static [Capability],
        law: &'static str,
        run: Run,
    ) -> Self {
        Self {
            group,
            name,
            law,
            needs,
            run,
        }
    }

    /// The part of the contract that it belongs to.
    pub fn group(&self) -> Group {
        self.group
    }

    /// Its name, unique in the suite and made to stay.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// The sentence of the law that it tries.
    pub fn law(&self) -> &'static str {
        self.law
    }

    /// What the vendor must be able to do for the case to apply.
    pub fn needs(&self) -> &'static [Capability] {
        self.needs
    }

    /// Runs it in a fresh world of the rig. Skipped, with the reason, where the vendor lacks a capability or the rig cannot
    /// arrange what the case is about.
    pub async fn run(&self, rig: &Rc<dyn Rig>) -> CaseResult {
        CaseResult {
            group: self.group,
            name: self.name,
            law: self.law,
            outcome: Outcome::from(self.verdict(Rc::clone(rig)).await),
        }
    }

    async fn verdict(&self, rig: Rc<dyn Rig>) -> Verdict {
        let mut bench = Bench::new(rig).await?;
        let capabilities = bench.capabilities();
        if let Some(missing) = self.needs.iter().find(|need| !capabilities.has(**need)) {
            return Err(Stop::Skipped(format!("the vendor has no {missing:?}")));
        }
        let verdict = (self.run)(&mut bench).await;
        // A broken invariant explains more than the wait that failed because of it.
        bench.check_invariants()?;
        verdict?;
        bench.quiet().await
    }
}

impl fmt::Debug for Case {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Case({}/{})", self.group, self.name)
    }
}
