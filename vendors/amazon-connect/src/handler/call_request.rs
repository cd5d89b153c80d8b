//! What can be asked for about one call: when it makes sense, what it is to the library, and what follows from its end.

use std::rc::Rc;

use fusion_cti::ids::CallId;
use fusion_cti::vendor::{CallRequest, Capability, Line, Stage};

use super::shared::Shared;
use crate::error::StreamsError;
use crate::streams::Contact;

/// What can be done with a call besides accepting and ending it. Streams can neither pause a recording nor tell of one, and cannot
/// join two calls.
pub(super) const CONTROLS: [Capability; 6] = [
    Capability::Reject,
    Capability::Hold,
    Capability::Mute,
    Capability::Digits,
    Capability::Transfer,
    Capability::WrapUp,
];

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
    /// Carries out a request about a call. A second one of its kind while the first is open changes nothing.
    ///
    /// # Errors
    /// Streams cannot do it, or the call is not there or in another stage; nothing has been asked then. Or the service
    /// refuses, or does not answer in time.
    pub(super) async fn carry_out(
        self: &Rc<Self>,
        call: &CallId,
        request: &CallRequest,
    ) -> Result<(), StreamsError> {
        let kind = kind(request).ok_or(StreamsError::Unsupported)?;
        let _claim = self.open.claim(call, kind).ok_or(StreamsError::WrongState)?;
        let stage = self.stage_of(call)?;
        if !request.action().fits(stage) {
            return Err(StreamsError::WrongState);
        }
        let outcome = self.ask(call, request, stage).await;
        outcome.map_err(|error| self.failed(call, request, error))
    }

    /// What is remembered of it may be seen in a refresh before the answer comes, so it is remembered first.
    async fn ask(&self, call: &CallId, request: &CallRequest, stage: Stage) -> Result<(), StreamsError> {
        let contact = || Contact::find(call.as_str());
        let limit = self.limit();
        match request {
            CallRequest::Accept => contact()?.accept(limit).await,
            CallRequest::Reject => {
                self.state.borrow_mut().mapping.rejecting(call);
                contact()?.reject(limit).await
            }
            CallRequest::HangUp => contact()?.hang_up(limit).await,
            CallRequest::Hold => contact()?.hold(limit).await,
            CallRequest::Resume => {
                self.state.borrow_mut().transfers.cancel(call);
                contact()?.resume(limit).await
            }
            CallRequest::Mute => self.set_mute(true).await,
            CallRequest::Unmute => self.set_mute(false).await,
            CallRequest::SendDigits(digits) if stage == Stage::Connected(Line::Held) => {
                contact()?.send_digits_while_held(digits.as_str(), limit).await
            }
            CallRequest::SendDigits(digits) => contact()?.send_digits(digits.as_str(), limit).await,
            CallRequest::Transfer(to) => {
                self.state.borrow_mut().transfers.begin(call);
                contact()?.add_party(&to.dialled(), limit).await
            }
            CallRequest::FinishWrapUp => contact()?.clear(limit).await,
            _ => Err(StreamsError::Unsupported),
        }
    }

    /// Takes back what was remembered of a request that came to nothing. After a lost answer a call may still be rejected.
    fn failed(&self, call: &CallId, request: &CallRequest, error: StreamsError) -> StreamsError {
        match request {
            CallRequest::Accept if error == StreamsError::Refused(None) => {
                return self.why_not_accepted(call);
            }
            CallRequest::Reject if error != StreamsError::TimedOut => {
                self.state.borrow_mut().mapping.rejecting_refused(call);
            }
            CallRequest::Transfer(_) => self.state.borrow_mut().transfers.cancel(call),
            _ => {}
        }
        error
    }

    /// The service gives no reason for refusing to let a call be accepted, so the calls are looked at again.
    fn why_not_accepted(&self, call: &CallId) -> StreamsError {
        match self.stage_of(call) {
            Ok(Stage::Ringing) => {}
            Ok(Stage::Dialling | Stage::Connected(_) | Stage::Over(_)) => return StreamsError::WrongState,
            Err(error) => return error,
        }
        let is_connected = |stage| matches!(stage, Stage::Connected(_));
        match self.reliable_snapshot() {
            Ok(snapshot) if snapshot.calls.iter().any(|other| is_connected(other.stage)) => {
                StreamsError::OnAnotherCall
            }
            Ok(_) => StreamsError::Refused(None),
            Err(error) => error,
        }
    }
}
