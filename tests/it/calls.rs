//! Plays every story in `fixtures/calls/`.
//!
//! `UPDATE_FIXTURES=1 cargo test --test it` writes what the session does now into `output.jsonl`; read the difference
//! before you commit it.

use std::cell::{Cell, RefCell};

use serde_json::Value;

use crate::story::{reading, world::World};
use crate::support::fixture::{self, Case, Outcome};
use crate::support::order::sorted;

#[test]
fn every_call_story_goes_as_it_is_written() {
    let played = Cell::new(0);
    fixture::run("calls", |case| {
        played.set(played.get() + 1);
        play(case)
    });
    assert!(played.get() >= 20, "only {} stories were found", played.get());
}

#[test]
fn nothing_that_a_log_could_print_holds_a_number_or_a_name() {
    fixture::run("calls", |case| {
        let (mut world, lines) = open(case)?;
        for line in lines {
            world.play(&line);
            let printed = world.printed();
            for private in ["1632", "Okafor", "Tanaka", "300000001", "SR0000123", "VIP</b>"] {
                if printed.contains(private) {
                    return Err(format!("`{private}` in {printed}"));
                }
            }
        }
        Ok(())
    });
}

/// The verdict stays when the call is gone, and shows which facts were there, never what they were.
#[test]
fn the_diagnostics_hold_the_whole_verdict_on_the_latest_call_without_anything_of_the_call() {
    let told = RefCell::new(Vec::new());
    fixture::run("calls", |case| {
        let (mut world, lines) = open(case)?;
        let has_rules = case.json::<Value>("story.json")?.get("rules").is_some();
        for line in &lines {
            world.play(line);
        }
        let rows = world.view().diagnostics;
        let row = rows.iter().find(|(name, _)| name.starts_with("Screen-pop rules"));
        // What was decided before a reload is not explained after it: the facts are not kept.
        let reloaded = lines.iter().any(|line| line["page"] == "reloads");
        if row.is_some() != has_rules && !reloaded {
            return Err("a verdict without rules, or rules without a verdict".to_owned());
        }
        for private in ["1632960", "Okafor", "300000001", "SR0000123"] {
            if row.is_some_and(|(_, verdict)| verdict.contains(private)) {
                return Err(format!("`{private}` in {row:?}"));
            }
        }
        told.borrow_mut().extend(row.cloned());
        Ok(())
    });
    let told = told.into_inner();
    let vip = told
        .iter()
        .find(|(_, verdict)| verdict.contains("Rule: VIP queue"));
    let (_, verdict) = vip.expect("the story of the VIP queue");
    for part in [
        "queue is `VIP`",
        "\"answer\":\"yes\"",
        "\"SERVICE_LEVEL\":\"[redacted]\"",
    ] {
        assert!(verdict.contains(part), "{part} in {verdict}");
    }
}

fn play(case: &Case) -> Outcome {
    case.holds(&["story.json", "input.jsonl"], &["output.jsonl"])?;
    let (mut world, lines) = open(case)?;
    let mut output = String::new();
    for line in lines {
        for told in world.play(&line) {
            output.push_str(&sorted(&told).to_string());
            output.push('\n');
        }
    }
    case.expect("output.jsonl", &output)
}

/// The world at the beginning of a story, and the lines to be played in it.
fn open(case: &Case) -> Result<(World, Vec<Value>), String> {
    let story: Value = case.json("story.json")?;
    let input = case.text("input.jsonl")?;
    if story["story"].as_str().is_none() || input.trim().is_empty() {
        return Err("a story has a sentence in story.json and lines in input.jsonl".to_owned());
    }
    let lines = input.lines().filter(|line| !line.trim().is_empty());
    let lines = lines
        .map(|line| serde_json::from_str(line).map_err(|error| format!("{line}: {error}")))
        .collect::<Result<_, _>>()?;
    Ok((World::new(reading::settings(&story)), lines))
}
