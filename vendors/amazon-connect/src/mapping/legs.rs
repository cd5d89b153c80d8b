//! Who takes part in a contact: the agent, the customer, third parties, and supervisors who listen or barge in.
//!
//! The library's own grouping is not enough: to it a supervisor who barges in is a third party (`isUnderSupervision` looks for
//! one among the connections that are not of type agent), and the customer of a preview, who is added when the agent dials,
//! need not be the initial connection.

use crate::snapshot::{ConnectionData, ContactData};

/// One of a contact's connections, as a request names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Leg {
    /// What `getInitialConnection` gives: the customer's, as a rule.
    Initial,
    /// What `getAgentConnection` gives, unless that is a supervisor's.
    Own,
    /// One of `getThirdPartyConnections`, by its index.
    Other(usize),
}

/// What a connection's state means. A state that is not known, or not told, proves nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LegState {
    /// Being set up or called.
    Coming,
    /// On the line with the others.
    There,
    /// On hold, at this end.
    Held,
    /// No longer on the line.
    Left,
    /// A supervisor: silent, or in the conversation.
    Supervises,
    /// A word that this version does not know, or none.
    Unknown,
}

impl ConnectionData {
    /// What its state means.
    pub(crate) fn leg_state(&self) -> LegState {
        match self.state.as_str() {
            "init" | "connecting" => LegState::Coming,
            "connected" => LegState::There,
            "hold" => LegState::Held,
            "disconnected" => LegState::Left,
            "silent_monitor" | "barge" => LegState::Supervises,
            _ => LegState::Unknown,
        }
    }

    /// Whether a supervisor is at this end. A barging supervisor who is held has the state `hold`, so the monitoring status
    /// and the type of the connection count as well.
    pub(crate) fn is_supervisor(&self) -> bool {
        self.leg_state() == LegState::Supervises
            || self.kind.as_deref() == Some("monitoring")
            || self.monitoring.is_some()
    }
}

impl ContactData {
    /// Whose hold keeps the agent and the conversation apart: the customer's, or once the customer has left, that of somebody who
    /// is still there.
    pub(crate) fn to_hold(&self) -> Option<Leg> {
        Legs::of(self).on_the_line().next()
    }

    /// Whom Resume takes back: the agent's own connection where that is held, and the first of those who wait.
    pub(crate) fn to_resume(&self) -> Vec<Leg> {
        let legs = Legs::of(self);
        let own = legs.own().map(|leg| (Leg::Own, leg));
        let waits = |party: &Party<'_>| party.1.leg_state() == LegState::Held;
        let waiting = own.filter(waits).into_iter().chain(legs.parties().find(waits));
        waiting.map(|(leg, _)| leg).collect()
    }

    /// Who hears the agent's tones: the customer, or whom the agent talks to while the customer is on hold.
    pub(crate) fn for_digits(&self) -> Option<Leg> {
        self.to_hold()
    }
}

/// A contact's connections by who is at their ends.
#[derive(Clone, Copy, Debug)]
pub(super) struct Legs<'d> {
    data: &'d ContactData,
}

/// Who can be told apart beside the agent.
type Party<'d> = (Leg, &'d ConnectionData);

impl<'d> Legs<'d> {
    pub(super) fn of(data: &'d ContactData) -> Self {
        Self { data }
    }

    /// The connection of this agent.
    pub(super) fn own(self) -> Option<&'d ConnectionData> {
        self.data.agent_leg.as_ref()
    }

    /// The customer's: the initial one, or for a preview whoever was added first.
    pub(super) fn customer(self) -> Option<Party<'d>> {
        let initial = self.data.initial.as_ref().map(|leg| (Leg::Initial, leg));
        initial.or_else(|| self.data.is_preview().then(|| self.added().next()).flatten())
    }

    /// Those who were called in addition, without supervisors.
    pub(super) fn others(self) -> impl Iterator<Item = Party<'d>> {
        let customer = self.customer().map(|(leg, _)| leg);
        self.added().filter(move |(leg, _)| Some(*leg) != customer)
    }

    /// Whether the service counts more than two connections: then it hears its own mute only (Streams' documentation of
    /// `agent.mute`). A supervisor in the conversation is one of them.
    pub(super) fn are_many(self) -> bool {
        let third = self.data.third_parties.iter();
        let all = [self.data.initial.as_ref(), self.own()];
        let all = all.into_iter().flatten().chain(third);
        let active = all.filter(|leg| !matches!(leg.leg_state(), LegState::Left | LegState::Unknown));
        active.count() > 2
    }

    /// The customer, then the others.
    pub(super) fn parties(self) -> impl Iterator<Item = Party<'d>> {
        self.customer().into_iter().chain(self.others())
    }

    /// Those on the line, the customer first. Somebody of whom nothing is known counts as there.
    fn on_the_line(self) -> impl Iterator<Item = Leg> {
        let there = |leg: &ConnectionData| matches!(leg.leg_state(), LegState::There | LegState::Unknown);
        self.parties()
            .filter(move |party| there(party.1))
            .map(|(leg, _)| leg)
    }

    fn added(self) -> impl Iterator<Item = Party<'d>> {
        let added = self.data.third_parties.iter().enumerate();
        let added = added.map(|(index, leg)| (Leg::Other(index), leg));
        added.filter(|(_, leg)| !leg.is_supervisor())
    }
}
