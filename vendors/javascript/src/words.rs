//! Every name that crosses the border to a module. `fusion-cti-vendor.d.ts` lists the same ones; a test compares.

use fusion_cti::direction::Direction;
use fusion_cti::vendor::{
    Capability, Ending, Initiation, LinkTrouble, Presence, SignOut, Softphone, VendorErrorKind, VendorLink,
    VendorMethod,
};

/// What a module can do, as its `capabilities` list it.
pub const CAPABILITIES: [(&str, Capability); 17] = [
    ("availability", Capability::Availability),
    ("inbound", Capability::Inbound),
    ("outbound", Capability::Outbound),
    ("outboundExtensions", Capability::OutboundExtensions),
    ("reject", Capability::Reject),
    ("preview", Capability::Preview),
    ("hold", Capability::Hold),
    ("mute", Capability::Mute),
    ("digits", Capability::Digits),
    ("transfer", Capability::Transfer),
    ("conference", Capability::Conference),
    ("record", Capability::Record),
    ("secondCall", Capability::SecondCall),
    ("holdsFirst", Capability::HoldsFirst),
    ("wrapUp", Capability::WrapUp),
    ("signIn", Capability::SignIn),
    ("staySignedIn", Capability::StaySignedIn),
];

/// The words for a snapshot's `link`.
pub const LINKS: [(&str, VendorLink); 10] = [
    ("connecting", VendorLink::Connecting),
    ("up", VendorLink::Up),
    ("signedOut", VendorLink::Down(LinkTrouble::SignedOut)),
    ("popupBlocked", VendorLink::Down(LinkTrouble::PopupBlocked)),
    ("sessionExpired", VendorLink::Down(LinkTrouble::SessionExpired)),
    ("accessDenied", VendorLink::Down(LinkTrouble::AccessDenied)),
    (
        "retriesExhausted",
        VendorLink::Down(LinkTrouble::RetriesExhausted),
    ),
    ("panelUnanswered", VendorLink::Down(LinkTrouble::PanelUnanswered)),
    ("silent", VendorLink::Down(LinkTrouble::Silent)),
    ("offline", VendorLink::Down(LinkTrouble::Offline)),
];

/// The words for a snapshot's `softphone`.
pub const SOFTPHONES: [(&str, Softphone); 4] = [
    ("works", Softphone::Works),
    ("microphoneDenied", Softphone::MicrophoneDenied),
    ("microphoneWithheld", Softphone::MicrophoneWithheld),
    ("failed", Softphone::Failed),
];

/// The words for an agent's `signOut`.
pub const SIGN_OUTS: [(&str, SignOut); 2] = [("notDue", SignOut::NotDue), ("soon", SignOut::Soon)];

/// An agent's `presence`. The first three are also those of a choice.
pub const PRESENCES: [(&str, Presence); 6] = [
    ("routable", Presence::Routable),
    ("notRoutable", Presence::NotRoutable),
    ("offline", Presence::Offline),
    ("onCall", Presence::OnCall),
    ("afterCallWork", Presence::AfterCallWork),
    ("faulted", Presence::Faulted),
];

/// The presences that an agent can choose.
pub const CHOICES: [(&str, Presence); 3] = [
    ("routable", Presence::Routable),
    ("notRoutable", Presence::NotRoutable),
    ("offline", Presence::Offline),
];

/// The words for a call's `direction`.
pub const DIRECTIONS: [(&str, Direction); 2] =
    [("inbound", Direction::Inbound), ("outbound", Direction::Outbound)];

/// The words for a call's `initiation`.
pub const INITIATIONS: [(&str, Initiation); 7] = [
    ("inbound", Initiation::Inbound),
    ("outbound", Initiation::Outbound),
    ("transfer", Initiation::Transfer),
    ("callback", Initiation::Callback),
    ("api", Initiation::Api),
    ("preview", Initiation::Preview),
    ("other", Initiation::Other),
];

/// A call's `stage`, without the way in which one that is over has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StageWord {
    /// Offered to the agent.
    Ringing,
    /// Read by the agent, before the customer is called.
    Preview,
    /// Being dialled, not yet answered.
    Dialling,
    /// The parties can hear each other.
    Talking,
    /// The customer is on hold.
    Held,
    /// Over, and still shown.
    Over,
}

/// The words of [`StageWord`].
pub const STAGES: [(&str, StageWord); 6] = [
    ("ringing", StageWord::Ringing),
    ("preview", StageWord::Preview),
    ("dialling", StageWord::Dialling),
    ("talking", StageWord::Talking),
    ("held", StageWord::Held),
    ("over", StageWord::Over),
];

/// The `ending` of a call that is over.
pub const ENDINGS: [(&str, Ending); 8] = [
    ("finished", Ending::Finished),
    ("callerLeft", Ending::CallerLeft),
    ("rangOut", Ending::RangOut),
    ("rejected", Ending::Rejected),
    ("customerDeclined", Ending::CustomerDeclined),
    ("customerNoAnswer", Ending::CustomerNoAnswer),
    ("notReachable", Ending::NotReachable),
    ("unknown", Ending::Unknown),
];

/// The `kind` of what a method throws.
pub const ERRORS: [(&str, VendorErrorKind); 14] = [
    ("notConnected", VendorErrorKind::NotConnected),
    ("unknownCall", VendorErrorKind::UnknownCall),
    ("wrongState", VendorErrorKind::WrongState),
    ("busy", VendorErrorKind::Busy),
    ("badNumber", VendorErrorKind::BadNumber),
    ("noCountryCode", VendorErrorKind::NoCountryCode),
    ("notPermitted", VendorErrorKind::NotPermitted),
    ("unsupported", VendorErrorKind::Unsupported),
    ("timedOut", VendorErrorKind::TimedOut),
    ("popupBlocked", VendorErrorKind::PopupBlocked),
    ("storageDenied", VendorErrorKind::StorageDenied),
    ("badSettings", VendorErrorKind::BadSettings),
    ("libraryMissing", VendorErrorKind::LibraryMissing),
    ("other", VendorErrorKind::Other),
];

/// The methods of a module that make requests.
pub const METHODS: [(&str, VendorMethod); 8] = [
    ("connect", VendorMethod::Connect),
    ("makeAgentAvailable", VendorMethod::MakeAgentAvailable),
    ("makeAgentUnavailable", VendorMethod::MakeAgentUnavailable),
    ("makeOutboundCall", VendorMethod::MakeOutboundCall),
    ("acceptCall", VendorMethod::AcceptCall),
    ("rejectCall", VendorMethod::RejectCall),
    ("hangupCall", VendorMethod::HangupCall),
    ("controlCall", VendorMethod::ControlCall),
];

/// The word for a meaning. The tables are complete, so there always is one.
pub fn word_for<T: PartialEq>(words: &[(&'static str, T)], meaning: &T) -> &'static str {
    words
        .iter()
        .find(|(_, known)| known == meaning)
        .map_or("other", |(word, _)| word)
}
