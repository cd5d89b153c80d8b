//! The parts of the page.

/// One part; one is shown at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// The list of rules and the form of one.
    Rules,
    /// What is decided without a rule, and what exists at this place.
    Rest,
    /// A call is tried.
    Try,
    /// The expected results are edited and run.
    Tests,
    /// What is otherwise than live.
    Changes,
    /// A part of a file as text.
    Text,
}

impl Page {
    /// All of them, in their order.
    pub const ALL: [Self; 6] = [
        Self::Rules,
        Self::Rest,
        Self::Try,
        Self::Tests,
        Self::Changes,
        Self::Text,
    ];

    /// Its name on the page's row of tabs.
    pub fn label(self) -> &'static str {
        match self {
            Self::Rules => "Rules",
            Self::Rest => "Default and names",
            Self::Try => "Try a call",
            Self::Tests => "Expected results",
            Self::Changes => "Changes",
            Self::Text => "Text",
        }
    }
}
