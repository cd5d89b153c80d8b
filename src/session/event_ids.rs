//! Event ids: each is given out once.

use crate::ids::EventId;

/// How many are remembered. A call that the vendor offers again, or shows long after it was given up, does so soon.
const REMEMBERED: usize = 64;

/// The event ids of the latest calls, and how often each was given out.
#[derive(Clone, Debug, PartialEq, Eq, Default, Hash)]
pub(crate) struct EventIds(Vec<(String, u32)>);

impl EventIds {
    /// An event id that no call had lately: `base` itself the first time, then `base.2`, `base.3` …
    pub(crate) fn allocate(&mut self, base: &str) -> EventId {
        if let Some((_, count)) = self.0.iter_mut().find(|(given, _)| given == base) {
            *count += 1;
            return EventId::new(format!("{base}.{count}"));
        }
        self.0.push((base.to_owned(), 1));
        if self.0.len() > REMEMBERED {
            self.0.remove(0);
        }
        EventId::new(base)
    }

    /// Remembers an id that somebody else chose, so that it is not allocated again.
    pub(crate) fn reserve(&mut self, event_id: &EventId) {
        if !self.is_known(event_id) {
            self.allocate(event_id.as_str());
        }
    }

    /// Whether the id was allocated or reserved lately.
    pub(crate) fn is_known(&self, event_id: &EventId) -> bool {
        self.0.iter().any(|(given, _)| given == event_id.as_str())
    }

    /// For keeping them over a reload.
    pub(crate) fn as_pairs(&self) -> &[(String, u32)] {
        &self.0
    }
}

impl From<Vec<(String, u32)>> for EventIds {
    fn from(mut pairs: Vec<(String, u32)>) -> Self {
        pairs.truncate(REMEMBERED);
        Self(pairs)
    }
}
