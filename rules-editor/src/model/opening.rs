//! A text becomes a file to edit: older versions are brought up to date, newer ones refused.

use fusion_cti::rules::{ExampleFile, MigrationReport, Refusal, migrate_text};

use super::document::FileKind;
use super::json::Json;

/// A file that was opened.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// What is in it.
    pub file: Json,
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
            let (text, report) = migrate_text(text)?;
            Ok(Opened {
                file: Json::parse(&text)?,
                changes: sentences(&report),
            })
        }
        FileKind::Tests => {
            let file = Json::parse(text)?;
            ExampleFile::parse(text)?;
            Ok(Opened {
                file,
                changes: Vec::new(),
            })
        }
    }
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
        assert_eq!(opened.file, Json::parse(text).unwrap());
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
}
