//! Older versions of the file become the present one; a newer one is refused.
//!
//! Version 1 is the first, so there is no step yet. A step takes the file from one version to the next and says in words
//! what it changed; they run one after the other.

use serde::Serialize;
use serde_json::{Map, Value};
use thiserror::Error;

use super::model::VERSION;
use super::parse::{Refusal, parse};

/// One step from a version to the next.
pub(super) struct Step {
    /// The version that it reads.
    pub(super) from: u32,
    /// Changes the file, and says what it changed, one sentence each.
    pub(super) apply: fn(&mut Map<String, Value>) -> Vec<String>,
}

/// All steps, by their version, without a gap.
const STEPS: &[Step] = &[];

/// What became of the version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MigrationReport {
    /// The version that the file had.
    pub from: u32,
    /// The version that it has now.
    pub to: u32,
    /// What was changed, one sentence each; empty if it was of the present version.
    pub changes: Vec<String>,
}

/// A file in the present version: its text, and what was changed. A file of the present version stays as it is, letter by
/// letter; another is rewritten.
///
/// # Errors
/// The same as [`parse`]; and a rule in it cannot be read, so that it cannot be written either.
pub fn migrate_text(text: &str) -> Result<(String, MigrationReport), Refusal> {
    let document = parse(text)?;
    if document.migration.from == document.migration.to {
        return Ok((text.to_owned(), document.migration));
    }
    let written = document.file().and_then(|file| file.to_text().ok());
    match written {
        Some(text) => Ok((text, document.migration)),
        None => Err(Refusal {
            position: None,
            message: "a part of the file cannot be read; run `check` and repair it first".to_owned(),
        }),
    }
}

/// Why a file is of no version that this program reads.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub(super) enum VersionError {
    #[error("`version` is missing; expected {VERSION}")]
    Missing,
    #[error("`version` is no version; expected a whole number up to {VERSION}")]
    NotAVersion,
    #[error(
        "this file is of version {found} and this program reads versions up to {newest}; use a newer fusion-cti"
    )]
    Newer { found: u32, newest: u32 },
    #[error("files of version {0} can no longer be read")]
    TooOld(u32),
}

/// Brings a file to the present version. Refuses a file without a version, and one of a newer version.
pub(super) fn migrate(file: &mut Map<String, Value>) -> Result<MigrationReport, VersionError> {
    migrate_by(STEPS, VERSION, file)
}

fn migrate_by(
    steps: &[Step],
    present: u32,
    file: &mut Map<String, Value>,
) -> Result<MigrationReport, VersionError> {
    let Some(version) = file.get("version") else {
        return Err(VersionError::Missing);
    };
    let version = version.as_u64().and_then(|version| u32::try_from(version).ok());
    let Some(from) = version.filter(|version| *version > 0) else {
        return Err(VersionError::NotAVersion);
    };
    if from > present {
        return Err(VersionError::Newer {
            found: from,
            newest: present,
        });
    }
    let mut version = from;
    let mut changes = Vec::new();
    while version < present {
        let Some(step) = steps.iter().find(|step| step.from == version) else {
            return Err(VersionError::TooOld(version));
        };
        changes.extend((step.apply)(file));
        version += 1;
        file.insert("version".to_owned(), version.into());
    }
    Ok(MigrationReport {
        from,
        to: present,
        changes,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn rename(file: &mut Map<String, Value>) -> Vec<String> {
        match file.remove("list") {
            Some(rules) => {
                file.insert("rules".to_owned(), rules);
                vec!["`list` is now called `rules`".to_owned()]
            }
            None => Vec::new(),
        }
    }

    fn add_default(file: &mut Map<String, Value>) -> Vec<String> {
        file.insert("default".to_owned(), json!({}));
        vec!["`default` was added".to_owned()]
    }

    const PRETEND: &[Step] = &[
        Step {
            from: 1,
            apply: rename,
        },
        Step {
            from: 2,
            apply: add_default,
        },
    ];

    fn file(value: &Value) -> Map<String, Value> {
        value.as_object().cloned().unwrap()
    }

    #[test]
    fn steps_run_in_order_from_the_version_of_the_file() {
        let mut old = file(&json!({"version": 1, "list": []}));
        let report = migrate_by(PRETEND, 3, &mut old).unwrap();
        assert_eq!((report.from, report.to), (1, 3));
        assert_eq!(
            report.changes,
            ["`list` is now called `rules`", "`default` was added"]
        );
        assert_eq!(
            Value::Object(old),
            json!({"version": 3, "rules": [], "default": {}})
        );
        let mut middle = file(&json!({"version": 2, "rules": []}));
        assert_eq!(
            migrate_by(PRETEND, 3, &mut middle).unwrap().changes,
            ["`default` was added"]
        );
    }

    #[test]
    fn a_present_file_is_left_alone() {
        let mut present = file(&json!({"version": 3}));
        assert_eq!(
            migrate_by(PRETEND, 3, &mut present).unwrap().changes,
            Vec::<String>::new()
        );
    }

    #[test]
    fn a_newer_file_and_one_without_a_version_are_refused() {
        let mut newer = file(&json!({"version": 4}));
        let refusal = migrate_by(PRETEND, 3, &mut newer).unwrap_err().to_string();
        assert!(
            refusal.contains("version 4") && refusal.contains("up to 3"),
            "{refusal}"
        );
        for version in [json!(0), json!("1"), json!(-1), json!(1.5), json!(null)] {
            let mut wrong = file(&json!({"version": version}));
            assert!(migrate_by(PRETEND, 3, &mut wrong).is_err());
        }
        assert!(migrate_by(PRETEND, 3, &mut Map::new()).is_err());
    }

    #[test]
    fn every_older_version_has_its_step() {
        let from: Vec<_> = STEPS.iter().map(|step| step.from).collect();
        assert_eq!(from, (1..VERSION).collect::<Vec<_>>());
    }
}
