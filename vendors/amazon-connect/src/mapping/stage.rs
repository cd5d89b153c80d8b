//! Where a contact stands for this agent, and what the service would refuse there: one cell of the table
//! `fixtures/vendors/amazon-connect/contacts-table.md`, which a test walks from end to end.

use fusion_cti::vendor::{CallAction, Line, Stage};

use super::legs::{LegState, Legs};
use crate::snapshot::{AgentStateData, ConnectionData, ContactData};

/// Where a contact stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// Offered to the agent.
    Ringing,
    /// Taken, and the customer has not been called.
    Preview,
    /// Somebody is being called, or the agent's audio is not there yet.
    Dialling,
    /// The parties can talk, or the agent has them on hold.
    Connected(Line),
    /// The contact is over, or everybody has left.
    Over,
}

/// What a contact's state means, before looking at its legs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    Offered,
    Connecting,
    Connected,
    Over,
}

/// The states in which a contact waits to be cleared.
fn is_terminal(state: &str) -> bool {
    matches!(state, "ended" | "error" | "missed" | "rejected")
}

/// The types of contact that are calls.
pub(crate) fn is_voice(kind: &str) -> bool {
    matches!(kind, "voice" | "queue_callback")
}

impl ContactData {
    /// Whether it may be a call of this agent's. Chats, tasks and emails are none; neither is what a supervisor listens to or
    /// barges into: that is the other agent's call, and Fusion knows it as that.
    pub(super) fn is_a_call(&self) -> bool {
        let supervises = Legs::of(self).own().is_some_and(ConnectionData::is_supervisor);
        is_voice(&self.kind) && self.initiation_method.as_deref() != Some("monitor") && !supervises
    }

    /// Whether it has begun, so that it can be shown for the first time.
    pub(super) fn has_begun(&self) -> bool {
        self.phase().is_some()
    }

    /// Whether the service does not count it as over, so that it cannot be cleared.
    pub(crate) fn is_alive(&self) -> bool {
        !is_terminal(&self.state)
    }

    /// The phase of the contact; none for one that is not there yet. A state that this version does not know is read from the
    /// agent's own leg, so that no call is lost over a word.
    fn phase(&self) -> Option<Phase> {
        match self.state.as_str() {
            "incoming" | "pending" => Some(Phase::Offered),
            "connecting" => Some(Phase::Connecting),
            "connected" | "paused" => Some(Phase::Connected),
            state if is_terminal(state) => Some(Phase::Over),
            "init" => None,
            _ => match Legs::of(self).own()?.leg_state() {
                LegState::Coming => Some(Phase::Connecting),
                LegState::There | LegState::Held => Some(Phase::Connected),
                LegState::Left => Some(Phase::Over),
                LegState::Supervises | LegState::Unknown => None,
            },
        }
    }

    /// Where it stands (`contract/streams.md` §13.4); nothing where that cannot be told. `talked` says whether the parties have
    /// been seen talking.
    pub(super) fn standing(&self, agent_state: Option<&AgentStateData>, talked: bool) -> Option<Standing> {
        Some(match self.phase()? {
            Phase::Offered if self.is_preview() && self.is_taken() => self.preview(talked),
            Phase::Offered => Standing::Ringing,
            Phase::Connecting if self.waits_for_the_agent(agent_state) => Standing::Ringing,
            Phase::Connecting if self.is_preview() => self.preview(talked),
            Phase::Connecting => Standing::Dialling,
            Phase::Connected if self.is_preview() => self.preview(talked),
            Phase::Connected => self.conversation(talked),
            Phase::Over => Standing::Over,
        })
    }

    /// Whether a connecting contact still waits for the agent.
    fn waits_for_the_agent(&self, agent_state: Option<&AgentStateData>) -> bool {
        // A queued callback that connects was taken: it is the customer's phone that rings.
        if self.is_agent_first_callback() || self.is_taken() {
            return false;
        }
        // "Pending" is the agent who is offered something; dialling has names of its own.
        let is_offered_something = agent_state.is_some_and(|state| state.name.starts_with("Pending"));
        match self.initiation_method.as_deref() {
            Some("outbound") => false,
            // A preview rings as `incoming`; one that connects was taken, unless the agent is still being asked.
            Some("campaign_preview") => is_offered_something,
            // Not told, or told of calls that agents dial as well as of those that they are offered.
            None | Some("external_outbound") => self.is_inbound != Some(false) || is_offered_something,
            // Everything else was begun by others, and the agent is asked, whichever way the customer's call went.
            Some(_) => true,
        }
    }

