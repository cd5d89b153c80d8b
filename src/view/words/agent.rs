//! What the agent is doing, in words.

use crate::session::agent_report::{Activity, DisconnectedReason};
use crate::vendor::Softphone;

/// Why the agent cannot be reached, in a few words.
pub(crate) fn disconnected(reason: DisconnectedReason) -> &'static str {
    match reason {
        DisconnectedReason::Connecting => "Connecting to the phone system",
        DisconnectedReason::SignedOut => "Signed out of the phone system",
        DisconnectedReason::SessionExpired => "Phone session expired",
        DisconnectedReason::AccessDenied => "No access to the phone system",
        DisconnectedReason::DoesNotStart => "Phone system does not start",
        DisconnectedReason::Silent => "Phone system is silent",
        DisconnectedReason::Offline => "Computer is offline",
        DisconnectedReason::InAnotherWindow => "In use in another window",
    }
}

/// The state of an agent whom Fusion cannot reach.
pub(crate) const LOGGED_OUT: &str = "Logged Out";

/// The agent bar's word until the vendor has been heard.
pub(crate) const CONNECTING: &str = "Connecting";

/// What is wrong with the audio, in a few words; empty while it works.
pub(crate) fn softphone(softphone: Softphone) -> &'static str {
    match softphone {
        Softphone::Works => "",
        Softphone::MicrophoneDenied | Softphone::MicrophoneWithheld => "Microphone is not allowed",
        Softphone::Failed => "Phone has no audio",
    }
}

/// What the agent is doing: the vendor's own name for it, or ours where it has none.
pub(crate) fn activity(activity: &Activity) -> String {
    let or = |name: &Option<String>, otherwise: &str| name.as_deref().unwrap_or(otherwise).to_owned();
    match activity {
        Activity::Available(name) => or(name, "Available"),
        // Fusion takes calls for routable meanwhile; only the text says "busy" (`contract/fusion.md` §4.4).
        Activity::OnCall => "On Call".to_owned(),
        Activity::AfterCallWork => "After-call work".to_owned(),
        Activity::Unavailable(name) => or(name, "Unavailable"),
        Activity::Offline(name) => or(name, "Offline"),
        Activity::Faulted(Some(name)) => spaced(name),
        Activity::Faulted(None) => "Phone error".to_owned(),
    }
}

/// `MissedCallAgent` as `Missed call agent`.
fn spaced(name: &str) -> String {
    let mut words = String::with_capacity(name.len() + 4);
    for (index, c) in name.chars().enumerate() {
        if index > 0 && c.is_uppercase() {
            words.push(' ');
            words.push(c.to_ascii_lowercase());
        } else {
            words.push(c);
        }
    }
    words
}
