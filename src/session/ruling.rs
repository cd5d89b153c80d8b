//! The latest decision of the screen-pop rules about a call, reduced to what the session acts on.

use crate::host::{Classification, CloseReason};
use crate::ids::EventId;
use crate::redact::Private;
use crate::rules::{CallFacts, CloseAs, Decision, KnownContacts, PopAt, RuleBook, WrapUpChoice};
use crate::session::settings::PopMoment;
use crate::time::Timestamp;
use crate::token::TokenMap;

/// When the rules were last asked about a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Hash)]
pub(crate) enum RulingPhase {
    /// Not yet, or there are none.
    #[default]
    Never,
    /// Before Fusion heard of it.
    BeforeNew,
    /// With what Fusion replied to new.
    AfterNew,
}

/// The latest decision about a call. The default decides nothing: everything is as configured.
#[derive(Clone, Debug, PartialEq, Eq, Default, Hash)]
pub(crate) struct Ruling {
    pub(crate) phase: RulingPhase,
    /// Who decided, in one line for the agent.
    pub(crate) line: Option<String>,
    /// Decided before new and the same until close: by it Fusion knows the communication.
    pub(crate) classification: Option<Classification>,
    /// In which kind of record new has the caller looked up.
    pub(crate) lookup_object: Option<String>,
    pub(crate) tokens: TokenMap,
    pub(crate) pop_at: Option<PopAt>,
    /// A page to be opened by its code, until it was asked for.
    pub(crate) page: Option<String>,
    pub(super) close_as: Option<CloseAs>,
    pub(super) wrap_up: Option<WrapUpChoice>,
    pub(crate) note: Option<Private<String>>,
    /// How many contacts Fusion's reply named.
    pub(crate) contacts: Option<KnownContacts>,
    /// When the call arrived, as far as the rules are told: one moment for all decisions about it.
    pub(crate) arrived_at: Option<Timestamp>,
}

impl Ruling {
    /// Takes a newer decision over; gives back the tokens of the earlier one.
    pub(crate) fn renew(&mut self, decision: Decision, facts: &CallFacts, phase: RulingPhase) -> TokenMap {
        let outcome = decision.outcome;
        if phase == RulingPhase::BeforeNew {
            self.classification = outcome.classification;
        }
        let tokens = std::mem::replace(&mut self.tokens, outcome.tokens);
        self.phase = phase;
        self.line = Some(decision.by.line());
        self.lookup_object = outcome.lookup_object;
        self.pop_at = outcome.pop_at;
        self.page = outcome.page;
        self.close_as = outcome.close_reason;
        self.wrap_up = outcome.wrap_up;
        self.note = outcome.note;
        self.contacts = facts.contacts;
        self.arrived_at = facts.at;
        tokens
    }

    /// When the screen pops, if the rules say.
    pub(crate) fn pop(&self) -> Option<PopMoment> {
        self.pop_at.map(|at| match at {
            PopAt::Ring => PopMoment::Ring,
            PopAt::Accept => PopMoment::Accept,
        })
    }

    /// How a call which had been connected is closed, if the rules say. A wrap-up is a matter of the reason, too.
    pub(crate) fn close_as(&self) -> Option<CloseAs> {
        self.close_as.or_else(|| {
            self.wrap_up.map(|choice| match choice {
                WrapUpChoice::Fusion => CloseAs::WrapUp,
                WrapUpChoice::Off => CloseAs::EndCommunication,
            })
        })
    }

    /// The same as Fusion's reason.
    pub(crate) fn close_reason(&self) -> Option<CloseReason> {
        self.close_as().map(|close| match close {
            CloseAs::WrapUp => CloseReason::WrapUp,
            CloseAs::EndCommunication => CloseReason::EndCommunication,
            CloseAs::Transferred => CloseReason::Transferred,
        })
    }
}

/// What the rules were last asked about any call, for support: kept when its call is gone. Explaining takes longer than
/// deciding, so the explanation is made when it is shown, and no call waits for it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct LatestRuling {
    /// The event id of the call.
    pub(crate) event_id: EventId,
    pub(super) facts: CallFacts,
}

impl LatestRuling {
    /// The whole verdict as JSON text without anything of the call.
    pub(crate) fn verdict(&self, rules: &RuleBook) -> String {
        rules.explain(&self.facts)
    }
}
