//! Counts messages and events that are ignored, so that support can see in the diagnostics that it happened.

use std::cell::{OnceCell, RefCell};
use std::fmt;
use std::rc::Rc;

/// Counters by name. Names are constants: nothing of what was counted is kept.
#[derive(Default)]
pub struct Counters {
    counts: RefCell<Vec<(&'static str, u64)>>,
    on_change: OnceCell<Rc<dyn Fn()>>,
}

impl Counters {
    /// Calls `on_change` after every increment from now on. Only the first callback is kept.
    pub fn on_change(&self, on_change: Rc<dyn Fn()>) {
        // Refused only when there is a callback already.
        let _second = self.on_change.set(on_change);
    }

    /// Adds one to a counter.
    pub fn increment(&self, name: &'static str) {
        self.add_one(name);
        if let Some(on_change) = self.on_change.get() {
            on_change();
        }
    }

    fn add_one(&self, name: &'static str) {
        let mut counts = self.counts.borrow_mut();
        match counts.iter_mut().find(|(known, _)| *known == name) {
            Some((_, count)) => *count += 1,
            None => counts.push((name, 1)),
        }
    }

    /// The value of a counter; zero for one that was never incremented.
    pub fn value(&self, name: &'static str) -> u64 {
        let counts = self.counts.borrow();
        let found = counts.iter().find(|(known, _)| *known == name);
        found.map(|(_, count)| *count).unwrap_or_default()
    }

    /// All counters as rows for the diagnostics.
    pub fn rows(&self) -> Vec<(String, String)> {
        let counts = self.counts.borrow();
        counts
            .iter()
            .map(|(name, count)| ((*name).to_owned(), count.to_string()))
            .collect()
    }
}

impl fmt::Debug for Counters {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Counters").field(&self.counts).finish()
    }
}
