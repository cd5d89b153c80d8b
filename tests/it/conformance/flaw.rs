//! Ways in which a handler can break the law.

use fusion_cti::vendor::Capability;

/// One thing that a handler does wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Flaw {
    /// Chooses the agent's state by its position in the list.
    ChoosesByPosition,
    /// Goes on reporting after disconnect.
    ReportsAfterDisconnect,
    /// Waits for the first change instead of reporting what is.
    WaitsForAChange,
    /// Says that it took an accept which the vendor refused.
    PretendsToAccept,
    /// Waits for good when the vendor does not answer.
    WaitsForGood,
    /// Loses the event id once the call is connected.
    LosesTheEventId,
    /// Gives the event id of a dial to any call that is new.
    LabelsAnyCall,
    /// Lists the call that the agent talks on first.
    FrontsTheActiveCall,
    /// Does whatever is asked of an unknown call to the call that there is.
    TakesAnyCall,
    /// Ends a connected call on reject.
    RejectsAnything,
    /// Counts every call that is over as one that finished.
    CallsEverythingFinished,
    /// Shows a call as connected as soon as the accept was sent.
    ShowsWhatItHopes,
    /// Keeps showing a call that has vanished.
    KeepsTheDead,
    /// Treats an unsupported request as if it were done.
    SwallowsTheUnsupported,
    /// Writes the number into the error.
    TellsTheNumber,
    /// Resumes a held call when it is asked to hold it.
    TogglesHold,
    /// Reports to every sink that it was ever given.
    KeepsEverySink,
    /// Never says that nothing comes through any more.
    TakesSilenceForPeace,
    /// Shows no call while the link is down.
    ForgetsTheCallsWhileDown,
    /// Forgets the caller's number once the call is connected.
    ForgetsTheNumber,
    /// Says that it holds the first call when a second is taken, and does not.
    ClaimsToHold,
}

impl Flaw {
    /// The case that is meant for it.
    pub(crate) fn caught_by(self) -> &'static str {
        match self {
            Self::ChoosesByPosition => "available_makes_routable",
            Self::ReportsAfterDisconnect => "disconnect_ends_the_reports",
            Self::WaitsForAChange => "connect_reports_the_present_state",
            Self::PretendsToAccept => "accept_after_the_caller_left",
            Self::WaitsForGood => "an_accept_that_is_never_answered",
            Self::LosesTheEventId => "the_event_id_stays_until_the_end",
            Self::LabelsAnyCall => "a_call_that_rings_meanwhile_is_not_the_dialled_one",
            Self::FrontsTheActiveCall => "a_second_call_beside_one_on_hold",
            Self::TakesAnyCall => "an_unknown_call_while_another_is_live",
            Self::RejectsAnything => "reject_after_the_answer",
            Self::CallsEverythingFinished => "the_caller_leaves",
            Self::ShowsWhatItHopes => "the_answer_comes_before_the_snapshot",
            Self::KeepsTheDead => "a_call_vanishes",
            Self::SwallowsTheUnsupported => "what_is_no_capability_is_unsupported",
            Self::TellsTheNumber => "a_number_that_cannot_be_dialled",
            Self::TogglesHold => "hold_twice",
            Self::KeepsEverySink => "connect_again_replaces_the_sink",
            Self::TakesSilenceForPeace => "silence_is_noticed",
            Self::ForgetsTheCallsWhileDown => "signed_out_during_a_call",
            Self::ForgetsTheNumber => "accept_connects",
            Self::ClaimsToHold => "what_a_second_call_does_to_the_first",
        }
    }

    /// What the handler must lack for the flaw to show.
    pub(crate) fn without(self) -> Option<Capability> {
        (self == Self::SwallowsTheUnsupported).then_some(Capability::Conference)
    }

    pub(crate) const ALL: [Self; 21] = [
        Self::ChoosesByPosition,
        Self::ReportsAfterDisconnect,
        Self::WaitsForAChange,
        Self::PretendsToAccept,
        Self::WaitsForGood,
        Self::LosesTheEventId,
        Self::LabelsAnyCall,
        Self::FrontsTheActiveCall,
        Self::TakesAnyCall,
        Self::RejectsAnything,
        Self::CallsEverythingFinished,
        Self::ShowsWhatItHopes,
        Self::KeepsTheDead,
        Self::SwallowsTheUnsupported,
        Self::TellsTheNumber,
        Self::TogglesHold,
        Self::KeepsEverySink,
        Self::TakesSilenceForPeace,
        Self::ForgetsTheCallsWhileDown,
        Self::ForgetsTheNumber,
        Self::ClaimsToHold,
    ];
}
