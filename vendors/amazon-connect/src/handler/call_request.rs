//! What can be asked for about one call: when it makes sense, what it is to the library, and what follows from its end.

use std::rc::Rc;
use std::time::Duration;

use fusion_cti::call_action::ActionGoal;
use fusion_cti::ids::CallId;
use fusion_cti::vendor::{CallAction, CallRequest, CallSnapshot, Capability, Line, Mute, Stage};
use gloo_timers::future::sleep;

use super::shared::Shared;
use crate::error::StreamsError;
use crate::mapping::Leg;
use crate::snapshot::ContactData;
use crate::streams::Contact;

/// How long the service's snapshot may take to show what it refuses as done already.
const LOOK_EVERY: Duration = Duration::from_millis(200);
const LOOKS: u8 = 5;

/// What can be done with a call besides accepting and ending it. Streams can neither pause a recording nor tell of one, and cannot
/// join two calls.
pub(super) const CONTROLS: [Capability; 7] = [
    Capability::Reject,
    Capability::Preview,
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
        CallRequest::Dial => Some("dial"),
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

/// Whether the service refused because of the state in which it holds the call.
fn is_wrong_state(error: &StreamsError) -> bool {
    matches!(error, StreamsError::Refused(Some(exception)) if exception == "InvalidStateException")
}

/// Whether the call is as these requests would have it. Of the others the session judges.
fn is_so(action: CallAction, shown: &CallSnapshot) -> bool {
    match action.goal() {
        Some(ActionGoal::Held) => shown.stage == Stage::Connected(Line::Held),
        Some(ActionGoal::Talking) => shown.stage == Stage::Connected(Line::Talking),
        Some(ActionGoal::Dialled) => matches!(shown.stage, Stage::Dialling | Stage::Connected(_)),
        Some(ActionGoal::Muted) => shown.mute == Mute::Muted,
        Some(ActionGoal::Unmuted) => shown.mute == Mute::Open,
        _ => false,
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
        self.agent_was_active();
        let kind = kind(request).ok_or(StreamsError::Unsupported)?;
        let _claim = self.open.claim(call, kind).ok_or(StreamsError::WrongState)?;
        let (data, shown) = self.look_at(call)?;
        let action = request.action();
        if !action.fits(shown.stage) || shown.refuses.contains(&action) {
            return Err(StreamsError::WrongState);
        }
        match self.ask(call, request, &data).await {
            Err(error) if is_wrong_state(&error) && self.comes_true(call, action).await => Ok(()),
            outcome => outcome.map_err(|error| self.failed(call, request, error)),
        }
    }

    /// What is remembered of it may be seen in a refresh before the answer comes, so it is remembered first.
    async fn ask(
        &self,
        call: &CallId,
        request: &CallRequest,
        data: &ContactData,
    ) -> Result<(), StreamsError> {
        let contact = || Contact::find(call.as_str());
        let limit = self.limit();
        match request {
            CallRequest::Accept => contact()?.accept(limit).await,
            CallRequest::Reject => {
                self.state.borrow_mut().mapping.rejecting(call);
                contact()?.reject(limit).await
            }
            CallRequest::Dial => contact()?.engage_preview(limit).await,
            CallRequest::HangUp => contact()?.hang_up(limit).await,
            CallRequest::Hold => {
                let leg = data.to_hold().unwrap_or(Leg::Initial);
                contact()?.hold(leg, limit).await
            }
            CallRequest::Resume => {
                self.state.borrow_mut().transfers.cancel(call);
                for leg in data.to_resume() {
                    contact()?.resume(leg, limit).await?;
                }
                Ok(())
            }
            CallRequest::Mute => self.set_mute(data, true).await,
            CallRequest::Unmute => self.set_mute(data, false).await,
            CallRequest::SendDigits(digits) => {
                let leg = data.for_digits().unwrap_or(Leg::Initial);
                contact()?.send_digits(leg, digits.as_str(), limit).await
            }
            CallRequest::Transfer(to) => {
                self.state.borrow_mut().transfers.begin(call, data);
                contact()?.add_party(&to.dialled(), limit).await
            }
            // A contact that everybody else has left is over for the agent, and alive to the service.
            CallRequest::FinishWrapUp if data.is_alive() => contact()?.hang_up(limit).await,
            CallRequest::FinishWrapUp => contact()?.clear(limit).await,
            _ => Err(StreamsError::Unsupported),
        }
    }

    /// Whether what was refused is so all the same: the service refuses what it holds for done already, and its snapshot may
    /// follow a moment later.
    async fn comes_true(&self, call: &CallId, action: CallAction) -> bool {
        for _ in 0..LOOKS {
            match self.look_at(call) {
                Ok((_, shown)) if is_so(action, &shown) => return true,
                Ok(_) => {}
                Err(_) => return false,
            }
            sleep(LOOK_EVERY).await;
        }
        false
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
        match self.look_at(call).map(|(_, shown)| shown.stage) {
            Ok(Stage::Ringing) => {}
            Ok(Stage::Preview | Stage::Dialling | Stage::Connected(_) | Stage::Over(_)) => {
                return StreamsError::WrongState;
            }
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
