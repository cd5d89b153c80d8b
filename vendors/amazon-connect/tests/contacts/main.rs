//! Every contact that Streams can show, and what becomes of it: one cell for each combination of the library's own
//! enumerations, checked against laws that know nothing of how the mapping decides, and a summary that a person can read.
//!
//! `UPDATE_FIXTURES=1 cargo test -p fusion-cti-amazon-connect --test contacts` writes the summary
//! `fixtures/vendors/amazon-connect/contacts-table.md`; read the difference before committing it.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking, and clippy excuses only the functions marked as tests"
)]

mod cell;
mod laws;
mod outcome;
mod table;
mod walk;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use cell::{Before, Cell};
use fusion_cti::vendor::CallSnapshot;

/// How many examples of one broken law are shown.
const EXAMPLES: usize = 3;

/// One walk for everything that is asked of every cell: there are more than a million of them.
#[test]
fn no_cell_breaks_a_law() {
    let mut broken: BTreeMap<&str, (usize, Vec<String>)> = BTreeMap::new();
    let mut seen: Vec<CallSnapshot> = Vec::new();
    let mut cells = 0_usize;
    walk::every_cell(|cell| {
        for before in Before::ALL {
            cells += 1;
            let [call, again] = cell.shown_twice(before);
            let mut laws = laws::broken(cell, before, call.as_ref());
            if call != again {
                laws.push("a refresh that changes nothing changes nothing");
            }
            if let Some(call) = call.as_ref().filter(|call| is_new(&mut seen, call)) {
                laws.extend(laws::of_the_session(call, before));
            }
            for law in laws {
                let (count, examples) = broken.entry(law).or_default();
                *count += 1;
                if examples.len() < EXAMPLES {
                    let shown = call.as_ref().map(|call| (call.stage, call.mute, &call.refuses));
                    examples.push(format!("{cell:?} {before:?}: {shown:?}"));
                }
            }
        }
    });
    assert!(cells > 1_000_000, "only {cells} cells were walked");
    assert!(seen.len() > 20, "only {} kinds of call were seen", seen.len());
    let report: Vec<String> = broken
        .iter()
        .map(|(law, (count, examples))| format!("{law}: {count} cells, such as\n  {}", examples.join("\n  ")))
        .collect();
    assert!(report.is_empty(), "of {cells} cells\n{}", report.join("\n"));
}

/// Whether the session would treat it in another way than all before.
fn is_new(seen: &mut Vec<CallSnapshot>, call: &CallSnapshot) -> bool {
    let same = |known: &CallSnapshot| {
        (known.stage, known.mute, known.direction, known.initiation)
            == (call.stage, call.mute, call.direction, call.initiation)
            && known.refuses == call.refuses
    };
    let is_new = !seen.iter().any(same);
    if is_new {
        seen.push(call.clone());
    }
    is_new
}

#[test]
fn the_summary_is_as_committed() {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/vendors/amazon-connect/contacts-table.md");
    let text = table::text();
    if std::env::var_os("UPDATE_FIXTURES").is_some() {
        fs::write(&path, &text).unwrap();
    }
    let committed = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        committed == text,
        "{} differs; write it anew and read the difference",
        path.display()
    );
}

/// The library's enumerations, so that a new version of it that has more is noticed.
#[test]
fn every_enumeration_of_the_library_is_walked() {
    let library =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/vendors/amazon-connect/enumerations.json");
    let listed: BTreeMap<String, Vec<String>> =
        serde_json::from_str(&fs::read_to_string(library).unwrap()).unwrap();
    for (name, walked) in [
        ("ContactInitiationMethod", &walk::METHODS[..]),
        ("ContactStateType", &walk::STATES[..]),
        ("ConnectionStateType", &walk::OWN_LEGS[..]),
        ("ContactType", &walk::KINDS[..]),
    ] {
        for word in &listed[name] {
            assert!(walked.contains(&word.as_str()), "{name}.{word} is not walked");
        }
    }
}

/// A cell as a test wants to write it.
#[test]
fn a_cell_is_what_its_words_say() {
    let cell = Cell {
        method: "inbound",
        state: "connected",
        ..Cell::PLAIN
    };
    let call = cell.call(Before::Nothing).unwrap();
    assert_eq!(outcome::status(&call), "Connected");
}
