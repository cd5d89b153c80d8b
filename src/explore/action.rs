//! What can happen in the small world.

/// One of the two calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Which {
    Inbound,
    Outbound,
}

impl Which {
    pub(super) const BOTH: [Self; 2] = [Self::Inbound, Self::Outbound];

    /// The vendor's id of the call.
    pub(super) fn call(self) -> &'static str {
        match self {
            Self::Inbound => "C1",
            Self::Outbound => "C9",
        }
    }

    /// The event id that we use for it.
    pub(super) fn event(self) -> &'static str {
        match self {
            Self::Inbound => "C1",
            Self::Outbound => "F-77",
        }
    }
}

/// What Fusion or the agent may want of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verb {
    Accept,
    Reject,
    HangUp,
}

/// How a request to Fusion may be answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Manner {
    Yes,
    No,
}

/// One thing that happens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Action {
    /// The inbound call is offered.
    Rings,
    /// Fusion asks for the outbound call.
    FusionDials,
    /// It is taken at the vendor's own panel, or the customer answers.
    Connects(Which),
    /// It ends at the far end.
    Ends(Which),
    /// The vendor stops showing it.
    Clears(Which),
    /// The vendor reports what is.
    Reports,
    /// Fusion answers the request at this index among the open ones.
    FusionAnswers(usize, Manner),
    /// Fusion repeats its last answer.
    FusionRepeats,
    FusionCommands(Which, Verb),
    AgentPresses(Which, Verb),
    /// The vendor carries out the request at this index among the open ones, and says so.
    PhoneDoes(usize),
    /// The vendor carries it out, and the answer is lost.
    PhoneDoesSilently(usize),
    PhoneRefuses(usize),
    /// The next deadline comes.
    TimePasses,
    Reloads,
}
