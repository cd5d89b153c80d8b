//! What Fusion is asked and answered, once the texts that people read there have been written.

use crate::host::{AgentReport, Answer, AnswerData, Button, HostRequest, OutboundFailure};
use crate::session::agent_report::{Activity, AgentStatus};
use crate::session::{CommandAnswer, CommandButton, ToHost};
use crate::vendor::VendorErrorKind;
use crate::view::words::{agent, call_action, failure};

/// Puts a request to Fusion into words.
pub fn host_request(request: ToHost) -> HostRequest {
    match request {
        ToHost::Request(request) => request,
        ToHost::AgentState(status) => HostRequest::AgentState(agent_report(&status)),
        ToHost::OutboundFailed {
            event_id,
            asked_in,
            kind,
        } => HostRequest::OutboundFailed(OutboundFailure {
            event_id,
            asked_in,
            code: failure_code(kind),
            message: format!("The call could not be placed. {}", failure::reason(kind)),
        }),
    }
}

/// Puts an answer to a command of Fusion's into words.
pub fn host_answer(answer: CommandAnswer) -> Answer {
    match answer {
        CommandAnswer::Done => Answer::Done(AnswerData::Nothing),
        CommandAnswer::AgentState(status) => Answer::Done(AnswerData::AgentState(agent_report(&status))),
        CommandAnswer::Engagements(events) => Answer::Done(AnswerData::Engagements(events)),
        CommandAnswer::Buttons(buttons) => {
            Answer::Done(AnswerData::Buttons(buttons.into_iter().map(button).collect()))
        }
        CommandAnswer::Refused(reason) => Answer::Refused(failure::refusal(&reason)),
    }
}

/// The booleans decide what Fusion enables; the texts are for people (`contract/fusion.md` §4.4).
pub(crate) fn agent_report(status: &AgentStatus) -> AgentReport {
    match status {
        AgentStatus::Disconnected(reason) => AgentReport {
            available: false,
            logged_in: false,
            state: "DISCONNECTED",
            state_text: agent::LOGGED_OUT.to_owned(),
            reason: String::new(),
            reason_text: agent::disconnected(*reason).to_owned(),
        },
        AgentStatus::SignedIn { activity, softphone } => {
            // Oracle's reference keeps the agent available during a call (§4.4).
            let available = matches!(activity, Activity::Available(_) | Activity::OnCall);
            AgentReport {
                available,
                logged_in: true,
                state: if available { "AVAILABLE" } else { "UNAVAILABLE" },
                state_text: agent::activity(activity),
                reason: String::new(),
                reason_text: agent::softphone(*softphone).to_owned(),
            }
        }
    }
}

fn button(button: CommandButton) -> Button {
    Button {
        action: button.action,
        toggles_to: button.action.opposite(),
        label: call_action::label(button.action),
        position: button.position,
        visible: button.visible,
        enabled: button.enabled,
    }
}

fn failure_code(kind: VendorErrorKind) -> &'static str {
    match kind {
        VendorErrorKind::BadNumber | VendorErrorKind::NoCountryCode => "INVALID_NUMBER",
        VendorErrorKind::Busy | VendorErrorKind::WrongState => "AGENT_BUSY",
        VendorErrorKind::NotConnected => "NOT_CONNECTED",
        VendorErrorKind::NotPermitted => "NOT_PERMITTED",
        VendorErrorKind::TimedOut => "NO_ANSWER_FROM_PHONE_SYSTEM",
        VendorErrorKind::Unsupported => "UNSUPPORTED",
        VendorErrorKind::UnknownCall
        | VendorErrorKind::PopupBlocked
        | VendorErrorKind::StorageDenied
        | VendorErrorKind::BadSettings
        | VendorErrorKind::LibraryMissing
        | VendorErrorKind::Other => "CALL_FAILED",
    }
}
