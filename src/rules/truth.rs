//! Yes, no, unknown: Kleene's strong three-valued logic.

/// The answer to a condition. Ordered so that *all* is the least of the answers and *any* the greatest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Truth {
    /// The condition does not match.
    False,
    /// The fact is missing.
    Unknown,
    /// Yes: the only answer that matches.
    True,
}

impl Truth {
    /// The answer for a fact that is there.
    pub(super) fn of(answer: bool) -> Self {
        if answer { Self::True } else { Self::False }
    }

    /// The opposite; that of unknown is unknown, so that *not* never matches a missing fact.
    pub(super) fn opposite(self) -> Self {
        match self {
            Self::False => Self::True,
            Self::Unknown => Self::Unknown,
            Self::True => Self::False,
        }
    }

    /// The word for verdicts.
    pub fn word(self) -> &'static str {
        match self {
            Self::False => "no",
            Self::Unknown => "unknown",
            Self::True => "yes",
        }
    }
}
