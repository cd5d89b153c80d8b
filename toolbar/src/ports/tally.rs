//! Counts what is passed over without a word, so that support can see that it happened.

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;
use std::fmt;

/// Counters by name. Names are fixed texts: nothing of what was counted is kept.
#[derive(Default)]
pub struct Tally {
    counts: RefCell<BTreeMap<&'static str, u64>>,
    hearer: OnceCell<Box<dyn Fn()>>,
}

impl Tally {
    /// Calls `hear` after every count from now on. Only the first one to ask is heard.
    pub fn on_count(&self, hear: impl Fn() + 'static) {
        let _second = self.hearer.set(Box::new(hear));
    }

    /// Counts one.
    pub fn count(&self, what: &'static str) {
        *self.counts.borrow_mut().entry(what).or_default() += 1;
        if let Some(hear) = self.hearer.get() {
            hear();
        }
    }

    /// How often this was counted.
    pub fn of(&self, what: &'static str) -> u64 {
        self.counts.borrow().get(what).copied().unwrap_or_default()
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
