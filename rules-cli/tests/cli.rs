//! The program from the outside: through its library with the samples of the repository and with files of its own, and once
//! through the binary.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has failed"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use fusion_cti_rules::{Exit, run};
use serde_json::Value;

const FAULTY: &str = r#"{
  "version": 1,
  "rules": [
    { "id": "a", "name": "A", "when": { "queue": { "matches": "(" } } },
    { "id": "b", "name": "B", "when": { "all": [] } },
    { "id": "c", "name": "C", "when": { "direction": "inbound" } }
  ]
}
"#;

/// A folder of its own for a test, emptied first.
fn scratch(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).unwrap();
    }
    fs::create_dir_all(&folder).unwrap();
    for (file, text) in files {
        fs::write(folder.join(file), text).unwrap();
    }
    folder
}

fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../samples/screen-pop")
        .join(name)
        .join("screen-pop.json")
}

/// Runs a command line in which `@` stands for a file, and gives its exit, its result and its errors.
fn call(line: &str, file: &Path) -> (Exit, String, String) {
    let words = line.split_whitespace();
    let words: Vec<_> = words
        .map(|word| word.replace('@', &file.display().to_string()))
        .collect();
    let (mut out, mut errors) = (Vec::new(), Vec::new());
    let exit = run(&words, &mut out, &mut errors);
    (
        exit,
        String::from_utf8(out).unwrap(),
        String::from_utf8(errors).unwrap(),
    )
}

#[test]
fn a_clean_sample_passes_check_and_test() {
    let (exit, out, _) = call("check @", &sample("vip-queue"));
    assert_eq!(exit, Exit::Clean, "{out}");
    let (exit, out, _) = call("test @", &sample("vip-queue"));
    assert_eq!(exit, Exit::Clean, "{out}");
    assert!(
        out.contains("ok: Monday morning") && out.ends_with("5 tests, 0 failed\n"),
        "{out}"
    );
}

#[test]
fn check_names_file_line_and_column_and_fails() {
    let folder = scratch("check", &[("r.json", FAULTY)]);
    let (exit, out, _) = call("check @", &folder.join("r.json"));
    assert_eq!(exit, Exit::Findings);
    assert!(out.contains("r.json:4:52: error[bad-pattern]"), "{out}");
    assert!(out.contains("r.json:6:5: warning[unreachable]"), "{out}");
    assert!(out.ends_with("3 rules, 1 errors, 1 warnings\n"), "{out}");
    let (_, json, _) = call("check @ --json", &folder.join("r.json"));
    let json: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["findings"][0]["position"]["line"], 4);
    assert_eq!(json["findings"][1]["kind"], "unreachable");
}

#[test]
fn warnings_can_be_allowed_and_errors_cannot() {
    let only_warnings = FAULTY.replace("\"(\"", "\"x\"");
    let folder = scratch("warnings", &[("r.json", &only_warnings), ("e.json", FAULTY)]);
    assert_eq!(call("check @", &folder.join("r.json")).0, Exit::Findings);
    assert_eq!(
        call("check @ --allow-warnings", &folder.join("r.json")).0,
        Exit::Clean
    );
    assert_eq!(
        call("check @ --allow-warnings", &folder.join("e.json")).0,
        Exit::Findings
    );
}

#[test]
fn explain_tells_which_rule_matched_and_why_the_others_did_not() {
    let call_file = r#"{"queue": "VIP", "at": "2026-03-07T12:00:00Z", "caller": "+441632960123"}"#;
    let rules = fs::read_to_string(sample("vip-queue")).unwrap();
    let folder = scratch("explain", &[("call.json", call_file), ("r.json", &rules)]);
    let (exit, out, _) = call("explain @/r.json --call @/call.json", &folder);
    assert_eq!(exit, Exit::Clean);
    assert!(
        out.starts_with("Rule: VIP queue, outside office hours\n"),
        "{out}"
    );
    assert!(
        out.contains("it is `saturday 12:00`") && out.contains("SERVICE_LEVEL = VIP"),
        "{out}"
    );
    let (_, redacted, _) = call("explain @/r.json --call @/call.json --redact", &folder);
    assert!(
        !redacted.contains("saturday") && redacted.contains("[redacted]"),
        "{redacted}"
    );
    let (_, json, _) = call("explain @/r.json --call @/call.json --json", &folder);
    let json: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["decidedBy"], "vip-at-night");
}

