//! The faults that an integrator planted in a phone system of his own (twelve, and twenty-two harder ones). Before the later
//! cases the suite found 19 of the 34.

use super::super::flaw::Flaw;
use super::failed_cases;

const FAULTS: [(&str, Flaw); 34] = [
    (
        "an id is the number of the line, which is used again",
        Flaw::LineNumbersAsIds,
    ),
    (
        "the event id is forgotten after a hold",
        Flaw::ForgetsTheEventIdOnHold,
    ),
    (
        "an accept succeeds before the phone took it",
        Flaw::PretendsToAccept,
    ),
    ("a rejected call is shown as missed", Flaw::CallsRejectedMissed),
    (
        "the agent's state is chosen by its position",
        Flaw::ChoosesByPosition,
    ),
    ("the end of a call is never reported", Flaw::NeverReportsTheEnd),
    (
        "the end is reported, and then that it rings again",
        Flaw::RingsAgainAfterTheEnd,
    ),
    ("reports go on after disconnect", Flaw::ReportsAfterDisconnect),
    (
        "the wrong one of two calls that ring is accepted",
        Flaw::AcceptsTheOther,
    ),
    ("a number loses its plus", Flaw::LosesThePlus),
    ("digits are never answered", Flaw::NeverAnswersDigits),
    ("a text is thrown", Flaw::ThrowsTexts),
    ("the wrong one of two calls is hung up", Flaw::HangsUpTheOther),
    ("the wrong one of two calls is rejected", Flaw::RejectsTheOther),
    ("the wrong one of two calls is muted", Flaw::MutesTheOther),
    ("a hold succeeds before the phone took it", Flaw::PretendsToHold),
    (
        "a transfer succeeds before the phone took it",
        Flaw::PretendsToTransfer,
    ),
    (
        "a call is shown as held as soon as that was asked for",
        Flaw::ShowsTheHoldItHopes,
    ),
    (
        "the link is up before the lines are known",
        Flaw::UpBeforeTheCalls,
    ),
    (
        "ids are counted, and begin again after a reload",
        Flaw::CountsItsOwnIds,
    ),
    ("times are in seconds", Flaw::CountsSeconds),
    (
        "a call is transferred to a wrong number",
        Flaw::TransfersElsewhere,
    ),
    ("only the first digit is sent", Flaw::SendsOneDigit),
    (
        "the event id goes to whatever is dialled next, also elsewhere",
        Flaw::LabelsTheNextDialled,
    ),
    ("the order of the calls changes", Flaw::FrontsTheActiveCall),
    ("the number is lost later", Flaw::ForgetsTheNumber),
    (
        "the event id is left over after a refusal",
        Flaw::KeepsTheEventIdOfARefusal,
    ),
    ("the snapshot is the one before", Flaw::ReportsTheSnapshotBefore),
    ("an agent who talks is not on a call", Flaw::StaysRoutable),
    ("a stage has the wrong word", Flaw::ShowsADialAsRinging),
    ("the plus is lost while dialling", Flaw::DialsWithoutThePlus),
    ("every ending is a finished call", Flaw::CallsEverythingFinished),
    ("no answer is shown as declined", Flaw::CallsNoAnswerDeclined),
    (
        "the end of a held call is not reported",
        Flaw::ForgetsTheEndOfAHeldCall,
    ),
];

#[test]
fn the_faults_that_an_integrator_planted_are_found() {
    let mut missed = Vec::new();
    for (fault, flaw) in FAULTS {
        let failed = failed_cases(Some(flaw));
        println!("{:>3} cases fail: {fault}", failed.len());
        if failed.is_empty() {
            missed.push(fault);
        }
    }
    println!(
        "{} of {} faults are found",
        FAULTS.len() - missed.len(),
        FAULTS.len()
    );
    assert!(missed.is_empty(), "not found: {missed:#?}");
}
