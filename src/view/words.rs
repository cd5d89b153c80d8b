//! Every sentence that the core says to an agent: one table for each thing that is said, and each entry a whole sentence, so
//! that another language can say it in its own order.
//!
//! [`agent`]: what the agent is doing. [`call_action`]: what can be done with a call. [`failure`]: what was not done, and why. [`host`]: what Fusion is told
//! to show. [`diagnostics`]: names and values for support. [`foreign`]: how a text of somebody else is put into a sentence.

pub(crate) mod agent;
pub(crate) mod call_action;
pub(crate) mod diagnostics;
pub(crate) mod failure;
pub(crate) mod foreign;
pub(crate) mod host;

use crate::direction::Direction;
use crate::vendor::{Ending, Initiation, LinkTrouble, SecondCall, Softphone};
use crate::view::words::foreign::Foreign;

/// Shown where there is no Fusion.
pub(crate) const STANDALONE: &str =
    "Not opened inside Fusion: this works as a plain phone, and nothing is sent to Fusion.";

/// Shown while Fusion answers nothing.
pub(crate) const HOST_UNRESPONSIVE: &str =
    "Fusion does not answer. Calls work here; Fusion may not show them.";

/// Shown until the vendor has been heard.
pub(crate) const CONNECTING: &str = "Connecting to the phone system. Sign in there if it asks you to.";

/// Shown with a call that Fusion wants passed on.
pub(crate) const TRANSFER_ASKED: &str =
    "Fusion waits for the number to transfer this call to. Type it under Transfer.";

/// Shown where the phone system takes one call at a time, and there is one.
pub(crate) const FINISH_FIRST: &str = "Finish the present call first.";

/// Shown at the dial pad while nothing can be dialled.
pub(crate) const PHONE_NOT_CONNECTED: &str = "The phone system is not connected.";

/// Shown with a call that Fusion has not answered about.
pub(crate) const HOST_SILENT_ABOUT_CALL: &str = "Fusion has not answered about this call.";

/// Shown with a call that Fusion refused.
pub(crate) const HOST_REFUSED_CALL: &str = "Fusion refused this call; it goes on here.";

/// The title of a call whose other party is not known.
pub(crate) const NUMBER_WITHHELD: &str = "Number withheld";

/// The names of the facts below a call's title.
pub(crate) const EXTENSION: &str = "Extension";
pub(crate) const QUEUE: &str = "Queue";
pub(crate) const CAME_AS: &str = "Came as";
pub(crate) const SERVICE_REQUEST: &str = "Service request";
pub(crate) const UNNAMED: &str = "Phone system says";

/// The accessible names of the agent's buttons; part of the interface (`design.md` §6).
pub(crate) const AVAILABLE: &str = "Available";
pub(crate) const UNAVAILABLE: &str = "Unavailable";
pub(crate) const DISMISS: &str = "Dismiss";
pub(crate) const TRY_AGAIN: &str = "Try again";
/// The button that puts a call away which nobody talked on.
pub(crate) const CLEAR: &str = "Clear";

/// Shown with a call that rings while the agent is on another, whose title is `first`: what taking it does to that one.
pub(crate) fn second_call(second: SecondCall, first: &Foreign) -> String {
    match second {
        SecondCall::Refused => FINISH_FIRST.to_owned(),
        SecondCall::HoldRequired | SecondCall::HoldsFirst => format!("Accept puts {first} on hold."),
        SecondCall::Concurrent => format!("Accept leaves {first} on the line as well."),
    }
}

/// The button that sends the extension of the number as tones.
pub(crate) fn send_extension(extension: &str) -> String {
    format!("Send extension {extension}")
}

/// What a screen reader says while these callers ring.
pub(crate) fn incoming(callers: &[Foreign]) -> String {
    match callers {
        [] => String::new(),
        [caller] => format!("Incoming call: {caller}"),
        several => {
            let names: Vec<String> = several.iter().map(Foreign::to_string).collect();
            format!("{} incoming calls: {}", several.len(), names.join(", "))
        }
    }
}

/// A call's status before it is over.
pub(crate) fn ringing(direction: Direction, initiation: Initiation) -> &'static str {
    match (initiation, direction) {
        (Initiation::Callback, _) => "Callback waiting",
        (Initiation::Preview, _) => "Preview waiting",
        // A campaign or a program has called the customer, who waits for an agent.
        (_, Direction::Outbound) => "Outbound call waiting",
        (
            Initiation::Inbound
            | Initiation::Outbound
            | Initiation::Transfer
            | Initiation::Api
            | Initiation::Other,
            Direction::Inbound,
        ) => "Incoming call",
    }
}

/// The status of a preview that the agent has taken: nobody has been called.
pub(crate) const PREVIEW: &str = "Preview: not dialled yet";
/// The status of a call that is being dialled.
pub(crate) const CALLING: &str = "Calling";
/// The status of a call on which the parties talk.
pub(crate) const CONNECTED: &str = "Connected";
/// The status of a call on hold.
pub(crate) const ON_HOLD: &str = "On hold";
/// The status of a call that is over and was talked on.
pub(crate) const AFTER_CALL_WORK: &str = "After-call work";

