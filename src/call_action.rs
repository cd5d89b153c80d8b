//! What can be done with a call: one type from the toolbar's button, Fusion's command and the keyboard to the vendor.
//!
//! [`CallAction`] names the action, without its argument: buttons, capabilities and tables are made of it.
//! [`CallRequest`] is the action with everything that is needed to carry it out.
//!
//! Two enums, one the discriminant of the other, because tables need a `Copy` name that exists before its argument does
//! (a Transfer button has no number yet), and a name that carried a payload could be wrong. They stand in this file, and the
//! compiler compares them: a new variant is refused until [`CallRequest::action`] and [`CallAction::request`] know it.

use std::fmt;

use crate::phone::PhoneNumber;

/// Something that can be done with a call. Declared in the order in which buttons are shown, the most important first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CallAction {
    /// Take a ringing call.
    Accept,
    /// Refuse a ringing call.
    Reject,
    /// Call the customer of a preview.
    Dial,
    /// End a connected call, give up dialling, or put a preview away without dialling.
    HangUp,
    /// Put the customer on hold.
    Hold,
    /// Take the customer back from hold.
    Resume,
    /// Turn the agent's microphone off.
    Mute,
    /// Turn the agent's microphone on again.
    Unmute,
    /// Record the call from now on.
    Record,
    /// Stop recording the call.
    StopRecording,
    /// Send tones to the other party.
    SendDigits,
    /// Pass the call to a number.
    Transfer,
    /// Join all connected calls.
    Conference,
    /// Finish the wrap-up of a call that is over.
    FinishWrapUp,
}

/// Where a call stands when an action makes sense.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActionStage {
    /// It rings, and the agent has not accepted it.
    Ringing,
    /// The agent reads it, and the customer has not been called.
    Preview,
    /// The agent has taken it and it is not over: a preview, being dialled, or connected.
    Live,
    /// It is connected, on hold or not.
    Connected,
    /// It is connected and not on hold.
    Talking,
    /// It is connected and on hold.
    Held,
    /// It is over and the vendor still shows it.
    Over,
}

/// What is true of a call once an action has taken effect, where that can be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActionGoal {
    /// The agent has it: the parties can talk, or it is a preview that the agent reads.
    Connected,
    /// The customer is being called, or was.
    Dialled,
    /// The call is over.
    Over,
    /// The customer is on hold.
    Held,
    /// The customer is not on hold.
    Talking,
    /// The agent's microphone is off.
    Muted,
    /// The agent's microphone is on.
    Unmuted,
    /// The call is recorded.
    Recorded,
    /// The call is not recorded.
    NotRecorded,
    /// The vendor no longer shows the call.
    Gone,
}

impl CallAction {
    /// Every action, in the order of declaration.
    pub const ALL: [Self; 14] = [
        Self::Accept,
        Self::Reject,
        Self::Dial,
        Self::HangUp,
        Self::Hold,
        Self::Resume,
        Self::Mute,
        Self::Unmute,
        Self::Record,
        Self::StopRecording,
        Self::SendDigits,
        Self::Transfer,
        Self::Conference,
        Self::FinishWrapUp,
    ];

    /// Its name in data, such as what a vendor's JavaScript module is given.
    pub fn name(self) -> &'static str {
        match self {
            Self::Accept => "accept",
            Self::Reject => "reject",
            Self::Dial => "dial",
            Self::HangUp => "hangUp",
            Self::Hold => "hold",
            Self::Resume => "resume",
            Self::Mute => "mute",
            Self::Unmute => "unmute",
            Self::Record => "record",
            Self::StopRecording => "stopRecording",
            Self::SendDigits => "digits",
            Self::Transfer => "transfer",
            Self::Conference => "conference",
            Self::FinishWrapUp => "finishWrapUp",
        }
    }

    /// Where a call must stand for it.
    pub fn stage(self) -> ActionStage {
        match self {
            Self::Accept | Self::Reject => ActionStage::Ringing,
            Self::Dial => ActionStage::Preview,
            Self::HangUp => ActionStage::Live,
            Self::Hold => ActionStage::Talking,
            Self::Resume => ActionStage::Held,
            Self::Mute
            | Self::Unmute
            | Self::Record
            | Self::StopRecording
            | Self::SendDigits
            | Self::Transfer
            | Self::Conference => ActionStage::Connected,
            Self::FinishWrapUp => ActionStage::Over,
        }
    }

    /// What it leads to, by which it is known to have happened already. Nothing tells it of tones, a transfer and a
    /// conference: these can be asked for again at any time.
    pub fn goal(self) -> Option<ActionGoal> {
        match self {
            Self::Accept => Some(ActionGoal::Connected),
            Self::Dial => Some(ActionGoal::Dialled),
            Self::Reject | Self::HangUp => Some(ActionGoal::Over),
            Self::Hold => Some(ActionGoal::Held),
            Self::Resume => Some(ActionGoal::Talking),
            Self::Mute => Some(ActionGoal::Muted),
            Self::Unmute => Some(ActionGoal::Unmuted),
            Self::Record => Some(ActionGoal::Recorded),
            Self::StopRecording => Some(ActionGoal::NotRecorded),
            Self::FinishWrapUp => Some(ActionGoal::Gone),
            Self::SendDigits | Self::Transfer | Self::Conference => None,
        }
    }

    /// The action that takes it back, where the two share one button.
    pub fn opposite(self) -> Option<Self> {
        match self {
            Self::Hold => Some(Self::Resume),
            Self::Resume => Some(Self::Hold),
            Self::Mute => Some(Self::Unmute),
            Self::Unmute => Some(Self::Mute),
            Self::Record => Some(Self::StopRecording),
            Self::StopRecording => Some(Self::Record),
            Self::Accept
            | Self::Reject
            | Self::Dial
            | Self::HangUp
            | Self::SendDigits
            | Self::Transfer
            | Self::Conference
            | Self::FinishWrapUp => None,
        }
    }

    /// Where its button stands among Fusion's, if it has one there: the positions and pairs of Oracle's reference toolbar.
    pub fn fusion_position(self) -> Option<u8> {
        match self {
            Self::Hold | Self::Resume => Some(1),
            Self::Mute | Self::Unmute => Some(2),
            Self::Record | Self::StopRecording => Some(3),
            Self::Transfer => Some(4),
            Self::HangUp => Some(5),
            Self::Accept
            | Self::Reject
            | Self::Dial
            | Self::SendDigits
            | Self::Conference
            | Self::FinishWrapUp => None,
        }
    }

    /// The request for it, unless it needs an argument (tones, or a number) that the name alone does not bring.
    pub fn request(self) -> Option<CallRequest> {
        match self {
            Self::Accept => Some(CallRequest::Accept),
            Self::Reject => Some(CallRequest::Reject),
            Self::Dial => Some(CallRequest::Dial),
            Self::HangUp => Some(CallRequest::HangUp),
            Self::Hold => Some(CallRequest::Hold),
            Self::Resume => Some(CallRequest::Resume),
            Self::Mute => Some(CallRequest::Mute),
            Self::Unmute => Some(CallRequest::Unmute),
            Self::Record => Some(CallRequest::Record),
            Self::StopRecording => Some(CallRequest::StopRecording),
            Self::Conference => Some(CallRequest::Conference),
            Self::FinishWrapUp => Some(CallRequest::FinishWrapUp),
            Self::SendDigits | Self::Transfer => None,
        }
    }
}

