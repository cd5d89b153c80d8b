//! Counts what is passed over without a word, so that support can see that it happened.

use std::cell::RefCell;
use std::collections::BTreeMap;

/// Counters by name. Names are fixed texts: nothing of what was counted is kept.
#[derive(Debug, Default)]
pub struct Tally(RefCell<BTreeMap<&'static str, u64>>);

impl Tally {
    /// Counts one.
    pub fn count(&self, what: &'static str) {
        *self.0.borrow_mut().entry(what).or_default() += 1;
    }

    /// How often this was counted.
    pub fn of(&self, what: &'static str) -> u64 {
        self.0.borrow().get(what).copied().unwrap_or_default()
    }

    /// All counters as rows for the diagnostics.
    pub fn rows(&self) -> Vec<(String, String)> {
        let counts = self.0.borrow();
        counts
            .iter()
            .map(|(what, count)| ((*what).to_owned(), count.to_string()))
            .collect()
    }
}
