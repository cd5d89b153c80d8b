//! One call with its two tracks: what the phone says, and what Fusion has been told.

use std::collections::BTreeMap;
use std::time::Duration;

use crate::direction::Direction;
use crate::ids::{CallId, EventId, MessageId};
use crate::phone::is_withheld;
use crate::redact::Private;
use crate::rules::Leg;
use crate::session::awaited::{AwaitedHold, AwaitedNumber};
use crate::session::host_progress::{HostProgress, Sent};
use crate::session::open_requests::Requester;
use crate::session::ruling::Ruling;
use crate::time::Timestamp;
use crate::token::TokenMap;
use crate::vendor::{
    CallAction, CallSnapshot, Digits, Ending, Initiation, Line, Mute, Recording, Stage, VendorErrorKind,
};

/// How long after its consent to dial the vendor may take to show the call. Amazon Connect shows it within a second;
/// a minute later nobody expects it any more.
pub(crate) const SHOWN_WITHIN: Duration = Duration::from_secs(60);

/// A call between its first sign and the moment when both worlds are done with it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Engagement {
    /// The name that Fusion knows it by.
    pub(crate) event_id: EventId,
    /// The name that we gave it, where Fusion answered with another one.
    pub(crate) first_event_id: Option<EventId>,
    /// The name that the vendor knows it by; absent until the vendor shows a call that was dialled here.
    pub(crate) call: Option<CallId>,
    pub(crate) direction: Direction,
    pub(crate) origin: Origin,
    /// The message in which Fusion asked for it.
    pub(crate) asked_in: Option<MessageId>,
    /// Track one: what the vendor reports.
    pub(crate) phone: Phone,
    /// Whether the parties have ever talked.
    pub(crate) progress: Progress,
    /// Track two: what Fusion has been told.
    pub(crate) host_progress: HostProgress,
    /// The requests behind track two, by which late replies are known.
    pub(crate) sent: Sent,
    /// What the agent did to end it; tells reasons apart that the vendor cannot.
    pub(crate) local_action: LocalAction,
    pub(crate) facts: Facts,
    /// The extension behind the number that was dialled here.
    pub(crate) extension: Option<Digits>,
    /// What was last wanted of the microphone: off since the vendor showed it off, on as soon as that was asked for here.
    pub(crate) mute_wanted: Mute,
    /// Tokens that came with the dial request or were returned by Fusion.
    pub(crate) data: TokenMap,
    /// What the screen-pop rules decided last.
    pub(crate) ruling: Ruling,
    /// Who wants it ended while the vendor does not show it yet.
    pub(crate) pending_hangups: Vec<Requester>,
    /// Fusion's command to pass it on, while the agent has not said to which number.
    pub(crate) awaited_number: Option<AwaitedNumber>,
    /// Who wants to talk on it as soon as another call is on hold.
    pub(crate) awaited_hold: Option<AwaitedHold>,
    /// Why the vendor did not dial it, where Fusion had heard of it already.
    pub(crate) undialled: Option<VendorErrorKind>,
    /// When to stop waiting for the vendor to show a call that it agreed to dial.
    pub(crate) show_deadline: Option<Timestamp>,
    /// When to stop waiting for the numbering plans, without which the number cannot be dialled; absent once it need not wait.
    pub(crate) plans_deadline: Option<Timestamp>,
    /// Since when the phone has been saying what it says.
    pub(crate) since: Timestamp,
}

/// Who began the call: the vendor, Fusion or the agent in the toolbar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Origin {
    /// The vendor showed it.
    Vendor,
    /// A number was clicked in Fusion.
    Fusion,
    /// A number was dialled in the toolbar.
    Toolbar,
}

/// Track one: what the phone says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Phone {
    /// Known from before a reload; the vendor has not been heard yet.
    Unseen,
    /// The vendor was asked to dial and has not agreed yet.
    Requested,
    /// Offered to the agent.
    Ringing,
    /// Taken by the agent, who reads it before the customer is called.
    Preview,
    /// Being dialled or set up.
    Dialling,
    /// The parties can talk.
    Connected(Line),
    /// Over, still shown by the vendor.
    Over(Ending),
    /// No longer shown by the vendor.
    Gone(Ending),
}

