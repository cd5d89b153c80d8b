//! Plays every story in `fixtures/calls/`.
//!
//! `UPDATE_FIXTURES=1 cargo test --test it` writes what the session does now into `output.jsonl`; read the difference
//! before you commit it.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::story::{reading, world::World};
use crate::support::order::sorted;

#[test]
fn every_call_story_goes_as_it_is_written() {
    let stories = stories();
    assert!(stories.len() >= 20, "only {} stories were found", stories.len());
    let wrong: Vec<String> = stories.iter().filter_map(|story| play(story).err()).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nothing_that_a_log_could_print_holds_a_number_or_a_name() {
    for folder in stories() {
        let story: Value =
            serde_json::from_str(&fs::read_to_string(folder.join("story.json")).unwrap()).unwrap();
        let mut world = World::new(reading::settings(&story));
        for line in fs::read_to_string(folder.join("input.jsonl")).unwrap().lines() {
            world.play(&serde_json::from_str(line).unwrap());
            let printed = world.printed();
            for private in ["1632", "Okafor", "Tanaka", "300000001", "SR0000123", "VIP</b>"] {
                assert!(
                    !printed.contains(private),
                    "{}: `{private}` in {printed}",
                    folder.display()
                );
            }
        }
    }
}

fn stories() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/calls");
    let folders = fs::read_dir(root).expect("fixtures/calls is there");
    let mut stories: Vec<PathBuf> = folders.map(|folder| folder.unwrap().path()).collect();
    stories.sort();
    stories
}

fn play(folder: &Path) -> Result<(), String> {
    let text = |name: &str| fs::read_to_string(folder.join(name)).unwrap_or_default();
    let story: Value = serde_json::from_str(&text("story.json"))
        .map_err(|error| format!("{}: {error}", folder.display()))?;
    let input = text("input.jsonl");
    if story["story"].as_str().is_none() || input.trim().is_empty() {
        return Err(format!(
            "{}: a story has a sentence in story.json and lines in input.jsonl",
            folder.display()
        ));
    }
    let mut world = World::new(reading::settings(&story));
    let mut output = String::new();
    for line in input.lines().filter(|line| !line.trim().is_empty()) {
        let line: Value =
            serde_json::from_str(line).map_err(|error| format!("{}: {line}: {error}", folder.display()))?;
        for told in world.play(&line) {
            output.push_str(&sorted(&told).to_string());
            output.push('\n');
        }
    }
    if std::env::var_os("UPDATE_FIXTURES").is_some() {
        fs::write(folder.join("output.jsonl"), &output).map_err(|error| error.to_string())?;
    }
    if output == text("output.jsonl") {
        Ok(())
    } else {
        Err(difference(folder, &text("output.jsonl"), &output))
    }
}

fn difference(folder: &Path, expected: &str, actual: &str) -> String {
    let place = expected
        .lines()
        .zip(actual.lines())
        .position(|(expected, actual)| expected != actual);
    let place = place.unwrap_or_else(|| expected.lines().count().min(actual.lines().count()));
    let line = |text: &str| text.lines().nth(place).unwrap_or("(nothing)").to_owned();
    format!(
        "{}, line {}:\n  expected {}\n  came     {}",
        folder.display(),
        place + 1,
        line(expected),
        line(actual)
    )
}
