//! What Fusion asks of the toolbar (`contract/fusion.md` §3.1, §3.2).

use serde::Deserialize;

use super::WireError;
use super::message::Message;
use super::text::{NAME_LENGTH, short};
use super::wire_types::{Lenient, Object, Scalar};
use crate::call_action::CallAction;
use crate::host::{AgentCommand, Command, InteractionCommand};
use crate::ids::EventId;
use crate::redact::Private;

/// A command of either kind.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct CommandBody {
    #[serde(default)]
    command: Scalar,
    #[serde(default)]
    event_id: Scalar,
}

/// Where the number to transfer to may stand in the command's data. No public source shows one, so the plain names are
/// tried; never `SVCMCA_ANI`, which is the customer's own.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct TransferBody {
    transfer_to: Lenient<Scalar>,
    phone_number: Lenient<Scalar>,
    number: Lenient<Scalar>,
}

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
pub(super) fn interaction(message: &Message) -> Result<InteractionCommand, WireError> {
    let (name, event_id) = read(message)?;
    let command = match named(&CALL_COMMANDS, &name) {
        Some(CallAction::Transfer) => transfer_number(message)?
            .map_or(Command::Call(CallAction::Transfer), |number| {
                Command::TransferTo(Private::new(number))
            }),
        Some(action) => Command::Call(*action),
        None => named(&OTHER_COMMANDS, &name)
            .cloned()
            .unwrap_or_else(|| Command::Unknown(short(&name, NAME_LENGTH))),
    };
    Ok(InteractionCommand { event_id, command })
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
pub(super) fn agent(message: &Message) -> Result<AgentCommand, WireError> {
    let (name, _) = read(message)?;
    let known = named(&AGENT_COMMANDS, &name).cloned();
    Ok(known.unwrap_or_else(|| AgentCommand::Unknown(short(&name, NAME_LENGTH))))
}

/// What a name stands for. Names count in any case (`contract/fusion.md` §3.1).
fn named<'t, T>(names: &'t [(&str, T)], name: &str) -> Option<&'t T> {
    let known = names.iter().find(|(known, _)| name.eq_ignore_ascii_case(known));
    known.map(|(_, meaning)| meaning)
}

/// The key of the command's data. Oracle's library reads `params` where it is an object, and `inData` only then
/// (`mcaInteractionV1.js` 1.3.0).
pub(super) fn data_key(message: &Message) -> &'static str {
    if message.raw("params").and_then(Object::of).is_some() {
        "params"
    } else {
        "inData"
    }
}

/// The command's name and the call it is about.
fn read(message: &Message) -> Result<(String, Option<EventId>), WireError> {
    let CommandBody { command, event_id } = message.body()?;
    let name = command
        .into_text()
        .ok_or_else(|| WireError::missing("command", "the name of a command"))?;
    Ok((name, event_id.into_text().map(EventId::new)))
}

fn transfer_number(message: &Message) -> Result<Option<String>, WireError> {
    let key = data_key(message);
    let Some(data) = message.raw(key).and_then(Object::of) else {
        return Ok(None);
    };
    let TransferBody {
        transfer_to,
        phone_number,
        number,
    } = data.body(key)?;
    let numbers = [transfer_to, phone_number, number];
    Ok(numbers.into_iter().find_map(|number| number.0.into_text()))
}