impl Phone {
    /// Whether the call rings, is dialled or is connected at the vendor.
    pub(crate) fn is_live(self) -> bool {
        matches!(
            self,
            Self::Ringing | Self::Preview | Self::Dialling | Self::Connected(_)
        )
    }

    /// Where the vendor shows it or was asked to bring it, unless it shows it no more or not yet after a reload.
    pub(crate) fn stage(self) -> Option<Stage> {
        match self {
            Self::Ringing => Some(Stage::Ringing),
            Self::Preview => Some(Stage::Preview),
            Self::Requested | Self::Dialling => Some(Stage::Dialling),
            Self::Connected(line) => Some(Stage::Connected(line)),
            Self::Over(ending) => Some(Stage::Over(ending)),
            Self::Unseen | Self::Gone(_) => None,
        }
    }

    /// How it ended, if it has.
    pub(crate) fn ending(self) -> Option<Ending> {
        match self {
            Self::Over(ending) | Self::Gone(ending) => Some(ending),
            Self::Unseen
            | Self::Requested
            | Self::Ringing
            | Self::Preview
            | Self::Dialling
            | Self::Connected(_) => None,
        }
    }
}

impl From<Stage> for Phone {
    fn from(stage: Stage) -> Self {
        match stage {
            Stage::Ringing => Self::Ringing,
            Stage::Preview => Self::Preview,
            Stage::Dialling => Self::Dialling,
            Stage::Connected(line) => Self::Connected(line),
            Stage::Over(ending) => Self::Over(ending),
        }
    }
}

/// How far a call got.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Progress {
    /// It rang or was dialled, and the parties have not talked.
    Offer,
    /// The parties could hear each other.
    Conversation,
}

/// What the agent, or Fusion on the agent's behalf, did to end the call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum LocalAction {
    /// Nothing: whatever ends the call comes from the other side.
    None,
    /// Rejected the offer before it was accepted.
    Reject,
    /// The call was ended, or dialling was given up.
    HangUp,
    /// Fusion's offer timer ran out.
    OfferExpired,
}

/// What the vendor last told about a call.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Facts {
    /// The other party's number as it is written; absent when withheld.
    pub(crate) number: Option<Private<String>>,
    /// The number that the customer dialled.
    pub(crate) dialled: Option<Private<String>>,
    pub(crate) queue: Option<String>,
    pub(crate) leg: Leg,
    pub(crate) initiation: Initiation,
    pub(crate) attributes: BTreeMap<String, Private<String>>,
    pub(crate) mute: Mute,
    pub(crate) recording: Recording,
    /// What the vendor would refuse now.
    pub(crate) refuses: Vec<CallAction>,
    /// The vendor's own words for what the contract has no name for.
    pub(crate) unnamed: Vec<String>,
}

impl Facts {
    /// The facts of a call that the vendor does not show yet.
    pub(crate) fn dialled(number: Private<String>) -> Self {
        Self {
            number: Some(number),
            dialled: None,
            queue: None,
            leg: Leg::First,
            initiation: Initiation::Outbound,
            attributes: BTreeMap::new(),
            mute: Mute::Open,
            recording: Recording::Off,
            refuses: Vec::new(),
            unnamed: Vec::new(),
        }
    }

    /// The facts of a call that was known before a reload.
    pub(crate) fn unknown(direction: Direction) -> Self {
        let initiation = match direction {
            Direction::Inbound => Initiation::Inbound,
            Direction::Outbound => Initiation::Outbound,
        };
        Self {
            number: None,
            dialled: None,
            queue: None,
            leg: Leg::First,
            initiation,
            attributes: BTreeMap::new(),
            mute: Mute::Open,
            recording: Recording::Off,
            refuses: Vec::new(),
            unnamed: Vec::new(),
        }
    }

    fn of(call: &CallSnapshot) -> Self {
        let number = call.number.clone();
        Self {
            number: number.filter(|number| !is_withheld(number.reveal())),
            dialled: call.dialled_number.clone(),
            queue: call.queue.clone(),
            leg: if call.is_later_leg() {
                Leg::Second
            } else {
                Leg::First
            },
            initiation: call.initiation,
            attributes: call.attributes.clone(),
            mute: call.mute,
            recording: call.recording,
            refuses: call.refuses.clone(),
            unnamed: call.unnamed.clone(),
        }
    }
}

