//! What was not done, and why. What failed, why, and what to do are sentences of their own, said one after the other.

use crate::phone::PhoneNumberError;
use crate::session::notices::Notice;
use crate::session::refusal::{Asked, RefusalReason, VendorFailure};
use crate::vendor::VendorErrorKind;
use crate::view::words::foreign::Foreign;
use crate::view::words::{FINISH_FIRST, call_action};

/// A notice for the agent: what happened, to what, what to do.
pub(crate) fn notice(notice: &Notice) -> String {
    match notice {
        Notice::NotANumber(PhoneNumberError::Empty) => "Type a number to call.".to_owned(),
        Notice::NotANumber(PhoneNumberError::Character) => {
            "The number was not dialled: a number may hold digits, spaces, brackets, dots, dashes and one leading plus. Check it and dial again.".to_owned()
        }
        Notice::NotANumber(PhoneNumberError::Length) => {
            "The number was not dialled: a number has at least 2 digits. Check it and dial again.".to_owned()
        }
        Notice::NotANumber(PhoneNumberError::TooLong) => {
            "The number was not dialled: it has more digits than any telephone number. Check it and dial again.".to_owned()
        }
        Notice::NotANumber(PhoneNumberError::TwoNumbers) => {
            "The number was not dialled: there are two numbers in the field, and it is not clear which one is meant. Check it and dial again.".to_owned()
        }
        Notice::NotANumber(PhoneNumberError::NoSuchNumber) => {
            "The number was not dialled: there is no such country code, or the number is too long for its country. Check it and dial again.".to_owned()
        }
        Notice::NotANumber(PhoneNumberError::Extension) => {
            "The number was not dialled: its extension cannot be dialled. Dial the number without it.".to_owned()
        }
        Notice::NotANumber(PhoneNumberError::PlansMissing) => {
            "The number was not dialled: the numbering plans, without which it cannot be read, have not been loaded. Dial a plus, the country code and the number without a leading zero, or reload this page.".to_owned()
        }
        Notice::Refused(RefusalReason::Vendor(failure)) => {
            let remedy = match failure.asked {
                Asked::StaySignedIn => "Press Stay signed in again.",
                Asked::Connect
                | Asked::MakeAvailable
                | Asked::MakeUnavailable
                | Asked::Dial
                | Asked::Call(_) => remedy(failure.kind),
            };
            format!("{} {remedy}", vendor_failure(*failure))
        }
        Notice::Refused(reason) => refusal(reason),
        Notice::PageNotOpened(why) => {
            format!("Fusion did not open the page that a screen-pop rule names. Open it in Fusion, and tell your administrator. Fusion says: `{}`.", Foreign::of(why))
        }
        Notice::MicrophoneOn => {
            "Your microphone is on again, and not by this toolbar. Press Mute if the other side must not hear you.".to_owned()
        }
        Notice::DialledCallNeverShown => {
            "The phone system agreed to dial and then showed no call. Dial again if the customer did not answer.".to_owned()
        }
    }
}

