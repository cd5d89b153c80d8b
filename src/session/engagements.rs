//! The calls that a session knows, in the order in which they came.

use crate::ids::{CallId, EventId};
use crate::session::engagement::Engagement;

/// All calls between their first sign and the moment when both worlds are done with them.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(crate) struct Engagements(Vec<Engagement>);

/// The calls beside one that is being changed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Others<'c> {
    earlier: &'c [Engagement],
    later: &'c [Engagement],
}

impl<'c> Others<'c> {
    /// In the order in which they came.
    pub(crate) fn iter(self) -> impl Iterator<Item = &'c Engagement> {
        self.earlier.iter().chain(self.later)
    }
}

impl Engagements {
    /// In the order in which they came.
    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = &Engagement> {
        self.0.iter()
    }

    /// The same, to be changed.
    pub(crate) fn iter_mut(&mut self) -> impl DoubleEndedIterator<Item = &mut Engagement> {
        self.0.iter_mut()
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// Adds a call behind all others.
    pub(crate) fn push(&mut self, engagement: Engagement) {
        self.0.push(engagement);
    }

    /// Forgets the calls that both worlds are done with.
    pub(crate) fn forget_finished(&mut self) {
        self.0.retain(|call| !call.is_finished());
    }

    /// The call that the vendor knows by this id: the latest, where one id was offered twice.
    pub(crate) fn by_call(&self, call: &CallId) -> Option<&Engagement> {
        self.iter().rev().find(|known| known.call.as_ref() == Some(call))
    }

    /// The same, to be changed.
    pub(crate) fn by_call_mut(&mut self, call: &CallId) -> Option<&mut Engagement> {
        self.iter_mut()
            .rev()
            .find(|known| known.call.as_ref() == Some(call))
    }

    /// Whether a call has this event id, or had it before Fusion named it anew.
    pub(crate) fn has_event(&self, event_id: &EventId) -> bool {
        self.iter().any(|call| call.answers_to(event_id))
    }

    /// Visits every call together with the others.
    pub(crate) fn each(&mut self, mut visit: impl FnMut(&mut Engagement, Others<'_>)) {
        for index in 0..self.0.len() {
            if let Some((engagement, others)) = self.at(index) {
                visit(engagement, others);
            }
        }
    }

    /// The latest call that `fits`, together with the others.
    pub(crate) fn latest(
        &mut self,
        fits: impl Fn(&Engagement) -> bool,
    ) -> Option<(&mut Engagement, Others<'_>)> {
        let index = self.0.iter().rposition(fits)?;
        self.at(index)
    }

    /// The call that a command or a notice of Fusion means. Without an event id it can only mean the one that is not over.
    pub(crate) fn meant_by(&mut self, event_id: Option<&EventId>) -> Option<(&mut Engagement, Others<'_>)> {
        match event_id {
            Some(event_id) => self.latest(|call| call.answers_to(event_id)),
            None => {
                let live = self.iter().filter(|call| call.phone.ending().is_none());
                let is_alone = live.count() == 1;
                is_alone
                    .then(|| self.latest(|call| call.phone.ending().is_none()))
                    .flatten()
            }
        }
    }

    fn at(&mut self, index: usize) -> Option<(&mut Engagement, Others<'_>)> {
        let (earlier, rest) = self.0.split_at_mut_checked(index)?;
        let (engagement, later) = rest.split_first_mut()?;
        Some((engagement, Others { earlier, later }))
    }
}

impl Extend<Engagement> for Engagements {
    fn extend<T: IntoIterator<Item = Engagement>>(&mut self, engagements: T) {
        self.0.extend(engagements);
    }
}

/// The call in front: the one chosen, else the latest that is not over, else the latest.
pub(crate) fn front_call<'e>(
    engagements: &'e Engagements,
    chosen: Option<&EventId>,
) -> Option<&'e Engagement> {
    let is_chosen = |call: &&Engagement| Some(&call.event_id) == chosen;
    let is_live = |call: &&Engagement| call.phone.ending().is_none();
    let calls = || engagements.iter();
    calls()
        .find(is_chosen)
        .or_else(|| calls().rev().find(is_live))
        .or_else(|| calls().next_back())
}
