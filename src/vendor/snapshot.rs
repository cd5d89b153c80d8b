//! What a vendor reports: always a whole snapshot, never a change.
//!
//! Events arrive late, twice, in any order, or never (`contract/streams.md` §6), so a handler sends what *is*. The
//! session compares it with what it knew.

use std::collections::BTreeMap;

use crate::call_action::CallAction;
use crate::direction::Direction;
use crate::ids::{CallId, EventId, PresenceId};
use crate::redact::Private;
use crate::time::Timestamp;

/// The agent and all of the agent's voice calls at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VendorSnapshot {
    /// Whether the rest of the snapshot is current.
    pub link: VendorLink,
    /// The agent; absent until the vendor names one.
    pub agent: Option<AgentSnapshot>,
    /// Whether the agent can talk on a call, as far as the vendor reports it.
    pub softphone: Softphone,
    /// Every voice call, in an order that stays the same while a call lives. A call that is missing is gone.
    pub calls: Vec<CallSnapshot>,
}

/// The connection to the vendor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum VendorLink {
    /// Connecting; nothing is known yet.
    Connecting,
    /// Connected: agent and calls are as reported.
    Up,
    /// Lost, and why. The calls are the last that were known.
    Down(LinkTrouble),
}

/// Why a vendor cannot be reached. Each has its own sentence and remedy in the toolbar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LinkTrouble {
    /// Nobody is signed in.
    SignedOut,
    /// The sign-in window was blocked by the browser.
    PopupBlocked,
    /// The session ran out.
    SessionExpired,
    /// The agent has no access to this contact centre.
    AccessDenied,
    /// The vendor's library gave up trying.
    RetriesExhausted,
    /// The vendor's own panel has never answered in its frame: nobody is signed in, or it does not let these pages frame it.
    /// A browser does not tell the two apart.
    PanelUnanswered,
    /// Nothing has been heard for too long.
    Silent,
    /// The computer is offline.
    Offline,
}

/// The vendor's audio on this computer. Calls ring without it, but they cannot be talked on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Hash)]
pub enum Softphone {
    /// Nothing is wrong with it, or there is none: a desk phone.
    #[default]
    Works,
    /// The browser does not let the vendor use the microphone.
    MicrophoneDenied,
    /// The frame around the page does not hand the microphone on to it, so nothing in the page can be allowed to use it.
    MicrophoneWithheld,
    /// It failed in another way.
    Failed,
}

/// The signed-in agent: name, state, and the states to choose from.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct AgentSnapshot {
    /// The name to show.
    pub name: Private<String>,
    /// What kind of state the agent is in, by type, never by position in a list.
    pub presence: Presence,
    /// The state's name as the vendor shows it.
    pub state_name: String,
    /// The state that follows the present call or work, if one is queued.
    pub next_state: Option<String>,
    /// The name of the agent's routing profile, where the vendor reports it.
    pub routing_profile: Option<String>,
    /// The states that the agent can choose, in the vendor's order.
    pub choices: Vec<PresenceChoice>,
    /// Whether the vendor is about to sign the agent out.
    pub sign_out: SignOut,
}

/// Whether a vendor is about to sign an agent out who has done nothing for a while.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Hash)]
pub enum SignOut {
    /// No, or the vendor does not tell.
    #[default]
    NotDue,
    /// Soon, unless the agent does something. A vendor with
    /// [`StaySignedIn`](crate::vendor::Capability::StaySignedIn) can be asked not to.
    Soon,
}

/// The kind of an agent's state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Presence {
    /// Calls are routed to the agent.
    Routable,
    /// Signed in, but no calls are routed.
    NotRoutable,
    /// The agent counts as away.
    Offline,
    /// Ringing, dialling or talking.
    OnCall,
    /// The call is over, its work is not.
    AfterCallWork,
    /// The vendor put the agent into an error state, such as a missed call; no calls are routed.
    Faulted,
}

/// A state that the agent can choose.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PresenceChoice {
    /// The id under which the vendor knows it.
    pub id: PresenceId,
    /// Its name, to be shown.
    pub name: String,
    /// Its kind; one of [`Presence::Routable`], [`Presence::NotRoutable`], [`Presence::Offline`].
    pub presence: Presence,
}

