//! The calls that a session knows, in the order in which they came.

use crate::ids::{CallId, EventId};
use crate::session::engagement::Engagement;
use crate::session::refusal::RefusalReason;

/// All calls between their first sign and the moment when both worlds are done with them.
#[derive(Clone, Debug, PartialEq, Eq, Default, Hash)]
pub(crate) struct Engagements(Vec<Engagement>);

/// Why an id, or the lack of one, leads to no call. Whoever looks a call up says what follows from it: a refusal, a
/// notice, or a count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LookupError {
    /// There is no such call, or no longer.
    NoSuchCall,
    /// No call was named, and several are not over.
    SeveralCalls,
}

impl From<LookupError> for RefusalReason {
    fn from(error: LookupError) -> Self {
        match error {
            LookupError::NoSuchCall => Self::NoSuchCall,
            LookupError::SeveralCalls => Self::SeveralCalls,
        }
    }
}

/// A call that was found, to be changed, together with the others.
pub(crate) type FoundCall<'e> = Result<(&'e mut Engagement, Others<'e>), LookupError>;

/// All calls but the one that is being changed.
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
    pub(crate) fn by_call(&mut self, call: &CallId) -> FoundCall<'_> {
        self.latest(|known| known.call.as_ref() == Some(call))
    }

    /// The call that Fusion knows by this event id, or knew by it before it gave the call another one.
    pub(crate) fn by_event(&mut self, event_id: &EventId) -> FoundCall<'_> {
        self.latest(|known| known.answers_to(event_id))
    }

    /// Whether a call has this event id, or had it before Fusion gave it another one.
    pub(crate) fn has_event(&self, event_id: &EventId) -> bool {
        self.iter().any(|call| call.answers_to(event_id))
    }

    /// Visits every call together with the others.
    pub(crate) fn each(&mut self, mut visit: impl FnMut(&mut Engagement, Others<'_>)) {
        let mut index = 0;
        while let Ok((engagement, others)) = self.at(index) {
            visit(engagement, others);
            index += 1;
        }
    }

    /// The call that a command or a notice of Fusion means. Without an event id it can only mean the one that is not over.
    pub(crate) fn meant_by(&mut self, event_id: Option<&EventId>) -> FoundCall<'_> {
        let is_live = |call: &Engagement| call.phone.ending().is_none();
        match event_id {
            Some(event_id) => self.by_event(event_id),
            None if self.iter().filter(|call| is_live(call)).count() > 1 => Err(LookupError::SeveralCalls),
            None => self.latest(is_live),
        }
    }

    fn latest(&mut self, fits: impl Fn(&Engagement) -> bool) -> FoundCall<'_> {
        let index = self.0.iter().rposition(fits);
        self.at(index.ok_or(LookupError::NoSuchCall)?)
    }

    fn at(&mut self, index: usize) -> FoundCall<'_> {
        let (earlier, rest) = self
            .0
            .split_at_mut_checked(index)
            .ok_or(LookupError::NoSuchCall)?;
        let (engagement, later) = rest.split_first_mut().ok_or(LookupError::NoSuchCall)?;
        Ok((engagement, Others { earlier, later }))
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
