//! What Fusion asks of the toolbar (`contract/fusion.md` §3.1, §3.2).

use super::decode::Fields;
use super::text::{NAME_LENGTH, short};
use crate::host::{AgentCommand, Command, InteractionCommand};
use crate::ids::EventId;

/// Where the number to transfer to may stand in the command's data. No public source shows one, so the plain names are
/// tried; never `SVCMCA_ANI`, which is the customer's own.
const TRANSFER_NUMBER: [&str; 3] = ["transferTo", "phoneNumber", "number"];

/// The commands about a call by their names, in lower case.
static COMMANDS: [(&str, Command); 12] = [
    ("accept", Command::Accept),
    ("reject", Command::Reject),
    ("decline", Command::Reject),
    ("disconnect", Command::Disconnect),
    ("setactive", Command::SetActive),
    ("notification_timer_exp", Command::OfferExpired),
    ("hold", Command::Hold),
    ("unhold", Command::Unhold),
    ("mute", Command::Mute),
    ("unmute", Command::Unmute),
    ("record", Command::Record),
    ("stoprecord", Command::StopRecording),
];

/// Reads a command about a call. Command names count in any case (`contract/fusion.md` §3.1).
pub(super) fn interaction(fields: Fields<'_>) -> InteractionCommand {
    let name = name(fields);
    let known = COMMANDS.iter().find(|(word, _)| name.eq_ignore_ascii_case(word));
    let command = match known {
        Some((_, command)) => command.clone(),
        None if name.eq_ignore_ascii_case("transfer") => Command::Transfer(transfer_number(fields)),
        None => Command::Unknown(short(&name, NAME_LENGTH)),
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
    let known = AGENT_COMMANDS
        .iter()
        .find(|(word, _)| name.eq_ignore_ascii_case(word));
    match known {
        Some((_, command)) => command.clone(),
        None => AgentCommand::Unknown(short(&name, NAME_LENGTH)),
    }
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
