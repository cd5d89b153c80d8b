//! How much may happen in the small world, and what its deployment chose.

use crate::session::{DialNews, PopMoment};

/// What deployments choose differently about when Fusion is told of something.
#[derive(Clone, Copy, Debug)]
pub(super) struct Choices {
    pub(super) pop: PopMoment,
    pub(super) dial_news: DialNews,
}

impl Choices {
    pub(super) const USUAL: Self = Self {
        pop: PopMoment::Accept,
        dial_news: DialNews::Agreed,
    };
    pub(super) const EARLY: Self = Self {
        pop: PopMoment::Ring,
        dial_news: DialNews::Asked,
    };
}

/// How much of each kind may still happen.
#[derive(Clone, Debug, Hash)]
pub(super) struct Budget {
    pub(super) commands: u8,
    pub(super) presses: u8,
    pub(super) refusals: u8,
    pub(super) repeats: u8,
    pub(super) losses: u8,
    pub(super) deadlines: u8,
    pub(super) reloads: u8,
    /// How often the inbound call may be offered.
    pub(super) offers: u8,
}

impl Budget {
    /// Little enough for a world that is explored whole.
    pub(super) const SMALL: Self = Self {
        commands: 1,
        presses: 1,
        refusals: 1,
        repeats: 1,
        losses: 1,
        deadlines: 2,
        reloads: 1,
        offers: 2,
    };
    /// Enough for a random history of some hundred steps.
    pub(super) const GENEROUS: Self = Self {
        commands: 100,
        presses: 100,
        refusals: 20,
        repeats: 100,
        losses: 20,
        deadlines: 100,
        reloads: 20,
        offers: 50,
    };
}