#[test]
fn a_failed_test_says_what_was_expected_and_what_came() {
    let tests = r#"{"version": 1, "tests": [{"name": "wrong", "call": {"queue": "VIP"},
        "expect": {"rule": "vip-by-day", "tokens": {"SERVICE_LEVEL": "Gold"}}}]}"#;
    let rules = fs::read_to_string(sample("vip-queue")).unwrap();
    let folder = scratch("test", &[("r.json", &rules), ("r.tests.json", tests)]);
    let (exit, out, _) = call("test @", &folder.join("r.json"));
    assert_eq!(exit, Exit::Findings);
    assert!(
        out.contains("rule `vip-by-day` was expected, `vip-at-night` decided"),
        "{out}"
    );
    assert!(
        out.contains("`SERVICE_LEVEL` was expected to be `Gold`, it is `VIP`"),
        "{out}"
    );
    let (_, json, _) = call("test @ --json", &folder.join("r.json"));
    assert_eq!(serde_json::from_str::<Value>(&json).unwrap()["failed"], 1);
}

#[test]
fn tests_do_not_pass_while_a_rule_is_left_out() {
    let folder = scratch(
        "left-out",
        &[
            ("r.json", FAULTY),
            ("r.tests.json", r#"{"version": 1, "tests": []}"#),
        ],
    );
    let (exit, out, _) = call("test @", &folder.join("r.json"));
    assert_eq!(exit, Exit::Findings);
    assert!(out.contains("left out: error[bad-pattern]"), "{out}");
}

#[test]
fn a_present_file_is_migrated_to_itself_and_a_newer_one_is_refused() {
    let newer = FAULTY.replace("\"version\": 1", "\"version\": 7");
    let folder = scratch("migrate", &[("r.json", FAULTY), ("n.json", &newer)]);
    let (exit, out, _) = call("migrate @", &folder.join("r.json"));
    assert_eq!((exit, out.as_str()), (Exit::Clean, FAULTY));
    let (_, out, _) = call("migrate @ --write", &folder.join("r.json"));
    assert_eq!(out, "already of version 1; nothing was changed\n");
    let (exit, _, errors) = call("migrate @", &folder.join("n.json"));
    assert_eq!(exit, Exit::Findings);
    assert!(
        errors.contains("n.json: 2:3: this file is of version 7"),
        "{errors}"
    );
}

#[test]
fn every_schema_is_printed_and_the_one_of_the_rules_is_published() {
    let published = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/screen-pop.schema.json");
    assert_eq!(
        call("schema", Path::new("")).1,
        fs::read_to_string(published).unwrap()
    );
    for of in ["tests", "call"] {
        let schema: Value = serde_json::from_str(&call(&format!("schema {of}"), Path::new("")).1).unwrap();
        assert!(schema["properties"].is_object());
    }
}

#[test]
fn a_wrong_call_is_answered_with_help_and_a_missing_file_with_its_name() {
    let (exit, _, errors) = call("chekc", Path::new(""));
    assert_eq!(exit, Exit::Usage);
    assert!(errors.starts_with("`chekc` is no command") && errors.contains("Exit codes"));
    let (exit, _, errors) = call("check @", Path::new("nowhere.json"));
    assert_eq!(exit, Exit::Usage);
    assert!(errors.starts_with("nowhere.json: cannot be read"), "{errors}");
    let (exit, out, _) = call("--help", Path::new(""));
    assert!(exit == Exit::Clean && out.starts_with("fusion-cti-rules"));
}

#[test]
fn the_binary_ends_with_the_exit_code_that_was_promised() {
    let folder = scratch("binary", &[("r.json", FAULTY)]);
    let program = |words: &[&str]| {
        let mut program = Command::new(env!("CARGO_BIN_EXE_fusion-cti-rules"));
        program.args(words).current_dir(&folder).output().unwrap()
    };
    assert_eq!(program(&["check", "r.json"]).status.code(), Some(1));
    assert_eq!(program(&["check"]).status.code(), Some(2));
    let help = program(&["--help"]);
    assert_eq!(help.status.code(), Some(0));
    assert!(String::from_utf8_lossy(&help.stdout).contains("explain"));
}