/// Why something was not done, for the agent and for Fusion.
pub(crate) fn refusal(reason: &RefusalReason) -> String {
    let sentence = match reason {
        RefusalReason::UnknownCommand(name) => {
            return format!("This toolbar does not know the command `{}`.", Foreign::of(name));
        }
        RefusalReason::Vendor(failure) => return vendor_failure(*failure),
        RefusalReason::NoSuchCall => "The phone has no such call.",
        RefusalReason::SeveralCalls => {
            "That was not done: the phone has several calls, and the command names none of them."
        }
        RefusalReason::CallOver => "That was not done: the call is over.",
        RefusalReason::CallNotOver => "That was not done: the call is not over.",
        RefusalReason::NotRinging => "That was not done: the call is not ringing.",
        RefusalReason::NotConnected => "That was not done: the call is not connected.",
        RefusalReason::Unsupported => "That was not done: the phone system cannot do this.",
        RefusalReason::NotNow => "That was not done: the phone system does not do this now.",
        RefusalReason::AvailabilityFixed => "The phone system does not let the toolbar change this.",
        RefusalReason::OneCallAtATime => "That was not done: the phone system takes one call at a time.",
        RefusalReason::OtherCallNotHeld => {
            "That was not done: the call before it could not be put on hold; hold that one first."
        }
        RefusalReason::TransferToNoNumber(PhoneNumberError::Empty) => {
            "The call was not transferred: type the number to transfer it to."
        }
        RefusalReason::TransferToNoNumber(PhoneNumberError::Character) => {
            "The call was not transferred: a number may hold digits, spaces, brackets, dots, dashes and one leading plus. Check it and transfer again."
        }
        RefusalReason::TransferToNoNumber(PhoneNumberError::Length) => {
            "The call was not transferred: a number has at least 2 digits. Check it and transfer again."
        }
        RefusalReason::TransferToNoNumber(PhoneNumberError::TooLong) => {
            "The call was not transferred: it has more digits than any telephone number. Check it and transfer again."
        }
        RefusalReason::TransferToNoNumber(PhoneNumberError::TwoNumbers) => {
            "The call was not transferred: there are two numbers in the field, and it is not clear which one is meant. Check it and transfer again."
        }
        RefusalReason::TransferToNoNumber(PhoneNumberError::NoSuchNumber) => {
            "The call was not transferred: there is no such country code, or the number is too long for its country. Check it and transfer again."
        }
        RefusalReason::TransferToNoNumber(PhoneNumberError::PlansMissing) => {
            "The call was not transferred: the numbering plans, without which the number cannot be read, have not been loaded. Type a plus, the country code and the number without a leading zero."
        }
        RefusalReason::TransferToNoNumber(PhoneNumberError::Extension) => {
            "The call was not transferred: the number has an extension, and a transfer cannot dial one. Transfer it to the number without the extension."
        }
        RefusalReason::TransferClosed => {
            "The call was not transferred: the agent closed the phone toolbar's field for the number."
        }
        RefusalReason::TransferCallOver => "The call was not transferred: it ended first.",
        RefusalReason::TransferTimedOut => {
            "The call was not transferred: no number was typed into the phone toolbar within a minute."
        }
        RefusalReason::TransferAskedAgain => {
            "The call was not transferred yet: Fusion asked for it once more."
        }
    };
    sentence.to_owned()
}

/// What a vendor did not do, and why.
fn vendor_failure(failure: VendorFailure) -> String {
    format!("{} {}", failed(failure.asked), reason(failure.kind))
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
        | VendorErrorKind::NoCountryCode
        | VendorErrorKind::Unsupported
        | VendorErrorKind::TimedOut
        | VendorErrorKind::Other => "Press Try again.",
    };
    format!("{} {} {remedy}", failed(Asked::Connect), reason(kind))
}

/// What could not be done.
fn failed(asked: Asked) -> &'static str {
    match asked {
        Asked::Connect => "Could not connect to the phone system.",
        Asked::StaySignedIn => "Could not keep you signed in to the phone system.",
        Asked::MakeAvailable => "Could not make you available.",
        Asked::MakeUnavailable => "Could not make you unavailable.",
        Asked::Dial => "Could not place the call.",
        Asked::Call(action) => call_action::failed(action),
    }
}

/// Why a vendor did not do something.
pub(crate) fn reason(kind: VendorErrorKind) -> &'static str {
    match kind {
        VendorErrorKind::NotConnected => "The phone system is not connected.",
        VendorErrorKind::UnknownCall => "The phone system no longer has this call.",
        VendorErrorKind::WrongState => "This cannot be done in the call's present state.",
        VendorErrorKind::Busy => "The agent is on a call already.",
        VendorErrorKind::BadNumber => "The number cannot be dialled.",
        VendorErrorKind::NoCountryCode => {
            "The number has no country code, and the phone system needs one to know whom to call."
        }
        VendorErrorKind::NotPermitted => "The agent is not permitted to do this.",
        VendorErrorKind::Unsupported => "The phone system cannot do this.",
        VendorErrorKind::TimedOut => "The phone system did not answer in time.",
        VendorErrorKind::PopupBlocked => "The browser blocked the sign-in window.",
        VendorErrorKind::StorageDenied => "The browser denies this page its storage.",
        VendorErrorKind::BadSettings => "The phone system's settings cannot be used.",
        VendorErrorKind::LibraryMissing => "The phone system's library could not be loaded.",
        VendorErrorKind::Other => "The phone system refused.",
    }
}

/// The one thing to do about a refusal.
fn remedy(kind: VendorErrorKind) -> &'static str {
    match kind {
        VendorErrorKind::NotConnected => "Sign in to the phone system and try again.",
        VendorErrorKind::UnknownCall | VendorErrorKind::WrongState => "Look at the call's present state.",
        VendorErrorKind::Busy => FINISH_FIRST,
        VendorErrorKind::BadNumber => "Check the number, with its country code.",
        VendorErrorKind::NoCountryCode => {
            "Dial it with a plus and its country code; your administrator can set the country of numbers that have none (`numbers.country`)."
        }
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
