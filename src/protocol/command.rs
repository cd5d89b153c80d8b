//! What Fusion asks of the toolbar (`contract/fusion.md` §3.1, §3.2).

use super::decode::Fields;
use super::text::{NAME_LENGTH, short};
use crate::call_action::CallAction;
use crate::host::{AgentCommand, Command, InteractionCommand};
use crate::ids::EventId;
use crate::redact::Private;

/// Where the number to transfer to may stand in the command's data. No public source shows one, so the plain names are
/// tried; never `SVCMCA_ANI`, which is the customer's own.
const TRANSFER_NUMBER: [&str; 3] = ["transferTo", "phoneNumber", "number"];

/// Fusion's names for what can be done with a call, as its documents write them. Where an action has two, the first is the
/// one that we use ourselves.
const CALL_COMMANDS: [(&str, CallAction); 11] = [
    ("accept", CallAction::Accept),
    ("reject", CallAction::Reject),
    ("decline", CallAction::Reject),
    ("disconnect", CallAction::HangUp),
    ("hold", CallAction::Hold),
    ("unhold", CallAction::Resume),
    ("mute", CallAction::Mute),
    ("unmute", CallAction::Unmute),
    ("record", CallAction::Record),
    ("stopRecord", CallAction::StopRecording),
    ("transfer", CallAction::Transfer),
];

/// The other commands about a call.
const OTHER_COMMANDS: [(&str, Command); 2] = [
    ("setActive", Command::SetActive),
    ("NOTIFICATION_TIMER_EXP", Command::OfferExpired),
];

/// Fusion's name for an action, if it has one.
pub fn command_name(action: CallAction) -> Option<&'static str> {
    let named = CALL_COMMANDS.iter().find(|(_, named)| *named == action);
    named.map(|(name, _)| *name)
}

/// Reads a command about a call.
pub(super) fn interaction(fields: Fields<'_>) -> InteractionCommand {
    let name = name(fields);
    let action = named(&CALL_COMMANDS, &name);
    let number = || transfer_number(fields).map(|number| Command::TransferTo(Private::new(number)));
    let command = match action {
        Some(CallAction::Transfer) => number().unwrap_or(Command::Call(CallAction::Transfer)),
        Some(action) => Command::Call(*action),
        None => named(&OTHER_COMMANDS, &name)
            .cloned()
            .unwrap_or_else(|| Command::Unknown(short(&name, NAME_LENGTH))),
    };
    InteractionCommand {
        event_id: fields.text("eventId").map(EventId::new),
        command,
    }
}

/// The questions and orders about the agent by their names, in lower case.
static AGENT_COMMANDS: [(&str, AgentCommand); 6] = [
    ("getcurrentagentstate", AgentCommand::CurrentState),
    ("getactiveengagements", AgentCommand::ActiveEngagements),
    ("getactiveinteractioncount", AgentCommand::ActiveCount),
    ("getactiveinteractioncommands", AgentCommand::InteractionCommands),
    ("makeavailable", AgentCommand::MakeAvailable),
    ("makeunavailable", AgentCommand::MakeUnavailable),
];

/// Reads a question or an order about the agent.
pub(super) fn agent(fields: Fields<'_>) -> AgentCommand {
    let name = name(fields);
    named(&AGENT_COMMANDS, &name)
        .cloned()
        .unwrap_or_else(|| AgentCommand::Unknown(short(&name, NAME_LENGTH)))
}

/// What a name stands for. Names count in any case (`contract/fusion.md` §3.1).
fn named<'t, T>(names: &'t [(&str, T)], name: &str) -> Option<&'t T> {
    let known = names.iter().find(|(known, _)| name.eq_ignore_ascii_case(known));
    known.map(|(_, meaning)| meaning)
}

/// The key of the command's data: older builds say `params` (`contract/fusion.md` §6.1).
pub(super) fn data_key(fields: Fields<'_>) -> &'static str {
    if !fields.has("inData") && fields.has("params") {
        "params"
    } else {
        "inData"
    }
}

fn name(fields: Fields<'_>) -> String {
    fields.text("command").unwrap_or_else(|| {
        fields.note("command", "the name of a command");
        String::new()
    })
}

fn transfer_number(fields: Fields<'_>) -> Option<String> {
    let data = fields.plain_object(data_key(fields));
    TRANSFER_NUMBER.iter().find_map(|key| data.plain(key))
}
