//! Track two: what Fusion has been told of a call.

use crate::host::CloseReason;
use crate::ids::RequestId;
use crate::time::Timestamp;

/// How far the telling got. Moves forward only, so that nothing can be said twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum HostProgress {
    /// Fusion knows nothing of the call yet.
    Nothing,
    /// New is on its way; start and close wait for the reply or the deadline, because Fusion loses a new whose start
    /// overtook the reply (`contract/fusion.md` §5.2).
    NewSent(Timestamp),
    /// New was answered, refused, or its deadline passed.
    New(Outcome),
    /// Start is on its way.
    StartSent(Timestamp),
    /// Start was answered, refused, or its deadline passed.
    Started(Outcome),
    /// Close is on its way.
    CloseSent(Timestamp, CloseReason),
    /// Close was answered, refused, or its deadline passed.
    Closed(CloseReason),
    /// Fusion never heard of it and never will: it ended first, or there is no Fusion.
    Never,
}

/// How a request to Fusion came to an end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Fusion answered that it was done.
    Acknowledged,
    /// Fusion answered that it was not done.
    Refused,
    /// Fusion said nothing in time.
    TimedOut,
}

/// The requests behind track two. Kept until the call is forgotten, so that a late or repeated reply is recognised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
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
            Self::Nothing | Self::New(_) | Self::Started(_) | Self::Closed(_) | Self::Never => None,
        }
    }

    /// What follows when the open request comes to an end; unchanged when none is open.
    pub(crate) fn settled(self, outcome: Outcome) -> Self {
        match self {
            Self::NewSent(_) => Self::New(outcome),
            Self::StartSent(_) => Self::Started(outcome),
            Self::CloseSent(_, reason) => Self::Closed(reason),
            Self::Nothing | Self::New(_) | Self::Started(_) | Self::Closed(_) | Self::Never => self,
        }
    }
}