    /// Whether the agent is on it, or was. As long as the leg tells nothing, the agent may still have to take it.
    fn is_taken(&self) -> bool {
        let own = Legs::of(self).own().map(ConnectionData::leg_state);
        matches!(
            own,
            Some(LegState::There | LegState::Held | LegState::Left | LegState::Supervises)
        )
    }

    /// A preview that the agent has taken: its customer is called when the agent dials.
    fn preview(&self, talked: bool) -> Standing {
        match Legs::of(self).customer() {
            None => Standing::Preview,
            Some(_) if self.phase() == Some(Phase::Connected) => self.conversation(talked),
            Some(_) => Standing::Dialling,
        }
    }

    /// A connected contact: who is on the line decides. The contact alone does not: it stays connected while the customer is
    /// called or on hold, and when the customer leaves and others stay.
    fn conversation(&self, talked: bool) -> Standing {
        let legs = Legs::of(self);
        let own = legs.own().map_or(LegState::Unknown, ConnectionData::leg_state);
        let customer = legs
            .customer()
            .map_or(LegState::Unknown, |(_, leg)| leg.leg_state());
        let others: Vec<LegState> = legs.others().map(|(_, leg)| leg.leg_state()).collect();
        let all_left = customer == LegState::Left && others.iter().all(|other| *other == LegState::Left);
        if own == LegState::Left || all_left {
            return Standing::Over;
        }
        let is_set_up = own == LegState::Coming || customer == LegState::Coming;
        if is_set_up && !talked {
            return Standing::Dialling;
        }
        let another_talks = others.contains(&LegState::There) || others.contains(&LegState::Unknown);
        let talks = match customer {
            LegState::There | LegState::Unknown | LegState::Supervises => true,
            LegState::Left => another_talks,
            // Whom the agent hears while the customer waits does not matter: the call is the customer's.
            LegState::Held | LegState::Coming => false,
        };
        let is_kept_out = matches!(own, LegState::Held | LegState::Coming) || self.state == "paused";
        Standing::Connected(if talks && !is_kept_out {
            Line::Talking
        } else {
            Line::Held
        })
    }

    /// What the service would refuse in this stage, although it fits.
    pub(super) fn refuses(&self, stage: Stage) -> Vec<CallAction> {
        let legs = Legs::of(self);
        let own = legs.own();
        let is_desk_phone = self.is_softphone == Some(false);
        // Of a customer who is not told at all nothing can be said.
        let nobody_hears = self.to_hold().is_none() && legs.customer().is_some();
        // Only with this feature of the instance may a second one be called (`contact.isMultiPartyConferenceEnabled`).
        let is_full = self.is_multi_party != Some(true)
            && legs.others().any(|(_, leg)| leg.leg_state() != LegState::Left);
        let refused = [
            (CallAction::Hold, nobody_hears),
            (CallAction::Resume, self.to_resume().is_empty()),
            // Tones go through the softphone only (Streams' documentation of `connection.sendDigits`).
            (CallAction::SendDigits, is_desk_phone || nobody_hears),
            // A desk phone has a button of its own, and tells nobody.
            (CallAction::Mute, is_desk_phone && !legs.are_many()),
            // Whom a supervisor has muted, only the supervisor lets speak again.
            (CallAction::Unmute, own.is_some_and(|leg| leg.forced_mute)),
            (CallAction::Transfer, is_full),
            // A contact that the agent has left, and that lives on, is for the others to end.
            (
                CallAction::FinishWrapUp,
                self.is_alive() && own.is_some_and(|leg| leg.leg_state() == LegState::Left),
            ),
        ];
        let refused = refused
            .into_iter()
            .filter(|(action, is_refused)| *is_refused && action.fits(stage));
        refused.map(|(action, _)| action).collect()
    }
}
