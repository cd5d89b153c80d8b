//! What Streams showed, and what becomes of it: one folder per case under `fixtures/vendors/amazon-connect/`.
//!
//! `UPDATE_FIXTURES=1 cargo test -p fusion-cti-amazon-connect --test mapping` rewrites the expectations; read the
//! difference before committing it.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking, and clippy excuses only the functions marked as tests"
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use fusion_cti::ids::{CallId, EventId};
use fusion_cti::phone::PhoneNumber;
use fusion_cti::time::Timestamp;
use fusion_cti::vendor::{CallSnapshot, Initiation, Mute, VendorLink, VendorSnapshot};
use fusion_cti_amazon_connect::mapping::Mapping;
use fusion_cti_amazon_connect::snapshot::{AgentStateData, Observation};
use serde::{Deserialize, Serialize};

/// One line of `streams.jsonl`.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
enum Happened {
    /// The library shows this. Agent states that are left out are those of `agent-states.json`.
    Refresh(Observation),
    /// A call is dialled here.
    Dialling { event: String, number: String },
    /// Dialling that event's number was refused.
    DiallingRefused(String),
    /// A call is refused here.
    Rejecting(String),
    /// Refusing that contact was refused.
    RejectingRefused(String),
}

#[derive(Deserialize)]
struct Line {
    /// Milliseconds since the case began.
    #[serde(default)]
    at: u64,
    #[serde(flatten)]
    happened: Happened,
}

/// One line of `snapshots.jsonl`: the snapshot after a refresh, in words.
#[derive(Serialize)]
struct SnapshotInWords {
    agent: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
    calls: Vec<Call>,
}

#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct Call {
    id: String,
    way: String,
    stage: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    mute: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    event: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    first_leg: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    dialled: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    queue: Option<String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    attributes: BTreeMap<String, String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<u64>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    refuses: Vec<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    unnamed: Vec<String>,
}

fn in_words(snapshot: &VendorSnapshot) -> SnapshotInWords {
    SnapshotInWords {
        agent: snapshot
            .agent
            .as_ref()
            .map(|agent| format!("{:?} ({})", agent.presence, agent.state_name)),
        next: snapshot.agent.as_ref().and_then(|agent| agent.next_state.clone()),
        calls: snapshot.calls.iter().map(call_in_words).collect(),
    }
}

fn call_in_words(call: &CallSnapshot) -> Call {
    let came_about = match call.initiation {
        Initiation::Inbound | Initiation::Outbound => String::new(),
        other => format!(" by {other:?}"),
    };
    Call {
        id: call.id.to_string(),
        way: format!("{:?}{came_about}", call.direction),
        stage: format!("{:?}", call.stage),
        mute: (call.mute == Mute::Muted).then_some("Muted"),
        event: call.event_id.as_ref().map(ToString::to_string),
        first_leg: call.first_leg.as_ref().map(ToString::to_string),
        number: call.number.as_ref().map(|number| number.reveal().clone()),
        dialled: call.dialled_number.as_ref().map(|number| number.reveal().clone()),
        queue: call.queue.clone(),
        attributes: call
            .attributes
            .iter()
            .map(|(name, value)| (name.clone(), value.reveal().clone()))
            .collect(),
        since: call.since.map(|since| since.0),
        refuses: call.refuses.iter().map(|action| action.name()).collect(),
        unnamed: call.unnamed.clone(),
    }
}

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/vendors/amazon-connect")
}

fn cases() -> Vec<PathBuf> {
    let mut cases: Vec<PathBuf> = fs::read_dir(fixtures())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    cases.sort();
    cases
}

fn agent_states() -> Vec<AgentStateData> {
    serde_json::from_str(&fs::read_to_string(fixtures().join("agent-states.json")).unwrap()).unwrap()
}

/// Runs a case, showing every refresh `times` times.
fn run(case: &Path, times: usize) -> (Vec<VendorSnapshot>, String) {
    let mut mapping = Mapping::new();
    let mut snapshots = Vec::new();
    let mut text = String::new();
    for (number, line) in fs::read_to_string(case.join("streams.jsonl"))
        .unwrap()
        .lines()
        .enumerate()
    {
        let location = || format!("{}/streams.jsonl, line {}", case.display(), number + 1);
        let line: Line = serde_json::from_str(line).unwrap_or_else(|error| panic!("{}: {error}", location()));
        let now = Timestamp(line.at);
        match line.happened {
            Happened::Refresh(mut observation) => {
                if let Some(agent) = observation.agent.as_mut().filter(|agent| agent.states.is_empty()) {
                    agent.states = agent_states();
                }
                let snapshot = mapping.snapshot(observation.clone(), VendorLink::Up, now);
                for _ in 1..times {
                    assert_eq!(
                        mapping.snapshot(observation.clone(), VendorLink::Up, now),
                        snapshot,
                        "{}",
                        location()
                    );
                }
                text.push_str(&serde_json::to_string(&in_words(&snapshot)).unwrap());
                text.push('\n');
                snapshots.push(snapshot);
            }
            Happened::Dialling { event, number } => {
                mapping.dialling(EventId::new(event), PhoneNumber::parse(&number).unwrap(), now);
            }
            Happened::DiallingRefused(event) => mapping.dialling_refused(&EventId::new(event)),
            Happened::Rejecting(call) => mapping.rejecting(&CallId::new(call)),
            Happened::RejectingRefused(call) => mapping.rejecting_refused(&CallId::new(call)),
        }
    }
    (snapshots, text)
}

#[test]
fn every_case_becomes_what_its_folder_says() {
    let update = std::env::var_os("UPDATE_FIXTURES").is_some();
    let mut wrong = Vec::new();
    for case in cases() {
        let (_, text) = run(&case, 1);
        let expectation = case.join("snapshots.jsonl");
        if update {
            fs::write(&expectation, &text).unwrap();
        } else if fs::read_to_string(&expectation).unwrap_or_default() != text {
            wrong.push(format!("{}:\n{text}", expectation.display()));
        }
    }
    assert!(wrong.is_empty(), "not as expected:\n{}", wrong.join("\n"));
}

#[test]
fn there_is_a_case_for_every_trace_that_a_call_leaves() {
    assert!(cases().len() >= 20);
    for case in cases() {
        assert!(
            case.join("about.md").is_file(),
            "{} says not what it is about",
            case.display()
        );
    }
}

#[test]
fn a_refresh_that_changes_nothing_makes_the_same_snapshot() {
    for case in cases() {
        let (once, _) = run(&case, 1);
        let (thrice, _) = run(&case, 3);
        assert_eq!(once, thrice, "{}", case.display());
    }
}

#[test]
fn no_snapshot_prints_a_number_a_name_or_an_attribute() {
    for case in cases() {
        let (snapshots, _) = run(&case, 1);
        let printed = format!("{snapshots:?}");
        for secret in ["81312345678", "81355550123", "Sato", "K-1001"] {
            assert!(!printed.contains(secret), "{} prints {secret}", case.display());
        }
    }
}
