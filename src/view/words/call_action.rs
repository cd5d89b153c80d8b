//! What can be done with a call: what its button is called, and what is said when it was not done.

use crate::vendor::CallAction;

/// The accessible name of a button; part of the interface (`design.md` §6).
pub(crate) fn label(action: CallAction) -> &'static str {
    words(action).0
}

/// What could not be done.
pub(crate) fn failed(action: CallAction) -> &'static str {
    words(action).1
}

/// The label and the sentence of failure.
fn words(action: CallAction) -> (&'static str, &'static str) {
    match action {
        CallAction::Accept => ("Accept", "Could not accept the call."),
        CallAction::Reject => ("Reject", "Could not reject the call."),
        CallAction::Dial => ("Dial", "Could not call the customer."),
        CallAction::HangUp => ("Hang up", "Could not hang up."),
        CallAction::Hold => ("Hold", "Could not hold the call."),
        CallAction::Resume => ("Resume", "Could not resume the call."),
        CallAction::Mute => ("Mute", "Could not mute you."),
        CallAction::Unmute => ("Unmute", "Could not unmute you."),
        CallAction::Record => ("Record", "Could not record the call."),
        CallAction::StopRecording => ("Stop recording", "Could not stop the recording."),
        CallAction::SendDigits => ("Keypad", "Could not send the digits."),
        CallAction::Transfer => ("Transfer", "Could not transfer the call."),
        CallAction::Conference => ("Join calls", "Could not join the calls."),
        CallAction::FinishWrapUp => ("Finish wrap-up", "Could not finish the wrap-up."),
    }
}
