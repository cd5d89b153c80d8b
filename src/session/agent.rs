//! What Fusion is told of the agent.

use crate::host::AgentReport;
use crate::session::vendor_side::VendorState;
use crate::vendor::{AgentSnapshot, LinkTrouble, Presence, Softphone, VendorLink};

/// The report for what the vendor shows. The booleans decide what Fusion enables; the texts are for people
/// (`contract/fusion.md` §4.4).
pub(crate) fn agent_report(vendor: &VendorState) -> AgentReport {
    match (vendor.link, &vendor.agent) {
        (VendorLink::Down(trouble), _) => disconnected(trouble_in_words(trouble)),
        (VendorLink::Connecting, _) | (VendorLink::Up, None) => {
            disconnected("Connecting to the phone system")
        }
        (VendorLink::Up, Some(agent)) => AgentReport {
            // Calls are routed to the agent all the same, so this changes no more than the reason.
            reason_text: softphone_in_words(vendor.softphone).to_owned(),
            ..signed_in(agent)
        },
    }
}

/// What is wrong with the audio, in a few words.
fn softphone_in_words(softphone: Softphone) -> &'static str {
    match softphone {
        Softphone::Works => "",
        Softphone::MicrophoneDenied => "Microphone is not allowed",
        Softphone::Failed => "Phone has no audio",
    }
}

/// The state of a link that is down, in a few words.
pub(crate) fn trouble_in_words(trouble: LinkTrouble) -> &'static str {
    match trouble {
        LinkTrouble::SignedOut | LinkTrouble::PopupBlocked => "Signed out of the phone system",
        LinkTrouble::SessionExpired => "Phone session expired",
        LinkTrouble::AccessDenied => "No access to the phone system",
        LinkTrouble::RetriesExhausted => "Phone system does not start",
        LinkTrouble::Silent => "Phone system is silent",
        LinkTrouble::Offline => "Computer is offline",
    }
}

/// The report of a window that works no longer because another one does.
pub(crate) fn in_another_window() -> AgentReport {
    disconnected("In use in another window")
}

fn disconnected(reason: &str) -> AgentReport {
    AgentReport {
        available: false,
        logged_in: false,
        state: "DISCONNECTED",
        state_text: "Logged Out".to_owned(),
        reason: String::new(),
        reason_text: reason.to_owned(),
    }
}

fn signed_in(agent: &AgentSnapshot) -> AgentReport {
    let shown = agent.state_name.trim();
    let (available, state_text) = match agent.presence {
        Presence::Routable => (true, named(shown, "Available")),
        // Oracle's reference keeps the agent available during a call; only the text says "busy" (§4.4).
        Presence::OnCall => (true, "On Call".to_owned()),
        Presence::AfterCallWork => (false, "After-call work".to_owned()),
        Presence::NotRoutable => (false, named(shown, "Unavailable")),
        Presence::Offline => (false, named(shown, "Offline")),
        Presence::Faulted => (false, named(&spoken(shown), "Phone error")),
    };
    AgentReport {
        available,
        logged_in: true,
        state: if available { "AVAILABLE" } else { "UNAVAILABLE" },
        state_text,
        reason: String::new(),
        reason_text: String::new(),
    }
}

fn named(name: &str, otherwise: &str) -> String {
    if name.is_empty() {
        otherwise.to_owned()
    } else {
        name.to_owned()
    }
}

/// `MissedCallAgent` as `Missed call agent`.
pub(crate) fn spoken(name: &str) -> String {
    let mut words = String::with_capacity(name.len() + 4);
    for (place, sign) in name.chars().enumerate() {
        if place > 0 && sign.is_uppercase() {
            words.push(' ');
            words.push(sign.to_ascii_lowercase());
        } else {
            words.push(sign);
        }
    }
    words
}
