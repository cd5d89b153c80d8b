//! What Fusion asks of the toolbar (`contract/fusion.md` §3.1, §3.2).

use super::WireError;
use super::decode::Fields;
use super::text::{NAME_LENGTH, short};
use crate::host::{AgentCommand, Command, InteractionCommand};
use crate::ids::EventId;

/// Where the number to transfer to may stand in the command's data. No public source shows one, so the plain names are
/// tried; never `SVCMCA_ANI`, which is the customer's own.
const TRANSFER_NUMBER: [&str; 3] = ["transferTo", "phoneNumber", "number"];

/// Reads a command about a call. Command names count in any case (`contract/fusion.md` §3.1).
pub(super) fn interaction(fields: &Fields) -> Result<InteractionCommand, WireError> {
    let name = name(fields)?;
    let command = match name.to_ascii_lowercase().as_str() {
        "accept" => Command::Accept,
        "reject" | "decline" => Command::Reject,
        "disconnect" => Command::Disconnect,
        "setactive" => Command::SetActive,
        "notification_timer_exp" => Command::OfferExpired,
        "hold" => Command::Hold,
        "unhold" => Command::Unhold,
        "mute" => Command::Mute,
        "unmute" => Command::Unmute,
        "record" => Command::Record,
        "stoprecord" => Command::StopRecording,
        "transfer" => Command::Transfer(transfer_number(fields)),
        _ => Command::Unknown(short(&name, NAME_LENGTH)),
    };
    Ok(InteractionCommand {
        event_id: fields.text("eventId")?.map(EventId::new),
        command,
    })
}

/// Reads a question or an order about the agent.
pub(super) fn agent(fields: &Fields) -> Result<AgentCommand, WireError> {
    let name = name(fields)?;
    Ok(match name.to_ascii_lowercase().as_str() {
        "getcurrentagentstate" => AgentCommand::CurrentState,
        "getactiveengagements" => AgentCommand::ActiveEngagements,
        "getactiveinteractioncount" => AgentCommand::ActiveCount,
        "getactiveinteractioncommands" => AgentCommand::InteractionCommands,
        "makeavailable" => AgentCommand::MakeAvailable,
        "makeunavailable" => AgentCommand::MakeUnavailable,
        _ => AgentCommand::Unknown(short(&name, NAME_LENGTH)),
    })
}

/// The key of the command's data: older builds say `params` (`contract/fusion.md` §6.1).
pub(super) fn data_key(fields: &Fields) -> &'static str {
    if !fields.has("inData") && fields.has("params") {
        "params"
    } else {
        "inData"
    }
}

fn name(fields: &Fields) -> Result<String, WireError> {
    fields
        .text("command")?
        .ok_or_else(|| fields.bad("command", "the name of a command"))
}

fn transfer_number(fields: &Fields) -> Option<String> {
    let data = fields.object(data_key(fields)).ok().flatten()?.tokens();
    TRANSFER_NUMBER
        .iter()
        .find_map(|key| data.value(key).map(str::to_owned))
}
