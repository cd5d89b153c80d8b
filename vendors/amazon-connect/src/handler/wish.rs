//! What an agent can ask for about one call: when it makes sense, what it is to the library, and what follows from its end.

use std::rc::Rc;

use fusion_cti::ids::CallId;
use fusion_cti::vendor::{CallRequest, Line, Stage};

use crate::error::StreamsError;
use crate::handler::shared::Shared;
use crate::streams::{self, Action, Answer, outcome};

/// What tells two open requests about one call apart; none for what Streams cannot do. A call is resumed as soon as it
/// is held, whether or not the hold has been answered: the service promises no order between the two.
fn kind(request: &CallRequest) -> Option<&'static str> {
    match request {
        CallRequest::Accept => Some("accept_call"),
        CallRequest::Reject => Some("reject_call"),
        CallRequest::HangUp => Some("hangup_call"),
        CallRequest::Hold => Some("hold"),
        CallRequest::Resume => Some("resume"),
        CallRequest::Mute | CallRequest::Unmute => Some("mute"),
        CallRequest::SendDigits(_) => Some("digits"),
        CallRequest::Transfer(_) => Some("transfer"),
        CallRequest::FinishWrapUp => Some("finish_wrap_up"),
        _ => None,
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
        request: &'a CallRequest,
    ) -> Result<Answer<'a>, StreamsError> {
        let kind = kind(request).ok_or(StreamsError::Unsupported)?;
        let claim = self.claim(call, kind)?;
        let stage = self.require(call, &|stage| request.action().fits(stage))?;
        let begun = self.begin(call, request, stage);
        Ok(Box::pin(async move {
            let outcome = outcome(begun).await;
            let outcome = outcome.map_err(|error| self.failed(call, request, error));
            drop(claim);
            outcome
        }))
    }

    /// What is remembered of it may be seen in a refresh before the answer comes, so it is remembered first.
    fn begin<'a>(
        &'a self,
        call: &'a CallId,
        request: &'a CallRequest,
        stage: Stage,
    ) -> Result<Answer<'a>, StreamsError> {
        let number;
        let action = match request {
            CallRequest::Accept => Action::Accept,
            CallRequest::Reject => {
                self.state.borrow_mut().mapping.rejecting(call);
                Action::Reject
            }
            CallRequest::HangUp => Action::HangUp,
            CallRequest::Hold => Action::Hold,
            CallRequest::Resume => {
                self.state.borrow_mut().transfers.cancel(call);
                Action::Resume
            }
            CallRequest::Mute => return self.set_mute(true),
            CallRequest::Unmute => return self.set_mute(false),
            CallRequest::SendDigits(digits) if stage == Stage::Connected(Line::Held) => {
                Action::SendDigitsWhileHeld(digits.as_str())
            }
            CallRequest::SendDigits(digits) => Action::SendDigits(digits.as_str()),
            CallRequest::Transfer(to) => {
                self.state.borrow_mut().transfers.begin(call);
                number = to.dialled();
                Action::AddParty(&number)
            }
            CallRequest::FinishWrapUp => Action::Clear,
            _ => return Err(StreamsError::Unsupported),
        };
        streams::act(call.as_str(), action, self.limit())
    }

    /// Takes back what was remembered of a request that came to nothing. After a lost answer a call may still be refused.
    fn failed(&self, call: &CallId, request: &CallRequest, error: StreamsError) -> StreamsError {
        match request {
            CallRequest::Accept if error == StreamsError::Refused(None) => return self.why_not_taken(call),
            CallRequest::Reject if error != StreamsError::TimedOut => {
                self.state.borrow_mut().mapping.rejecting_refused(call);
            }
            CallRequest::Transfer(_) => self.state.borrow_mut().transfers.cancel(call),
            _ => {}
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
