//! What a module reported, and what becomes of it: one folder per case under `fixtures/vendors/javascript/`.
//!
//! `UPDATE_FIXTURES=1 cargo test -p fusion-cti-javascript --test reports` writes the expectations anew; read the difference
//! before committing it.

#![allow(
    clippy::unwrap_used,
    reason = "a test fails by panicking, and clippy excuses only the functions marked as tests"
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use fusion_cti::vendor::{CallSnapshot, Mute, Softphone, VendorLink, VendorSnapshot};
use fusion_cti_javascript::snapshot::{Reading, read};
use serde::Serialize;

/// One line of `snapshots.jsonl`: the snapshot after a report, in words, and what was left out.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct InWords {
    link: String,
    agent: Option<String>,
    calls: Vec<Call>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    left_out: Vec<String>,
}

#[derive(Serialize)]
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
    number: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    queue: Option<String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    attributes: BTreeMap<String, String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<u64>,
}

fn in_words(reading: &Reading) -> InWords {
    let snapshot = &reading.snapshot;
    InWords {
        link: format!("{:?}", snapshot.link),
        agent: snapshot
            .agent
            .as_ref()
            .map(|agent| format!("{:?} ({})", agent.presence, agent.state_name)),
        calls: snapshot.calls.iter().map(call_in_words).collect(),
        left_out: reading.left_out.iter().map(ToString::to_string).collect(),
    }
}

fn call_in_words(call: &CallSnapshot) -> Call {
    let attributes = call.attributes.iter();
    Call {
        id: call.id.to_string(),
        way: format!("{:?} by {:?}", call.direction, call.initiation),
        stage: format!("{:?}", call.stage),
        mute: (call.mute == Mute::Muted).then_some("Muted"),
        event: call.event_id.as_ref().map(ToString::to_string),
        number: call.number.as_ref().map(|number| number.reveal().clone()),
        queue: call.queue.clone(),
        attributes: attributes
            .map(|(name, value)| (name.clone(), value.reveal().clone()))
            .collect(),
        since: call.since.map(|since| since.0),
    }
}

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/vendors/javascript");
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut cases: Vec<PathBuf> = entries.filter(|path| path.is_dir()).collect();
    cases.sort();
    cases
}

fn run(case: &Path) -> String {
    let mut known = VendorSnapshot {
        link: VendorLink::Connecting,
        agent: None,
        softphone: Softphone::Works,
        calls: Vec::new(),
    };
    let mut lines = String::new();
    for line in fs::read_to_string(case.join("reports.jsonl")).unwrap().lines() {
        let reading = read(&serde_json::from_str(line).unwrap(), &known).unwrap();
        lines.push_str(&serde_json::to_string(&in_words(&reading)).unwrap());
        lines.push('\n');
        known = reading.snapshot;
    }
    lines
}

#[test]
fn every_report_becomes_the_snapshot_that_its_fixture_says() {
    let mut wrong = Vec::new();
    let cases = cases();
    assert!(cases.len() >= 8, "only {} cases were found", cases.len());
    for case in cases {
        assert!(
            case.join("about.md").exists(),
            "{} has no about.md",
            case.display()
        );
        let (lines, expectation) = (run(&case), case.join("snapshots.jsonl"));
        if std::env::var_os("UPDATE_FIXTURES").is_some() {
            fs::write(&expectation, &lines).unwrap();
        }
        let expected = fs::read_to_string(&expectation).unwrap_or_default();
        if lines != expected {
            wrong.push(format!("{}:\n{lines}expected:\n{expected}", case.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
