//! Every sentence that the core says to an agent.

use crate::phone::PhoneNumberError;
use crate::session::notices::Notice;
use crate::vendor::{CallAction, Initiation, LinkTrouble, SecondCall, Softphone, VendorErrorKind};

/// Shown where there is no Fusion.
pub(crate) const STANDALONE: &str =
    "Not opened inside Fusion: this works as a plain phone, and nothing is sent to Fusion.";

/// Shown with a call that Fusion wants passed on.
pub(crate) const TRANSFER_ASKED: &str =
    "Fusion waits for the number to transfer this call to. Type it under Transfer.";

/// Shown where the phone system takes one call at a time, and there is one.
pub(crate) const FINISH_FIRST: &str = "Finish the present call first.";

/// Shown with a call that rings while the agent is on another: what taking it does to that one.
pub(crate) fn second_call(second: SecondCall, first: &str) -> String {
    match second {
        SecondCall::Refused => FINISH_FIRST.to_owned(),
        SecondCall::AfterHold | SecondCall::HoldsFirst => format!("Accept puts {first} on hold."),
        SecondCall::GoesOn => format!("Accept leaves {first} on the line as well."),
    }
}

/// A notice: what happened, to what, what to do.
pub(crate) fn notice(notice: &Notice) -> String {
    match notice {
        Notice::NotANumber(PhoneNumberError::Empty) => "Type a number to call.".to_owned(),
        Notice::NotANumber(error) => format!("The number was not dialled: {error}. Check it and dial again."),
        Notice::NotNow(why) => format!("That was not done: {why}."),
        Notice::VendorRefused { wish, kind } => format!("Could not {wish}: {kind}. {}", remedy(*kind)),
        Notice::PageNotOpened(why) => {
            format!("Fusion did not open the page that a screen-pop rule names: {why}. Open it in Fusion, and tell your administrator.")
        }
        Notice::DialledCallNeverShown => {
            "The phone system agreed to dial and then showed no call. Dial again if the customer did not answer.".to_owned()
        }
    }
}

/// The one thing to do about a refusal.
fn remedy(kind: VendorErrorKind) -> &'static str {
    match kind {
        VendorErrorKind::NotConnected => "Sign in to the phone system and try again.",
        VendorErrorKind::UnknownCall | VendorErrorKind::WrongState => "Look at the call's present state.",
        VendorErrorKind::Busy => FINISH_FIRST,
        VendorErrorKind::BadNumber => "Check the number, with its country code.",
        VendorErrorKind::NotPermitted => "Ask your administrator for this permission.",
        VendorErrorKind::Unsupported => "Use the phone panel for this.",
        VendorErrorKind::TimedOut => "It may have happened all the same: look at the call, then try again.",
        VendorErrorKind::PopupBlocked => "Allow pop-ups for this page and press the button again.",
        VendorErrorKind::StorageDenied => {
            "Allow third-party cookies for this page in the browser's settings, then reload it."
        }
        VendorErrorKind::BadSettings | VendorErrorKind::LibraryMissing => "Tell your administrator.",
        VendorErrorKind::Other => "Try again.",
    }
}

/// Shown beside the button "Try again": why the vendor did not start, and what to do where that button is no help.
pub(crate) fn not_connected(kind: VendorErrorKind) -> String {
    let remedy = match kind {
        VendorErrorKind::NotPermitted
        | VendorErrorKind::PopupBlocked
        | VendorErrorKind::StorageDenied
        | VendorErrorKind::BadSettings
        | VendorErrorKind::LibraryMissing => remedy(kind),
        VendorErrorKind::NotConnected
        | VendorErrorKind::UnknownCall
        | VendorErrorKind::WrongState
        | VendorErrorKind::Busy
        | VendorErrorKind::BadNumber
        | VendorErrorKind::Unsupported
        | VendorErrorKind::TimedOut
        | VendorErrorKind::Other => "Press Try again.",
    };
    format!("Could not connect to the phone system: {kind}. {remedy}")
}

/// What is wrong with the way to the vendor, and what to do.
pub(crate) fn trouble(trouble: LinkTrouble) -> &'static str {
    match trouble {
        LinkTrouble::SignedOut => "You are signed out of the phone system. Sign in to take calls.",
        LinkTrouble::PopupBlocked => {
            "The browser blocked the sign-in window. Press Sign in, and allow pop-ups for this page."
        }
        LinkTrouble::SessionExpired => "Your phone session has expired. Sign in again to take calls.",
        LinkTrouble::AccessDenied => {
            "The phone system denied you access. Ask your administrator for permission, then press Try again."
        }
        LinkTrouble::RetriesExhausted => {
            "The phone system does not start. Check the network, then press Sign in."
        }
        LinkTrouble::Silent => "Nothing has been heard from the phone system for a while. Press Reconnect.",
        LinkTrouble::Offline => "This computer is offline. Calls come back with the network.",
    }
}

/// What is wrong with the audio, and what to do.
pub(crate) fn softphone(softphone: Softphone) -> Option<&'static str> {
    match softphone {
        Softphone::Works => None,
        Softphone::MicrophoneDenied => Some(
            "The browser does not let the phone system use the microphone. Allow it in the address bar, then take the next call.",
        ),
        Softphone::Failed => Some(
            "The phone system could not start its audio here. Take the next call; tell your administrator if it is silent.",
        ),
    }
}

/// The label of the button that goes with a trouble, where a press can help.
pub(crate) fn remedy_button(trouble: LinkTrouble) -> Option<&'static str> {
    match trouble {
        LinkTrouble::SignedOut
        | LinkTrouble::PopupBlocked
        | LinkTrouble::SessionExpired
        | LinkTrouble::RetriesExhausted => Some("Sign in"),
        LinkTrouble::Silent => Some("Reconnect"),
        LinkTrouble::AccessDenied => Some("Try again"),
        LinkTrouble::Offline => None,
    }
}

/// The accessible name of a button; part of the interface (`design.md` §6).
pub(crate) fn call_action(action: CallAction) -> &'static str {
    match action {
        CallAction::Accept => "Accept",
        CallAction::Reject => "Reject",
        CallAction::HangUp => "Hang up",
        CallAction::Hold => "Hold",
        CallAction::Resume => "Resume",
        CallAction::Mute => "Mute",
        CallAction::Unmute => "Unmute",
        CallAction::Record => "Record",
        CallAction::StopRecording => "Stop recording",
        CallAction::SendDigits => "Keypad",
        CallAction::Transfer => "Transfer",
        CallAction::Conference => "Join calls",
        CallAction::FinishWrapUp => "Finish wrap-up",
    }
}

/// The same of the button that puts a call away which nobody talked on.
pub(crate) const CLEAR: &str = "Clear";

/// How a call came about, where that is worth saying.
pub(crate) fn initiation(initiation: Initiation) -> Option<&'static str> {
    match initiation {
        Initiation::Transfer => Some("Transferred"),
        Initiation::Callback => Some("Callback"),
        Initiation::Api => Some("Started by a program"),
        Initiation::Inbound | Initiation::Outbound | Initiation::Other => None,
    }
}
