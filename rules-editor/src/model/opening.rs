//! A text becomes a file to edit: older versions are brought up to date, newer ones refused.

use crate::model::json_text;
use fusion_cti::rules::{ExampleFile, FindingKind, MigrationReport, Refusal, migrate_text, parse};

use super::document::FileKind;
use serde_json::Value;

/// A file that was opened.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// What is in it.
    pub file: Value,
    /// What was changed to bring it to the present version, one sentence each.
    pub changes: Vec<String>,
}

/// Opens a text. Mistakes within rules are no reason to refuse it: they are shown, and can be put right here.
///
/// # Errors
/// The text is not JSON, no file of this kind, or of a newer version.
pub fn open(kind: FileKind, text: &str) -> Result<Opened, Refusal> {
    match kind {
        FileKind::Rules => {
            let duplicates = duplicate_keys(text)?;
            let (text, report) = migrate_text(text)?;
            Ok(Opened {
                file: json_text::parse(&text)?,
                changes: sentences(&report).into_iter().chain(duplicates).collect(),
            })
        }
        FileKind::Tests => {
            let file = json_text::parse(text)?;
            ExampleFile::parse(text)?;
            Ok(Opened {
                file,
                changes: Vec::new(),
            })
        }
    }
}

/// Which keys stand twice in their object: only the last value of each is opened.
fn duplicate_keys(text: &str) -> Result<Vec<String>, Refusal> {
    let document = parse(text)?;
    let duplicates = document.findings.iter();
    let duplicates = duplicates.filter(|finding| finding.kind == FindingKind::DuplicateKey);
    let sentences = duplicates.map(|finding| {
        format!(
            "The key `{}` stands in the file more than once; only its last value was opened.",
            finding.path
        )
    });
    Ok(sentences.collect())
}

/// What a migration did, for the admin; nothing if there was nothing to do.
fn sentences(report: &MigrationReport) -> Vec<String> {
    if report.from == report.to {
        return Vec::new();
    }
    let first = format!(
        "The file was of version {} and is now of version {}.",
        report.from, report.to
    );
    [first]
        .into_iter()
        .chain(report.changes.iter().cloned())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_newer_file_is_refused_with_a_sentence() {
        let refusal = open(FileKind::Rules, r#"{"version": 9, "rules": []}"#).unwrap_err();
        assert!(refusal.message.contains("version 9") && refusal.message.contains("newer fusion-cti"));
        let refusal = open(FileKind::Tests, r#"{"version": 9, "tests": []}"#).unwrap_err();
        assert!(refusal.message.contains("version 9"));
    }

    #[test]
    fn a_file_with_mistakes_in_its_rules_is_opened_with_all_that_is_in_it() {
        let text = r#"{"version": 1, "rules": [{"id": "a", "colour": "red"}, 7], "more": {"b": null}}"#;
        let opened = open(FileKind::Rules, text).unwrap();
        assert_eq!(opened.file, json_text::parse(text).unwrap());
    }

    #[test]
    fn what_a_migration_changed_is_told() {
        let report = MigrationReport {
            from: 1,
            to: 2,
            changes: vec!["`list` is now called `rules`".to_owned()],
        };
        let told = sentences(&report);
        assert_eq!(told.len(), 2);
        assert!(told[0].contains("version 1") && told[0].contains("version 2"));
        let same = MigrationReport { to: 1, ..report };
        assert!(sentences(&same).is_empty());
    }

    #[test]
    fn a_duplicate_key_is_told_and_its_last_value_is_opened() {
        let text = r#"{"version": 1, "rules": [{"id": "a", "name": "A", "name": "B", "when": {"all": []}}]}"#;
        let opened = open(FileKind::Rules, text).unwrap();
        assert_eq!(opened.file["rules"][0]["name"], "B");
        assert_eq!(
            opened.changes,
            ["The key `rules[0].name` stands in the file more than once; only its last value was opened."]
        );
    }
}
