//! A test is a folder: finds the folders of one kind, runs each, compares what came out, and rewrites expectations on
//! request (`UPDATE_FIXTURES=1`).

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;

/// Set to `1`, it rewrites every expectation instead of comparing.
const UPDATE: &str = "UPDATE_FIXTURES";
/// Marks a case that is known to fail, with the reason as its text. A case that passes must not be marked.
const KNOWN_FAILURE: &str = "known-failure.txt";
/// What and why, for the reader only.
const ABOUT: &str = "about.txt";

/// What went wrong with one case, for the reader of the test's output.
pub(crate) type Outcome = Result<(), String>;

/// One case: a folder below `fixtures`.
pub(crate) struct Case {
    folder: PathBuf,
    rewrite: bool,
}

/// Runs every folder of `fixtures/<kind>/`. Fails with the names of all failing cases, and when there is none at all.
pub(crate) fn run(kind: &str, check: impl Fn(&Case) -> Outcome) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(kind);
    let rewrite = std::env::var(UPDATE).is_ok_and(|value| value == "1");
    if let Err(report) = run_in(&root, rewrite, check) {
        panic!(
            "{report}\n(UPDATE_FIXTURES=1 rewrites expectations; read the difference before you commit it)"
        );
    }
}

fn run_in(root: &Path, rewrite: bool, check: impl Fn(&Case) -> Outcome) -> Outcome {
    let mut failures = Vec::new();
    let mut count = 0;
    for folder in entries(root)? {
        let case = Case { folder, rewrite };
        count += 1;
        if let Err(failure) = case.judge(&check) {
            failures.push(format!("{}: {failure}", case.name()));
        }
    }
    match (count, failures.is_empty()) {
        (0, _) => Err(format!("{} holds no case", root.display())),
        (_, true) => Ok(()),
        (_, false) => Err(format!(
            "{} of {count} cases failed\n{}",
            failures.len(),
            failures.join("\n")
        )),
    }
}

impl Case {
    pub(crate) fn name(&self) -> String {
        let name = self.folder.file_name();
        name.map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default()
    }

    /// Whether a file is there.
    pub(crate) fn has(&self, file: &str) -> bool {
        self.folder.join(file).is_file()
    }

    /// Refuses a folder that holds anything but `inputs`, of which all must be there, and `expectations`, which must
    /// all be there too unless they are being rewritten.
    pub(crate) fn holds(&self, inputs: &[&str], expectations: &[&str]) -> Outcome {
        let known: BTreeSet<&str> = inputs
            .iter()
            .chain(expectations)
            .copied()
            .chain([ABOUT, KNOWN_FAILURE])
            .collect();
        for entry in entries(&self.folder)? {
            let name = entry
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            if !known.contains(name.as_str()) {
                return Err(format!("holds `{name}`, which means nothing here"));
            }
        }
        let needed = inputs.iter().chain(if self.rewrite { &[] } else { expectations });
        match needed.copied().find(|file| !self.has(file)) {
            Some(missing) => Err(format!("lacks `{missing}`")),
            None => Ok(()),
        }
    }

    /// The text of a file of the case, or why it cannot be read.
    pub(crate) fn text(&self, file: &str) -> Result<String, String> {
        fs::read_to_string(self.folder.join(file))
            .map_err(|error| format!("`{file}` cannot be read: {error}"))
    }

    /// A file's content, read from JSON.
    pub(crate) fn json<T: DeserializeOwned>(&self, file: &str) -> Result<T, String> {
        serde_json::from_str(&self.text(file)?).map_err(|error| format!("`{file}`: {error}"))
    }

    /// Compares with an expectation, line by line, or rewrites it.
    pub(crate) fn expect(&self, file: &str, actual: &str) -> Outcome {
        let actual = format!("{}\n", actual.trim_end());
        if self.rewrite {
            return fs::write(self.folder.join(file), actual)
                .map_err(|error| format!("`{file}` cannot be written: {error}"));
        }
        let expected = self.text(file)?;
        if expected == actual {
            return Ok(());
        }
        let line = expected
            .lines()
            .zip(actual.lines())
            .take_while(|(left, right)| left == right)
            .count();
        Err(format!(
            "`{file}` differs from line {} on\n--- expected\n{expected}--- actual\n{actual}---",
            line + 1
        ))
    }

    fn judge(&self, check: impl Fn(&Self) -> Outcome) -> Outcome {
        if !self.folder.is_dir() {
            return Err("is a file; a case is a folder".to_owned());
        }
        match (check(self), self.has(KNOWN_FAILURE)) {
            (Ok(()), true) => Err(format!("passes now: delete its `{KNOWN_FAILURE}`")),
            (Err(_), true) => Ok(()),
            (outcome, false) => outcome,
        }
    }
}

/// What a folder holds, in the order of names.
fn entries(folder: &Path) -> Result<BTreeSet<PathBuf>, String> {
    let unreadable = |error: std::io::Error| format!("{} cannot be read: {error}", folder.display());
    let entries = fs::read_dir(folder).map_err(unreadable)?;
    entries
        .map(|entry| entry.map(|entry| entry.path()).map_err(unreadable))
        .collect()
}

mod tests {
    use super::*;

    /// A folder of its own below the build's temporary folder.
    fn scratch(name: &str, files: &[(&str, &str)]) -> PathBuf {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&root);
        fs::create_dir_all(&root).unwrap();
        for (file, text) in files {
            let path = root.join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        root
    }

    fn shout(case: &Case) -> Outcome {
        case.holds(&["in.txt"], &["out.txt"])?;
        case.expect("out.txt", &case.text("in.txt")?.to_uppercase())
    }

    #[test]
    fn a_kind_without_cases_fails() {
        let root = scratch("fixture-none", &[]);
        assert!(run_in(&root, false, shout).unwrap_err().contains("holds no case"));
    }

    #[test]
    fn an_empty_folder_a_stray_file_and_a_missing_expectation_fail() {
        let root = scratch(
            "fixture-malformed",
            &[
                ("a/in.txt", "x"),
                ("b/in.txt", "x"),
                ("b/out.txt", "X"),
                ("b/stray.txt", ""),
                ("file", ""),
            ],
        );
        fs::create_dir_all(root.join("empty")).unwrap();
        let report = run_in(&root, false, shout).unwrap_err();
        assert!(report.starts_with("4 of 4 cases failed"), "{report}");
        for part in [
            "a: lacks `out.txt`",
            "b: holds `stray.txt`",
            "empty: lacks `in.txt`",
            "file: is a file",
        ] {
            assert!(report.contains(part), "{report}");
        }
    }

    #[test]
    fn a_difference_fails_until_it_is_rewritten() {
        let root = scratch("fixture-difference", &[("a/in.txt", "x"), ("a/out.txt", "y\n")]);
        assert!(run_in(&root, false, shout).is_err());
        assert_eq!(run_in(&root, true, shout), Ok(()));
        assert_eq!(run_in(&root, false, shout), Ok(()));
    }

    #[test]
    fn a_known_failure_may_fail_and_must_not_pass() {
        let failing = [
            ("a/in.txt", "x"),
            ("a/out.txt", "y\n"),
            ("a/known-failure.txt", "why"),
        ];
        assert_eq!(run_in(&scratch("fixture-known", &failing), false, shout), Ok(()));
        let passing = [
            ("a/in.txt", "x"),
            ("a/out.txt", "X\n"),
            ("a/known-failure.txt", "why"),
        ];
        let report = run_in(&scratch("fixture-repaired", &passing), false, shout).unwrap_err();
        assert!(report.contains("passes now"), "{report}");
    }
}
