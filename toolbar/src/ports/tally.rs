//! Counts what is passed over without a word, so that support can see that it happened.

use std::cell::{OnceCell, RefCell};
use std::fmt;
use std::rc::Rc;

/// Counters by name. Names are fixed texts: nothing of what was counted is kept.
#[derive(Default)]
pub struct Tally {
    counts: RefCell<Vec<(&'static str, u64)>>,
    hearer: OnceCell<Rc<dyn Fn()>>,
}

impl Tally {
    /// Calls `hear` after every count from now on. Only the first one to ask is heard.
    pub fn on_count(&self, hear: Rc<dyn Fn()>) {
        let _second = self.hearer.set(hear);
    }

    /// Counts one.
    pub fn count(&self, what: &'static str) {
        self.add_one(what);
        if let Some(hear) = self.hearer.get() {
            hear();
        }
    }

    fn add_one(&self, what: &'static str) {
        let mut counts = self.counts.borrow_mut();
        match counts.iter_mut().find(|(name, _)| *name == what) {
            Some((_, count)) => *count += 1,
            None => counts.push((what, 1)),
        }
    }

    /// How often this was counted.
    pub fn of(&self, what: &'static str) -> u64 {
        let counts = self.counts.borrow();
        let found = counts.iter().find(|(name, _)| *name == what);
        found.map(|(_, count)| *count).unwrap_or_default()
    }

    /// All counters as rows for the diagnostics.
    pub fn rows(&self) -> Vec<(String, String)> {
        let counts = self.counts.borrow();
        counts
            .iter()
            .map(|(what, count)| ((*what).to_owned(), count.to_string()))
            .collect()
    }
}

impl fmt::Debug for Tally {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Tally").field(&self.counts).finish()
    }
}