/// An action with its argument: what the agent's button asks for and what a vendor carries out.
///
/// More may come: a vendor refuses as `Unsupported` what it does not know.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CallRequest {
    /// [`CallAction::Accept`], without an argument.
    Accept,
    /// [`CallAction::Reject`], without an argument.
    Reject,
    /// [`CallAction::Dial`], without an argument.
    Dial,
    /// [`CallAction::HangUp`], without an argument.
    HangUp,
    /// [`CallAction::Hold`], without an argument.
    Hold,
    /// [`CallAction::Resume`], without an argument.
    Resume,
    /// [`CallAction::Mute`], without an argument.
    Mute,
    /// [`CallAction::Unmute`], without an argument.
    Unmute,
    /// [`CallAction::Record`], without an argument.
    Record,
    /// [`CallAction::StopRecording`], without an argument.
    StopRecording,
    /// [`CallAction::SendDigits`], with the tones.
    SendDigits(Digits),
    /// [`CallAction::Transfer`], with the number to pass the call to.
    Transfer(PhoneNumber),
    /// [`CallAction::Conference`], without an argument.
    Conference,
    /// [`CallAction::FinishWrapUp`], without an argument.
    FinishWrapUp,
}

impl CallRequest {
    /// The action without its argument.
    pub fn action(&self) -> CallAction {
        match self {
            Self::Accept => CallAction::Accept,
            Self::Reject => CallAction::Reject,
            Self::Dial => CallAction::Dial,
            Self::HangUp => CallAction::HangUp,
            Self::Hold => CallAction::Hold,
            Self::Resume => CallAction::Resume,
            Self::Mute => CallAction::Mute,
            Self::Unmute => CallAction::Unmute,
            Self::Record => CallAction::Record,
            Self::StopRecording => CallAction::StopRecording,
            Self::SendDigits(_) => CallAction::SendDigits,
            Self::Transfer(_) => CallAction::Transfer,
            Self::Conference => CallAction::Conference,
            Self::FinishWrapUp => CallAction::FinishWrapUp,
        }
    }
}

/// Tones: one or more of `0-9`, `*`, `#`. What is typed may be an account number, so `Debug` does not show it.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Digits(String);

impl Digits {
    /// Takes a text of tones. Refuses the empty text and any other character.
    pub fn parse(text: &str) -> Option<Self> {
        let is_valid = !text.is_empty() && text.chars().all(|c| matches!(c, '0'..='9' | '*' | '#'));
        is_valid.then(|| Self(text.to_owned()))
    }

    /// The digits in the order of sending; personal data, because callers enter PINs.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Digits {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("[redacted digits]")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_of_all_actions_is_complete_and_in_the_order_of_declaration() {
        assert!(CallAction::ALL.is_sorted());
        // `FinishWrapUp` is declared last.
        assert_eq!(CallAction::ALL.len(), CallAction::FinishWrapUp as usize + 1);
    }

    #[test]
    fn a_request_without_an_argument_is_that_of_its_action() {
        for action in CallAction::ALL {
            if let Some(request) = action.request() {
                assert_eq!(request.action(), action);
            }
        }
    }

    #[test]
    fn opposites_take_each_other_back() {
        for action in CallAction::ALL {
            if let Some(opposite) = action.opposite() {
                assert_eq!(opposite.opposite(), Some(action));
                assert_ne!(opposite.goal(), action.goal());
            }
        }
    }
}