impl Engagement {
    /// A call that the vendor shows and that nobody knew of.
    pub(crate) fn shown(
        event_id: EventId,
        call: &CallSnapshot,
        host_progress: HostProgress,
        now: Timestamp,
    ) -> Self {
        let mut engagement = Self::new(
            event_id,
            call.direction,
            Origin::Vendor,
            Facts::of(call),
            TokenMap::new(),
            now,
        );
        engagement.host_progress = host_progress;
        engagement.observe(call, now);
        engagement
    }

    /// A call that the vendor is asked to dial.
    pub(crate) fn requested(
        event_id: EventId,
        origin: Origin,
        number: Private<String>,
        data: TokenMap,
        now: Timestamp,
    ) -> Self {
        Self::new(
            event_id,
            Direction::Outbound,
            origin,
            Facts::dialled(number),
            data,
            now,
        )
    }

    pub(crate) fn new(
        event_id: EventId,
        direction: Direction,
        origin: Origin,
        facts: Facts,
        data: TokenMap,
        now: Timestamp,
    ) -> Self {
        Self {
            event_id,
            first_event_id: None,
            call: None,
            direction,
            origin,
            asked_in: None,
            phone: Phone::Requested,
            progress: Progress::Offer,
            host_progress: HostProgress::Nothing,
            sent: Sent::default(),
            local_action: LocalAction::None,
            facts,
            extension: None,
            mute_wanted: Mute::Open,
            data,
            ruling: Ruling::default(),
            pending_hangups: Vec::new(),
            awaited_number: None,
            awaited_hold: None,
            undialled: None,
            show_deadline: None,
            plans_deadline: None,
            since: now,
        }
    }

    /// Takes over what the vendor's snapshot says of this call. Facts that a later snapshot no longer names are kept:
    /// at the end of a call getters fall silent (`contract/streams.md` §7).
    pub(crate) fn observe(&mut self, call: &CallSnapshot, now: Timestamp) {
        self.call = Some(call.id.clone());
        self.show_deadline = None;
        self.set_phone(call.stage.into(), call.since.unwrap_or(now));
        let seen = Facts::of(call);
        self.facts = Facts {
            number: seen.number.or_else(|| self.facts.number.take()),
            dialled: seen.dialled.or_else(|| self.facts.dialled.take()),
            queue: seen.queue.or_else(|| self.facts.queue.take()),
            leg: seen.leg,
            attributes: if seen.attributes.is_empty() {
                std::mem::take(&mut self.facts.attributes)
            } else {
                seen.attributes
            },
            initiation: seen.initiation,
            mute: seen.mute,
            recording: seen.recording,
            refuses: seen.refuses,
            unnamed: seen.unnamed,
        };
    }

    /// The vendor no longer shows the call.
    pub(crate) fn mark_gone(&mut self, now: Timestamp) {
        self.set_phone(Phone::Gone(self.phone.ending().unwrap_or(Ending::Unknown)), now);
    }

    /// Moves track one on; a conversation that began stays remembered.
    pub(crate) fn set_phone(&mut self, phone: Phone, since: Timestamp) {
        if matches!(phone, Phone::Connected(_)) {
            self.progress = Progress::Conversation;
        }
        if self.phone != phone {
            self.phone = phone;
            self.since = since;
        }
    }

    /// Whether Fusion may call it by this name.
    pub(crate) fn answers_to(&self, event_id: &EventId) -> bool {
        self.event_id == *event_id || self.first_event_id.as_ref() == Some(event_id)
    }

    /// Whether both worlds are done with it.
    pub(crate) fn is_finished(&self) -> bool {
        matches!(self.phone, Phone::Gone(_)) && self.host_progress.is_final()
    }

    /// When to stop waiting for the number, if Fusion waits for one.
    pub(crate) fn number_deadline(&self) -> Option<Timestamp> {
        self.awaited_number.map(|awaited| awaited.deadline)
    }

    /// When to stop waiting for the other call to be held, if this one waits for that.
    pub(crate) fn hold_deadline(&self) -> Option<Timestamp> {
        self.awaited_hold.as_ref().map(|awaited| awaited.deadline)
    }

    /// Nobody waits for another call to be held any more; returns who did.
    pub(crate) fn stop_awaiting_hold(&mut self) -> Vec<Requester> {
        let awaited = self.awaited_hold.take();
        awaited.map(|awaited| awaited.requesters).unwrap_or_default()
    }
}
