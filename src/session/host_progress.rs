//! Track two: what Fusion has been told of a call.

use crate::host::CloseReason;
use crate::ids::RequestId;
use crate::time::Timestamp;

/// How far the telling got. Moves forward only, so that nothing can be said twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum HostProgress {
    /// Fusion knows nothing of the call yet.
    Nothing,
    /// New is on its way; start and close wait for the reply or the deadline, because Fusion loses a new whose start
    /// overtook the reply (`contract/fusion.md` §5.2).
    NewSent(Timestamp),
    /// New was answered, refused, or its deadline passed.
    New(Outcome),
    /// Start is on its way; until this moment a close waits for the reply.
    StartSent(Timestamp),
    /// Start was answered or refused, or a close waits for it no longer.
    Started(Outcome),
    /// Close is on its way.
    CloseSent(Timestamp, Closing),
    /// Fusion refused the reason of the close, and has to be told of the end by this one.
    CloseRefused(CloseReason),
    /// Close was answered, refused for good, or its deadline passed; then it may still be refused.
    Closed(Closing),
    /// Fusion never heard of it and never will: it ended first, or there is no Fusion.
    Never,
}

/// How a request to Fusion came to an end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Outcome {
    /// Fusion answered that it was done.
    Acknowledged,
    /// Fusion answered that it was not done.
    Refused,
    /// Fusion said nothing in time.
    TimedOut,
    /// Fusion has said nothing yet, and need not hurry: its answer to start may wait until the agent has chosen the caller
    /// from several (`contract/fusion.md` §5.2).
    Outstanding,
}

/// A close as it was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Closing {
    pub(crate) reason: CloseReason,
    /// The reason to close by if Fusion refuses this one; of a second close there is none.
    pub(crate) otherwise: Option<CloseReason>,
}

impl Closing {
    /// What follows when it comes to an end.
    fn settled(self, outcome: Outcome) -> HostProgress {
        match (outcome, self.otherwise) {
            (Outcome::Refused, Some(reason)) => HostProgress::CloseRefused(reason),
            (Outcome::TimedOut | Outcome::Outstanding, _) => HostProgress::Closed(self),
            (Outcome::Acknowledged | Outcome::Refused, _) => HostProgress::Closed(Self {
                otherwise: None,
                ..self
            }),
        }
    }
}

/// The requests behind track two. Kept until the call is forgotten, so that a late or repeated reply is recognised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Hash)]
pub(crate) struct Sent {
    pub(crate) new: Option<RequestId>,
    pub(crate) start: Option<RequestId>,
    pub(crate) close: Option<RequestId>,
    /// The page that a rule names; no part of the track.
    pub(crate) page: Option<RequestId>,
}

impl Sent {
    /// Whether the request was one of these.
    pub(crate) fn holds(&self, request: RequestId) -> bool {
        [self.new, self.start, self.close].contains(&Some(request))
    }
}

impl HostProgress {
    /// Whether nothing more will be said.
    pub(crate) fn is_final(self) -> bool {
        matches!(self, Self::Closed(_) | Self::Never)
    }

    /// Whether Fusion counts the call among its engagements.
    pub(crate) fn is_engaged(self) -> bool {
        matches!(
            self,
            Self::NewSent(_) | Self::New(_) | Self::StartSent(_) | Self::Started(_)
        )
    }

    /// When the open request, if any, has waited long enough.
    pub(crate) fn deadline(self) -> Option<Timestamp> {
        match self {
            Self::NewSent(deadline) | Self::StartSent(deadline) | Self::CloseSent(deadline, _) => {
                Some(deadline)
            }
            Self::Nothing
            | Self::New(_)
            | Self::Started(_)
            | Self::CloseRefused(_)
            | Self::Closed(_)
            | Self::Never => None,
        }
    }

    /// What follows when the open request comes to an end, also after its deadline; unchanged when none is open.
    pub(crate) fn settled(self, outcome: Outcome) -> Self {
        match self {
            Self::NewSent(_) | Self::New(Outcome::TimedOut) => Self::New(outcome),
            Self::StartSent(_) | Self::Started(Outcome::Outstanding) => Self::Started(outcome),
            Self::CloseSent(_, closing) | Self::Closed(closing) => closing.settled(outcome),
            Self::Nothing | Self::New(_) | Self::Started(_) | Self::CloseRefused(_) | Self::Never => self,
        }
    }

    /// The request that this waits for, or that may still be answered; of what a call was told with.
    pub(crate) fn awaited(self, sent: &Sent) -> Option<RequestId> {
        match self {
            Self::NewSent(_) | Self::New(Outcome::TimedOut) => sent.new,
            Self::StartSent(_) | Self::Started(Outcome::Outstanding) => sent.start,
            Self::CloseSent(..) | Self::Closed(_) => sent.close,
            Self::Nothing | Self::New(_) | Self::Started(_) | Self::CloseRefused(_) | Self::Never => None,
        }
    }

    /// The reason that Fusion is sure to know, where it refuses that of the first close: samples send only these two and
    /// `WRAPUP` over the UI Events Framework (`contract/fusion.md` §4.3, §11.5).
    pub(crate) fn last_resort(self) -> Option<CloseReason> {
        match self {
            Self::New(_) => Some(CloseReason::Reject),
            Self::Started(_) => Some(CloseReason::EndCommunication),
            Self::Nothing
            | Self::NewSent(_)
            | Self::StartSent(_)
            | Self::CloseSent(..)
            | Self::CloseRefused(_)
            | Self::Closed(_)
            | Self::Never => None,
        }
    }
}
