//! Event ids, none of which is given out twice.

use crate::ids::EventId;

/// How many are remembered. A call that the vendor offers again, or shows long after it was given up, does so soon.
const REMEMBERED: usize = 64;

/// The names of the latest calls and how often each was given out.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(crate) struct Names(Vec<(String, u32)>);

impl Names {
    /// The wish itself the first time, then `wish.2`, `wish.3` …
    pub(crate) fn give(&mut self, wish: &str) -> EventId {
        if let Some((_, count)) = self.0.iter_mut().find(|(given, _)| given == wish) {
            *count += 1;
            return EventId::new(format!("{wish}.{count}"));
        }
        self.0.push((wish.to_owned(), 1));
        if self.0.len() > REMEMBERED {
            self.0.remove(0);
        }
        EventId::new(wish)
    }

    /// Remembers a name that somebody else gave.
    pub(crate) fn note(&mut self, name: &EventId) {
        if !self.knows(name) {
            self.give(name.as_str());
        }
    }

    /// Whether the name was given out lately.
    pub(crate) fn knows(&self, name: &EventId) -> bool {
        self.0.iter().any(|(given, _)| given == name.as_str())
    }

    /// For keeping them over a reload.
    pub(crate) fn as_pairs(&self) -> &[(String, u32)] {
        &self.0
    }
}

impl From<Vec<(String, u32)>> for Names {
    fn from(mut pairs: Vec<(String, u32)>) -> Self {
        pairs.truncate(REMEMBERED);
        Self(pairs)
    }
}
