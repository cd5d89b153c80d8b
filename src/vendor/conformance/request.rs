//! Makes requests of the handler and checks their outcome.

use super::bench::Bench;
use super::rig::Caller;
use super::verdict::{CaseFailure, Stop, Verdict};
use crate::call_action::CallRequest;
use crate::ids::CallId;
use crate::phone::PhoneNumber;
use crate::vendor::command::VendorCommand;
use crate::vendor::error::{VendorError, VendorErrorKind};
use crate::vendor::handler::{CtiVendorHandler, SnapshotSink};

/// What a request that makes no sense may be answered with: it came too late, or it changes nothing.
pub(super) const TOO_LATE: &[VendorErrorKind] = &[VendorErrorKind::UnknownCall, VendorErrorKind::WrongState];
/// The answer to what makes no sense in the present state.
pub(super) const WRONG_STATE: &[VendorErrorKind] = &[VendorErrorKind::WrongState];
/// The answer about a call that there is not.
pub(super) const UNKNOWN_CALL: &[VendorErrorKind] = &[VendorErrorKind::UnknownCall];

impl Bench {
    /// Makes the request and waits for its end, whatever it is. What the error says must be fit for a log.
    pub(super) async fn ask(&self, command: &VendorCommand) -> Result<Result<(), VendorError>, Stop> {
        let method = command.method().name();
        let outcome = self
            .within_limit(method, carry_out(self.handler.as_ref(), command))
            .await?;
        self.check_invariants()?;
        if let Err(error) = &outcome {
            if error.operation != method {
                return Err(CaseFailure::new(
                    format!("an error of `{method}`"),
                    format!("one of `{}`", error.operation),
                )
                .into());
            }
            if format!("{error} {error:?}").contains(&secret_digits()) {
                return Err(CaseFailure::new("errors free of personal data", "a telephone number").into());
            }
        }
        Ok(outcome)
    }

    /// The request must succeed.
    pub(super) async fn takes(&self, command: VendorCommand) -> Verdict {
        match self.ask(&command).await? {
            Ok(()) => Ok(()),
            Err(error) => Err(CaseFailure::new(
                format!("{} to be taken", command.method().name()),
                error.to_string(),
            )
            .into()),
        }
    }

    /// The request must be refused as one of these kinds; with none named, as any.
    pub(super) async fn refuses(&self, command: VendorCommand, kinds: &[VendorErrorKind]) -> Verdict {
        let method = command.method().name();
        let expected = match kinds {
            [] => format!("{method} to be refused"),
            [kind] => format!("{method} to be refused as {kind:?}"),
            several => format!("{method} to be refused as one of {several:?}"),
        };
        match self.ask(&command).await? {
            Err(error) if kinds.is_empty() || kinds.contains(&error.kind) => Ok(()),
            Err(error) => Err(CaseFailure::new(expected, format!("{:?}", error.kind)).into()),
            Ok(()) => Err(CaseFailure::new(expected, "it was taken").into()),
        }
    }

    /// The request changes nothing: taking it is fine, and so is refusing it as one of these kinds.
    pub(super) async fn takes_or_refuses(
        &self,
        command: VendorCommand,
        kinds: &[VendorErrorKind],
    ) -> Verdict {
        match self.ask(&command).await? {
            Err(error) if !kinds.contains(&error.kind) => Err(CaseFailure::new(
                format!(
                    "{} to be taken or refused as one of {kinds:?}",
                    command.method().name()
                ),
                format!("{:?}", error.kind),
            )
            .into()),
            Ok(()) | Err(_) => Ok(()),
        }
    }
}

/// Turns a request into the method that carries it out.
pub(super) async fn carry_out(
    handler: &dyn CtiVendorHandler,
    command: &VendorCommand,
) -> Result<(), VendorError> {
    match command {
        VendorCommand::Connect | VendorCommand::StaySignedIn => {
            handler.connect(SnapshotSink::new(|_| {})).await
        }
        VendorCommand::MakeAgentAvailable => handler.make_agent_available().await,
        VendorCommand::MakeAgentUnavailable(choice) => handler.make_agent_unavailable(choice.as_ref()).await,
        VendorCommand::MakeOutboundCall { number, event_id } => {
            handler.make_outbound_call(number, event_id).await
        }
        VendorCommand::Call { call, request } => match request {
            CallRequest::Accept => handler.accept_call(call).await,
            CallRequest::Reject => handler.reject_call(call).await,
            CallRequest::HangUp => handler.hangup_call(call).await,
            request => handler.control_call(call, request).await,
        },
    }
}

pub(super) fn accept(call: &CallId) -> VendorCommand {
    control(call, CallRequest::Accept)
}

pub(super) fn reject(call: &CallId) -> VendorCommand {
    control(call, CallRequest::Reject)
}

pub(super) fn hang_up(call: &CallId) -> VendorCommand {
    control(call, CallRequest::HangUp)
}

pub(super) fn control(call: &CallId, request: CallRequest) -> VendorCommand {
    VendorCommand::Call {
        call: call.clone(),
        request,
    }
}

pub(super) fn dial(event_id: &str) -> Result<VendorCommand, Stop> {
    Ok(VendorCommand::MakeOutboundCall {
        number: customer(1)?,
        event_id: event_id.into(),
    })
}

/// One of the numbers that Ofcom keeps free for drama: +44 1632 960000 to 960999.
pub(super) fn customer(which: u16) -> Result<PhoneNumber, Stop> {
    let text = format!("+{}{:03}", secret_digits(), which);
    PhoneNumber::parse(&text).map_err(|error| CaseFailure::new("a number", error.to_string()).into())
}

/// A customer who shows a number and comes through a queue.
pub(super) fn caller(which: u16) -> Result<Caller, Stop> {
    Ok(Caller {
        number: Some(customer(which)?),
        queue: Some("Conformance".to_owned()),
        attributes: [("topic".to_owned(), "a parcel".to_owned())].into(),
    })
}

fn secret_digits() -> String {
    "441632960".to_owned()
}
