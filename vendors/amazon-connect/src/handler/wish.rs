//! What an agent can ask for about one call: when it makes sense, what it is to the library, and what follows from its end.

use std::rc::Rc;

use fusion_cti::ids::CallId;
use fusion_cti::vendor::{CallControl, Line, Stage};

use crate::error::StreamsError;
use crate::handler::shared::Shared;
use crate::streams::{self, Action, Answer, outcome};

/// What is asked for.
#[derive(Clone, Copy)]
pub(super) enum Wish<'a> {
    /// The ringing call is taken.
    Accept,
    /// The ringing call is refused.
    Reject,
    /// The agent's part in the call ends.
    HangUp,
    /// Everything else.
    Control(&'a CallControl),
}

impl Wish<'_> {
    /// What tells two open requests about one call apart; none for what Streams cannot do. A call is resumed as soon as it
    /// is held, whether or not the hold has been answered: the service promises no order between the two.
    fn kind(self) -> Option<&'static str> {
        match self {
            Self::Accept => Some("accept_call"),
            Self::Reject => Some("reject_call"),
            Self::HangUp => Some("hangup_call"),
            Self::Control(control) => match control {
                CallControl::Hold => Some("hold"),
                CallControl::Resume => Some("resume"),
                CallControl::Mute | CallControl::Unmute => Some("mute"),
                CallControl::Digits(_) => Some("digits"),
                CallControl::Transfer(_) => Some("transfer"),
                CallControl::FinishWrapUp => Some("finish_wrap_up"),
                CallControl::Conference | CallControl::Record | CallControl::StopRecording => None,
            },
        }
    }

    /// Whether it makes sense for a call in this stage.
    fn fits(self, stage: Stage) -> bool {
        match self {
            Self::Accept | Self::Reject => stage == Stage::Ringing,
            Self::HangUp => matches!(stage, Stage::Dialling | Stage::Connected(_)),
            Self::Control(control) => control.fits(stage),
        }
    }
}

impl Shared {
    /// Asks for something about a call. A second press while the first is open changes nothing.
    ///
    /// # Errors
    /// Streams cannot do it, or the call is not there or in another stage. Nothing has been asked then.
    pub(super) fn ask<'a>(
        self: &'a Rc<Self>,
        call: &'a CallId,
        wish: Wish<'a>,
    ) -> Result<Answer<'a>, StreamsError> {
        let kind = wish.kind().ok_or(StreamsError::Unsupported)?;
        let claim = self.claim(call, kind)?;
        let stage = self.require(call, &|stage| wish.fits(stage))?;
        let begun = self.begin(call, wish, stage);
        Ok(Box::pin(async move {
            let outcome = outcome(begun).await;
            let outcome = outcome.map_err(|error| self.failed(call, wish, error));
            drop(claim);
            outcome
        }))
    }

    /// What is remembered of it may be seen in a refresh before the answer comes, so it is remembered first.
    fn begin(&self, call: &CallId, wish: Wish<'_>, stage: Stage) -> Result<Answer<'_>, StreamsError> {
        let number;
        let action = match wish {
            Wish::Accept => Action::Accept,
            Wish::Reject => {
                self.state.borrow_mut().mapping.rejecting(call);
                Action::Reject
            }
            Wish::HangUp => Action::HangUp,
            Wish::Control(control) => match control {
                CallControl::Hold => Action::Hold,
                CallControl::Resume => {
                    self.state.borrow_mut().transfers.cancel(call);
                    Action::Resume
                }
                CallControl::Mute => return self.set_mute(true),
                CallControl::Unmute => return self.set_mute(false),
                CallControl::Digits(digits) if stage == Stage::Connected(Line::Held) => {
                    Action::SendDigitsWhileHeld(digits.as_str())
                }
                CallControl::Digits(digits) => Action::SendDigits(digits.as_str()),
                CallControl::Transfer(to) => {
                    self.state.borrow_mut().transfers.begin(call);
                    number = to.dialled();
                    Action::AddParty(&number)
                }
                CallControl::FinishWrapUp => Action::Clear,
                CallControl::Conference | CallControl::Record | CallControl::StopRecording => {
                    return Err(StreamsError::Unsupported);
                }
            },
        };
        streams::act(call.as_str(), action, self.limit())
    }

    /// Takes back what was remembered of a request that came to nothing. After a lost answer a call may still be refused.
    fn failed(&self, call: &CallId, wish: Wish<'_>, error: StreamsError) -> StreamsError {
        match wish {
            Wish::Accept if error == StreamsError::Refused(None) => return self.why_not_taken(call),
            Wish::Reject if error != StreamsError::TimedOut => {
                self.state.borrow_mut().mapping.rejecting_refused(call);
            }
            Wish::Control(CallControl::Transfer(_)) => self.state.borrow_mut().transfers.cancel(call),
            Wish::Accept | Wish::Reject | Wish::HangUp | Wish::Control(_) => {}
        }
        error
    }

    /// The service gives no reason for refusing to let a call be taken, so the calls are looked at again.
    fn why_not_taken(&self, call: &CallId) -> StreamsError {
        if let Err(error) = self.require(call, &|stage| stage == Stage::Ringing) {
            return error;
        }
        let connected = |stage| matches!(stage, Stage::Connected(_));
        match self.reliable_picture() {
            Ok(picture) if picture.calls.iter().any(|other| connected(other.stage)) => {
                StreamsError::OnAnotherCall
            }
            Ok(_) => StreamsError::Refused(None),
            Err(error) => error,
        }
    }
}
