//! The names and values of the diagnostics, for support and for the admin who reads `docs/set-up-in-fusion.md`.

use crate::ids::EventId;
use crate::session::counters::Counters;
use crate::session::host_link::{HostHealth, HostLink};
use crate::vendor::{LinkTrouble, VendorLink};

/// The row of the connection to Fusion.
pub(crate) const FUSION: &str = "Fusion";
/// The row of the connection to the vendor.
pub(crate) const PHONE_SYSTEM: &str = "Phone system";
/// The row of the number of calls.
pub(crate) const CALLS: &str = "Calls";

/// The row of the latest verdict of the screen-pop rules, which was about this call.
pub(crate) fn verdict(event_id: &EventId) -> String {
    format!("Screen-pop rules, call {event_id}")
}

/// How the connection to Fusion is.
pub(crate) fn host(link: HostLink) -> &'static str {
    match link {
        HostLink::Standalone => "standalone",
        HostLink::Closed => "not begun",
        HostLink::Opening(..) => "opening",
        HostLink::Open(HostHealth::Responsive) => "open",
        HostLink::Open(HostHealth::Unresponsive) => "open, does not answer",
    }
}

/// How the connection to the vendor is.
pub(crate) fn vendor(link: VendorLink) -> &'static str {
    match link {
        VendorLink::Connecting => "connecting",
        VendorLink::Up => "up",
        VendorLink::Down(LinkTrouble::SignedOut) => "down: signed out",
        VendorLink::Down(LinkTrouble::PopupBlocked) => "down: sign-in window blocked",
        VendorLink::Down(LinkTrouble::SessionExpired) => "down: session expired",
        VendorLink::Down(LinkTrouble::AccessDenied) => "down: access denied",
        VendorLink::Down(LinkTrouble::RetriesExhausted) => "down: does not start",
        VendorLink::Down(LinkTrouble::PanelUnanswered) => "down: panel does not answer",
        VendorLink::Down(LinkTrouble::Silent) => "down: silent",
        VendorLink::Down(LinkTrouble::Offline) => "down: offline",
    }
}

/// Every counter with the name of its row, in the order of the rows.
pub(crate) fn counts(counters: &Counters) -> [(&'static str, u64); 12] {
    // Taken apart, so that no counter can be left out.
    let Counters {
        host_unanswered,
        host_refused,
        host_late,
        host_renamed,
        unknown_commands,
        commands_without_call,
        updates_without_call,
        repeated_dials,
        vendor_unanswered,
        vendor_refused,
        vendor_late,
        agent_late,
    } = *counters;
    [
        ("Fusion did not answer", host_unanswered),
        ("Fusion refused", host_refused),
        ("Fusion answered late", host_late),
        ("Fusion renamed a call", host_renamed),
        ("Unknown commands", unknown_commands),
        ("Commands without a call", commands_without_call),
        ("Updates without a call", updates_without_call),
        ("Repeated dial requests", repeated_dials),
        ("Phone did not answer", vendor_unanswered),
        ("Phone refused", vendor_refused),
        ("Phone answered late", vendor_late),
        ("Pressed too late", agent_late),
    ]
}