/// One voice call of this agent at one moment.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CallSnapshot {
    /// The vendor's id of this leg: the same after a reload of the page, and never that of another call, also days later.
    pub id: CallId,
    /// The first leg of the same conversation, where this is a later one (a transfer).
    pub first_leg: Option<CallId>,
    /// The event id that came with `make_outbound_call`, on the call that resulted from it.
    pub event_id: Option<EventId>,
    /// Who called whom. A queued callback is inbound: the agent is offered it.
    pub direction: Direction,
    /// How the call came about.
    pub initiation: Initiation,
    /// How far it has come.
    pub stage: Stage,
    /// The other party's number as the vendor writes it; absent when withheld.
    pub number: Option<Private<String>>,
    /// The number that the customer dialled, where the vendor reports it.
    pub dialled_number: Option<Private<String>>,
    /// The queue it came through.
    pub queue: Option<String>,
    /// The attributes that the vendor keeps with the call.
    pub attributes: BTreeMap<String, Private<String>>,
    /// Whether the agent's microphone is off.
    pub mute: Mute,
    /// Whether the call is being recorded, where the vendor can [`Record`](crate::vendor::Capability::Record).
    pub recording: Recording,
    /// Since when it has been in this stage, by the vendor's clock, in milliseconds since 1970.
    pub since: Option<Timestamp>,
    /// What the vendor would refuse now although the stage and the capabilities allow it: no button is shown for it.
    pub refuses: Vec<CallAction>,
    /// The vendor's own words for what this contract has no name for, such as a new way in which calls begin. They are shown
    /// with the call, so they must hold no personal data.
    pub unnamed: Vec<String>,
}

impl CallSnapshot {
    /// Whether it is a later leg of a conversation: it names the first one, or came by a transfer.
    pub fn is_later_leg(&self) -> bool {
        self.first_leg.is_some() || self.initiation == Initiation::Transfer
    }
}

/// How a call came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Initiation {
    /// The customer dialled the contact centre's number.
    Inbound,
    /// The agent dialled the customer's number.
    Outbound,
    /// Somebody passed it on.
    Transfer,
    /// A callback that waited in a queue.
    Callback,
    /// Started by a program.
    Api,
    /// Offered so that the agent reads it first and dials then.
    Preview,
    /// Anything else that the vendor reports.
    Other,
}

/// The stage of a call. It goes forward only, from top to bottom, and may leave steps out; under the same id a call that
/// is over rings again only when it is offered again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stage {
    /// Offered to the agent, who has not taken it.
    Ringing,
    /// The agent has taken it and reads it; the customer has not been called yet. Only with
    /// [`Preview`](super::Capability::Preview).
    Preview,
    /// The agent has taken it, the audio is not there yet; or the customer's phone rings.
    Dialling,
    /// The parties can talk.
    Connected(Line),
    /// Over, but still shown by the vendor (wrap-up, or a failure that waits to be cleared).
    Over(Ending),
}

/// Whether the parties of a connected call hear each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Line {
    /// Both hear each other.
    Talking,
    /// The customer is on hold.
    Held,
}

/// The agent's microphone, as far as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mute {
    /// The microphone is on.
    Open,
    /// The microphone is off.
    Muted,
}

/// The recording of a call, as far as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Recording {
    /// The call is not being recorded.
    Off,
    /// The call is being recorded.
    On,
}

/// How a call ended, as far as the vendor reports it. What it cannot distinguish is [`Ending::Unknown`]; the session adds what
/// it knows itself (its own reject, whether the call had been connected).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ending {
    /// It had been connected and was hung up.
    Finished,
    /// The caller left before it was taken.
    CallerLeft,
    /// It rang until the vendor gave up.
    RangOut,
    /// The agent rejected it before it was accepted.
    Rejected,
    /// The customer's line was busy or the customer declined.
    CustomerDeclined,
    /// The customer did not answer.
    CustomerNoAnswer,
    /// The number turned out to be none, or the network failed.
    NotReachable,
    /// The vendor does not report it.
    Unknown,
}