/// The status of a call that is over and was never talked on.
pub(crate) fn unanswered(direction: Direction, ending: Ending) -> &'static str {
    match (direction, ending) {
        (Direction::Inbound, Ending::CallerLeft) => "Caller hung up",
        (Direction::Inbound, Ending::Rejected) => "Rejected",
        (Direction::Inbound, Ending::RangOut) => "Missed call",
        (
            Direction::Inbound,
            Ending::Finished
            | Ending::CustomerDeclined
            | Ending::CustomerNoAnswer
            | Ending::NotReachable
            | Ending::Unknown,
        ) => "Not answered",
        (Direction::Outbound, Ending::CustomerDeclined) => "Busy or declined",
        (Direction::Outbound, Ending::CustomerNoAnswer | Ending::RangOut) => "No answer",
        (Direction::Outbound, Ending::NotReachable) => "Not reachable",
        (Direction::Outbound, Ending::Finished | Ending::CallerLeft | Ending::Rejected | Ending::Unknown) => {
            "Not connected"
        }
    }
}

/// What is wrong with the connection to the vendor, and what to do. `origins` are those of this page and of the pages around
/// it.
pub(crate) fn trouble(trouble: LinkTrouble, origins: &[String]) -> String {
    let sentence = match trouble {
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
        LinkTrouble::PanelUnanswered => return panel_unanswered(origins),
        LinkTrouble::Silent => "Nothing has been heard from the phone system for a while. Press Reconnect.",
        LinkTrouble::Offline => "This computer is offline. Calls come back with the network.",
    };
    sentence.to_owned()
}

/// The vendor's panel has never answered. Whoever approves origins needs to know all of them: one that is missing is enough
/// for the panel to be refused.
fn panel_unanswered(origins: &[String]) -> String {
    format!(
        "The phone system's panel does not answer here. Press Sign in. If you are signed in, the panel may not be shown on \
         these pages: ask your administrator to approve {} in the phone system.",
        listed(origins)
    )
}

/// `a`, `a and b`, `a, b and c`; without any, what they would be.
fn listed(origins: &[String]) -> String {
    match origins {
        [] => "the addresses of this toolbar and of Fusion".to_owned(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// Shown while the vendor is about to sign the agent out, with or without a button against it.
pub(crate) fn sign_out_soon(has_button: bool) -> &'static str {
    if has_button {
        "You have done nothing here for a while, and the phone system will soon sign you out. Press Stay signed in."
    } else {
        "You have done nothing for a while, and the phone system will soon sign you out. Use its own panel to stay signed in."
    }
}
/// The button that keeps the agent signed in.
pub(crate) const STAY_SIGNED_IN: &str = "Stay signed in";

/// What is wrong with the audio, and what to do.
pub(crate) fn softphone(softphone: Softphone) -> Option<&'static str> {
    match softphone {
        Softphone::Works => None,
        Softphone::MicrophoneDenied => Some(
            "The browser does not let the phone system use the microphone. Allow it in the address bar, then take the next call.",
        ),
        Softphone::MicrophoneWithheld => Some(
            "The page around this toolbar does not hand the microphone on to it, so calls have no sound here. Open the phone system's own panel in a tab, and talk there.",
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
        | LinkTrouble::RetriesExhausted
        | LinkTrouble::PanelUnanswered => Some("Sign in"),
        LinkTrouble::Silent => Some("Reconnect"),
        LinkTrouble::AccessDenied => Some("Try again"),
        LinkTrouble::Offline => None,
    }
}

/// How a call came about, where that is worth saying.
pub(crate) fn initiation(initiation: Initiation) -> Option<&'static str> {
    match initiation {
        Initiation::Transfer => Some("Transferred"),
        Initiation::Callback => Some("Callback"),
        Initiation::Api => Some("Started by a program"),
        Initiation::Preview => Some("Preview"),
        Initiation::Inbound | Initiation::Outbound | Initiation::Other => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{LinkTrouble, trouble};

    #[test]
    fn a_panel_that_never_answered_names_every_origin_that_has_to_be_approved() {
        let said = |origins: &[&str]| {
            let origins: Vec<String> = origins.iter().map(|origin| (*origin).to_owned()).collect();
            trouble(LinkTrouble::PanelUnanswered, &origins)
        };
        assert!(said(&["https://a.example"]).contains("approve https://a.example in the phone system."));
        assert!(
            said(&["https://a.example", "https://b.example", "https://c.example"]).contains(
                "approve https://a.example, https://b.example and https://c.example in the phone system."
            )
        );
        assert!(
            said(&[]).contains("approve the addresses of this toolbar and of Fusion in the phone system.")
        );
    }
}
