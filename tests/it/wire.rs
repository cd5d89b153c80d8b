//! The MCA wire against `fixtures/wire/`: every message, event, command and answer, and what must be refused.

mod arbitrary;
mod conversation;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use fusion_cti::host::Classification;
use fusion_cti::ids::{CommandId, OutboundIdSource, RequestId};
use fusion_cti::mca_version::McaVersion;
use fusion_cti::protocol::{McaLink, McaSettings, Uuid};

use crate::support::fixture::{self, Case, Outcome};
use crate::support::host_language::{Answered, Asked, message_json};
use crate::support::json_text::{compact, indented};
use crate::support::order::sorted;

/// The uuid of the one request that a case makes; a reply to it carries the same.
const REQUEST_UUID: &str = "11111111-1111-4111-8111-111111111111";

/// What the toolbar sends of itself (`contract/fusion.md` §6.1); Fusion repeats each in its reply.
const METHODS: [&str; 14] = [
    "getConfiguration",
    "disableFeature",
    "readyForOperation",
    "agentStateEvent",
    "newCommEvent",
    "startCommEvent",
    "closeCommEvent",
    "outboundCommError",
    "focusCommEvent",
    "invokeScreenPop",
    "onToolbarInteractionCommand",
    "onToolbarAgentCommand",
    "onOutgoingEvent",
    "onDataUpdated",
];

/// What Fusion commands (§3.1, §3.2), as it is spelled there.
const COMMANDS: [&str; 19] = [
    "accept",
    "reject",
    "disconnect",
    "setActive",
    "NOTIFICATION_TIMER_EXP",
    "hold",
    "unhold",
    "mute",
    "unmute",
    "record",
    "transfer",
    "custom",
    "getActiveInteractionCommands",
    "getCurrentAgentState",
    "getActiveEngagements",
    "getActiveInteractionCount",
    "makeAvailable",
    "makeUnavailable",
    "Decline",
];

#[test]
fn every_message_is_written_and_read_as_its_fixture_says() {
    fixture::run("wire/ok", |case| {
        match (
            case.has("request.json"),
            case.has("received.json"),
            case.has("answer.json"),
        ) {
            (true, false, false) => sent(case),
            (true, true, false) => replied(case),
            (false, true, false) => received(case),
            (false, true, true) => answered(case),
            _ => Err("needs request.json, received.json, both, or received.json with answer.json".to_owned()),
        }
    });
}

#[test]
fn messages_of_the_later_version_say_who_sends_them() {
    fixture::run("wire/version-1.5.0", |case| {
        case.holds(&["request.json"], &["sent.json"])?;
        let mut link = link_with(McaVersion::V1_5, OutboundIdSource::CallId);
        let text = ask(&mut link, case)?;
        expect_sent(case, &text)
    });
}

#[test]
fn every_text_that_is_no_message_is_refused_by_name() {
    fixture::run("wire/reject", |case| {
        let mut link = link();
        if case.has("request.json") {
            case.holds(&["request.json", "message.txt"], &["error.txt"])?;
            ask(&mut link, case)?;
        } else {
            case.holds(&["message.txt"], &["error.txt"])?;
        }
        // The newline at the end of the file is the editor's, not the sender's.
        match link.receive(case.text("message.txt")?.trim_end_matches('\n')) {
            Ok(message) => Err(format!("was taken: {}", message_json(&message))),
            Err(error) => case.expect("error.txt", &error.to_string()),
        }
    });
}

#[test]
fn every_method_and_every_command_of_the_contract_has_a_fixture() {
    let ok = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/wire/ok");
    let (mut sent, mut received) = (BTreeSet::new(), BTreeSet::new());
    for case in fs::read_dir(ok).unwrap() {
        for (file, found) in [("sent.json", &mut sent), ("received.json", &mut received)] {
            let text = fs::read_to_string(case.as_ref().unwrap().path().join(file)).unwrap_or_default();
            found.extend(
                ["method", "command"]
                    .iter()
                    .filter_map(|key| value_of(&text, key)),
            );
        }
    }
    for name in METHODS {
        assert!(sent.contains(name), "no fixture sends `{name}`");
        assert!(received.contains(name), "no fixture receives `{name}`");
    }
    for name in COMMANDS {
        assert!(sent.contains(name), "no fixture answers `{name}`");
    }
}

/// The text under a key of an indented message.
fn value_of(text: &str, key: &str) -> Option<String> {
    let (_, rest) = text.split_once(&format!("\n  \"{key}\": \""))?;
    rest.split('"').next().map(str::to_owned)
}

/// A case in which the toolbar sends a request: the text that is sent.
fn sent(case: &Case) -> Outcome {
    case.holds(&["request.json"], &["sent.json"])?;
    let text = ask(&mut link(), case)?;
    expect_sent(case, &text)
}

/// The toolbar asks and Fusion replies.
fn replied(case: &Case) -> Outcome {
    case.holds(&["request.json", "received.json"], &["meaning.json"])?;
    let mut link = link();
    ask(&mut link, case)?;
    receive(&mut link, case)
}

/// Fusion tells or commands.
fn received(case: &Case) -> Outcome {
    case.holds(&["received.json"], &["meaning.json"])?;
    receive(&mut link(), case)
}

/// Fusion commands and the toolbar answers.
fn answered(case: &Case) -> Outcome {
    case.holds(&["received.json", "answer.json"], &["meaning.json", "sent.json"])?;
    let mut link = link();
    receive(&mut link, case)?;
    let answer = case.json::<Answered>("answer.json")?.answer();
    let text = link
        .answer(CommandId(1), &answer)
        .ok_or("the command is not open")?;
    expect_sent(case, &text)
}

fn ask(link: &mut McaLink, case: &Case) -> Result<String, String> {
    let request = case.json::<Asked>("request.json")?.request()?;
    let uuid = Uuid::parse(REQUEST_UUID).ok_or("no uuid")?;
    link.request(RequestId(1), &request, uuid)
        .ok_or("has no message".to_owned())
}

fn receive(link: &mut McaLink, case: &Case) -> Outcome {
    let message = link
        .receive(&compact(&case.text("received.json")?))
        .map_err(|error| format!("is refused: {error}"))?;
    case.expect(
        "meaning.json",
        &indented(&sorted(&message_json(&message)).to_string()),
    )
}

/// Compares with the indented message; it must also be compact on the wire.
fn expect_sent(case: &Case, text: &str) -> Outcome {
    if compact(text) != text {
        return Err("is not written compactly".to_owned());
    }
    case.expect("sent.json", &indented(text))
}

fn link() -> McaLink {
    link_with(McaVersion::V1_3, OutboundIdSource::CallId)
}

fn link_with(version: McaVersion, outbound_id: OutboundIdSource) -> McaLink {
    McaLink::new(McaSettings {
        version,
        toolbar_name: "TOOLBAR_437316".to_owned(),
        classification: Classification::parse("ORA_SERVICE").unwrap(),
        outbound_id,
    })
}
