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
    /// Goes on warning of a sign-out after it was asked to keep the agent signed in.
    LetsTheSignOutCome,
    /// Says that it holds the first call when a second is taken, and does not.
    ClaimsToHold,
    /// Knows calls by the number of the line, which the next call gets again.
    LineNumbersAsIds,
    /// Loses the event id while the call is held.
    ForgetsTheEventIdOnHold,
    /// Shows a call that was rejected as one that rang out.
    CallsRejectedMissed,
    /// Goes on showing a call that is over.
    NeverReportsTheEnd,
    /// Reports the end of an offer, and then that it rings again.
    RingsAgainAfterTheEnd,
    /// Accepts the other one of two calls that ring.
    AcceptsTheOther,
    /// Rejects the other one of two calls that ring.
    RejectsTheOther,
    /// Hangs up the other one of two calls.
    HangsUpTheOther,
    /// Hangs up the call that came first.
    HangsUpTheOldest,
    /// Mutes the other one of two calls.
    MutesTheOther,
    /// Reports a number without its plus.
    LosesThePlus,
    /// Waits for good when it sends digits.
    NeverAnswersDigits,
    /// Fails with a text that names no kind.
    ThrowsTexts,
    /// Says that it took a hold which the vendor refused.
    PretendsToHold,
    /// Says that it took a mute which the vendor refused.
    PretendsToMute,
    /// Says that it took a transfer which the vendor refused.
    PretendsToTransfer,
    /// Shows a call as held as soon as that was asked for.
    ShowsTheHoldItHopes,
    /// Says that the link is up before it has the calls.
    UpBeforeTheCalls,
    /// Numbers the calls itself, and begins again after a reload.
    CountsItsOwnIds,
    /// Reports times in seconds.
    CountsSeconds,
    /// Passes a call on to another number.
    TransfersElsewhere,
    /// Sends the first digit only.
    SendsOneDigit,
    /// Gives the event id of a dial that came to nothing to the next call that is dialled, also elsewhere.
    LabelsTheNextDialled,
    /// Gives the event id of a dial that was never answered to the next call that is dialled here.
    KeepsTheEventIdOfALostDial,
    /// Gives the event id of a dial that was refused to the next call that is dialled.
    KeepsTheEventIdOfARefusal,
    /// Gives the event id of a dial to a call that is dialled elsewhere meanwhile.
    LabelsWhatIsDialledMeanwhile,
    /// Reports the snapshot before the present one.
    ReportsTheSnapshotBefore,
    /// Shows an agent who talks as one who waits.
    StaysRoutable,
    /// Shows a call that is dialled as one that rings.
    ShowsADialAsRinging,
    /// Dials a number without its plus.
    DialsWithoutThePlus,
    /// Shows a call that nobody answered as one that was declined.
    CallsNoAnswerDeclined,
    /// Goes on showing a held call that is over.
    ForgetsTheEndOfAHeldCall,
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
            Self::LetsTheSignOutCome => "connect_keeps_the_agent_signed_in",
            Self::ClaimsToHold => "what_a_second_call_does_to_the_first",
            Self::LineNumbersAsIds => "one_call_after_the_other",
            Self::ForgetsTheEventIdOnHold => "the_event_id_outlives_a_hold",
            Self::CallsRejectedMissed => "reject_ends_the_offer",
            Self::NeverReportsTheEnd => "hang_up_ends_the_call",
            Self::RingsAgainAfterTheEnd => "the_caller_leaves",
            Self::AcceptsTheOther => "the_second_of_two_that_ring_is_accepted",
            Self::RejectsTheOther => "the_second_of_two_that_ring_is_rejected",
            Self::HangsUpTheOther => "the_held_one_of_two_is_hung_up",
            Self::HangsUpTheOldest => "the_second_of_two_is_hung_up",
            Self::MutesTheOther => "the_second_of_two_is_muted",
            Self::LosesThePlus => "a_ringing_call_tells_who_calls",
            Self::NeverAnswersDigits => "digits_leave_the_call_alone",
            Self::ThrowsTexts => "dialling_while_talking_is_refused",
            Self::PretendsToHold => "a_refused_hold",
            Self::PretendsToMute => "a_refused_mute",
            Self::PretendsToTransfer => "a_refused_transfer",
            Self::ShowsTheHoldItHopes => "a_refused_hold",
            Self::UpBeforeTheCalls => "the_link_is_up_when_the_calls_are_known",
            Self::CountsItsOwnIds => "reload_in_the_second_call",
            Self::CountsSeconds => "accept_connects",
            Self::TransfersElsewhere => "a_transfer_reaches_its_target",
            Self::SendsOneDigit => "digits_arrive_as_they_were_sent",
            Self::LabelsTheNextDialled => "a_call_dialled_elsewhere_after_a_lost_dial",
            Self::KeepsTheEventIdOfALostDial => "a_dial_after_one_that_was_never_answered",
            Self::KeepsTheEventIdOfARefusal => "the_event_id_of_a_refused_dial_goes_to_no_other_call",
            Self::LabelsWhatIsDialledMeanwhile => "a_call_dialled_elsewhere_meanwhile",
            Self::ReportsTheSnapshotBefore => "accept_connects",
            Self::StaysRoutable => "the_agent_is_on_call_while_talking",
            Self::ShowsADialAsRinging => "a_dialled_call_carries_its_event_id",
            Self::DialsWithoutThePlus => "a_dialled_call_carries_its_event_id",
            Self::CallsNoAnswerDeclined => "the_customer_does_not_answer",
            Self::ForgetsTheEndOfAHeldCall => "hang_up_on_hold",
        }
    }

    /// What the handler must lack for the flaw to show.
    pub(crate) fn without(self) -> Option<Capability> {
        (self == Self::SwallowsTheUnsupported).then_some(Capability::Conference)
    }

    pub(crate) const ALL: [Self; 54] = [
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
        Self::LetsTheSignOutCome,
        Self::ClaimsToHold,
        Self::LineNumbersAsIds,
        Self::ForgetsTheEventIdOnHold,
        Self::CallsRejectedMissed,
        Self::NeverReportsTheEnd,
        Self::RingsAgainAfterTheEnd,
        Self::AcceptsTheOther,
        Self::RejectsTheOther,
        Self::HangsUpTheOther,
        Self::HangsUpTheOldest,
        Self::MutesTheOther,
        Self::LosesThePlus,
        Self::NeverAnswersDigits,
        Self::ThrowsTexts,
        Self::PretendsToHold,
        Self::PretendsToMute,
        Self::PretendsToTransfer,
        Self::ShowsTheHoldItHopes,
        Self::UpBeforeTheCalls,
        Self::CountsItsOwnIds,
        Self::CountsSeconds,
        Self::TransfersElsewhere,
        Self::SendsOneDigit,
        Self::LabelsTheNextDialled,
        Self::KeepsTheEventIdOfALostDial,
        Self::KeepsTheEventIdOfARefusal,
        Self::LabelsWhatIsDialledMeanwhile,
        Self::ReportsTheSnapshotBefore,
        Self::StaysRoutable,
        Self::ShowsADialAsRinging,
        Self::DialsWithoutThePlus,
        Self::CallsNoAnswerDeclined,
        Self::ForgetsTheEndOfAHeldCall,
    ];
}
