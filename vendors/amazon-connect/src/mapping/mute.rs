//! Whether the agent is heard, and who has to be asked to change that: the softphone, the service, or both.
//!
//! "The server side mute value is the only one accounted for when there are more than 2 connections" (Streams'
//! documentation of `agent.mute`).

use fusion_cti::vendor::{Mute, Stage};

use super::legs::Legs;
use crate::snapshot::ContactData;

/// Who keeps the agent from being heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MutedBy {
    /// The softphone switches its microphone.
    Softphone,
    /// The service silences the agent's connection.
    Service,
}

impl ContactData {
    /// Whether the agent is heard.
    pub(super) fn mute(&self, stage: Stage) -> Mute {
        let legs = Legs::of(self);
        let by_the_service = legs.own().is_some_and(|leg| leg.is_mute || leg.forced_mute);
        let muted = by_the_service || (self.muted && !legs.are_many());
        match stage {
            Stage::Connected(_) if muted => Mute::Muted,
            _ => Mute::Open,
        }
    }

    /// Whom to ask so that the agent is not heard, or is heard again. A microphone that is off twice is turned on twice: the
    /// one that does not count now would silence the agent when the third party leaves.
    pub(crate) fn ways_to_mute(&self, muted: bool) -> Vec<MutedBy> {
        let legs = Legs::of(self);
        if muted {
            return vec![if legs.are_many() {
                MutedBy::Service
            } else {
                MutedBy::Softphone
            }];
        }
        let by_the_service = legs.own().is_some_and(|leg| leg.is_mute || leg.forced_mute);
        let service = by_the_service.then_some(MutedBy::Service);
        let softphone = self.muted.then_some(MutedBy::Softphone);
        service.into_iter().chain(softphone).collect()
    }
}
