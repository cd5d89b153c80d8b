//! Counts how often each component is rendered, for the tests that check that a change renders only what it concerns. Builds with
//! debug assertions count; release builds do not.

#[cfg(debug_assertions)]
use std::cell::RefCell;
use std::collections::BTreeMap;

#[cfg(debug_assertions)]
thread_local! {
    static COUNTS: RefCell<BTreeMap<&'static str, usize>> = const { RefCell::new(BTreeMap::new()) };
}

/// Counts one rendering of a component.
pub fn count(component: &'static str) {
    #[cfg(debug_assertions)]
    COUNTS.with_borrow_mut(|counts| *counts.entry(component).or_default() += 1);
    #[cfg(not(debug_assertions))]
    let _ = component;
}

/// What was rendered how often since the last call, by the names of the components.
pub fn take() -> BTreeMap<&'static str, usize> {
    #[cfg(debug_assertions)]
    return COUNTS.take();
    #[cfg(not(debug_assertions))]
    BTreeMap::new()
}
