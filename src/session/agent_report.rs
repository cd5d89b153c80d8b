//! What Fusion is told of the agent, as data: the view finds the words.

use crate::session::vendor_state::VendorState;
use crate::vendor::{AgentSnapshot, LinkTrouble, Presence, Softphone, VendorLink};

/// What the agent is doing. Two statuses that Fusion would be told in the same words are equal, so that nothing is told twice.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum AgentStatus {
    /// The agent cannot be reached through this window.
    Disconnected(DisconnectedReason),
    /// The agent is signed in at the vendor.
    SignedIn {
        /// What the agent is doing.
        activity: Activity,
        /// What is wrong with the audio. Calls are routed to the agent all the same.
        softphone: Softphone,
    },
}

/// Why the agent cannot be reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DisconnectedReason {
    /// The vendor has not been heard yet.
    Connecting,
    /// Nobody is signed in at the vendor.
    SignedOut,
    /// The sign-in has expired.
    SessionExpired,
    /// The vendor denied access.
    AccessDenied,
    /// The vendor does not start.
    DoesNotStart,
    /// Nothing has been heard from the vendor for a while.
    Silent,
    /// The computer has no network.
    Offline,
    /// Another window of the toolbar works, and this one does not.
    InAnotherWindow,
}

/// What a signed-in agent is doing. The names are the vendor's; without one, the view has a word.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Activity {
    /// Calls are routed to the agent.
    Available(Option<String>),
    /// On a call. Oracle's reference keeps the agent available meanwhile (`contract/fusion.md` §4.4).
    OnCall,
    /// Working after a call.
    AfterCallWork,
    /// No calls are routed to the agent.
    Unavailable(Option<String>),
    /// The agent is off duty.
    Offline(Option<String>),
    /// The phone is out of order.
    Faulted(Option<String>),
}

impl AgentStatus {
    /// The status for what the vendor shows.
    pub(crate) fn of(vendor: &VendorState) -> Self {
        match (vendor.link, &vendor.agent) {
            (VendorLink::Down(trouble), _) => Self::Disconnected(trouble.into()),
            (VendorLink::Connecting, _) | (VendorLink::Up, None) => {
                Self::Disconnected(DisconnectedReason::Connecting)
            }
            (VendorLink::Up, Some(agent)) => Self::SignedIn {
                activity: activity(agent),
                softphone: vendor.softphone,
            },
        }
    }
}

impl From<LinkTrouble> for DisconnectedReason {
    fn from(trouble: LinkTrouble) -> Self {
        match trouble {
            LinkTrouble::SignedOut | LinkTrouble::PopupBlocked => Self::SignedOut,
            LinkTrouble::SessionExpired => Self::SessionExpired,
            LinkTrouble::AccessDenied => Self::AccessDenied,
            LinkTrouble::RetriesExhausted | LinkTrouble::PanelUnanswered => Self::DoesNotStart,
            LinkTrouble::Silent => Self::Silent,
            LinkTrouble::Offline => Self::Offline,
        }
    }
}

fn activity(agent: &AgentSnapshot) -> Activity {
    let name = agent.state_name.trim();
    let name = (!name.is_empty()).then(|| name.to_owned());
    match agent.presence {
        Presence::Routable => Activity::Available(name),
        Presence::OnCall => Activity::OnCall,
        Presence::AfterCallWork => Activity::AfterCallWork,
        Presence::NotRoutable => Activity::Unavailable(name),
        Presence::Offline => Activity::Offline(name),
        Presence::Faulted => Activity::Faulted(name),
    }
}
