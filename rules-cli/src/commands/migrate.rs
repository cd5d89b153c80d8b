//! `migrate`: an older file in the present version.

use std::fs;
use std::io::Write;

use fusion_cti::rules::{MigrationReport, migrate_text};
use serde_json::json;

use super::{Outcome, print_json, read_as};
use crate::arguments::{Arguments, Print, Target};
use crate::{Exit, Failure};

pub(super) fn run(arguments: &Arguments, target: Target, out: &mut dyn Write) -> Outcome {
    let (text, report) = read_as(&arguments.rules, migrate_text)?;
    let changed = report.from != report.to;
    if target == Target::InPlace && changed {
        fs::write(&arguments.rules, &text).map_err(|source| Failure::Write {
            file: arguments.rules.clone(),
            source,
        })?;
    }
    match (arguments.print, target) {
        (Print::Json, Target::Printed) => print_json(out, &json!({"migration": report, "text": text}))?,
        (Print::Json, Target::InPlace) => print_json(out, &json!({"migration": report}))?,
        (Print::People, Target::Printed) => write!(out, "{text}")?,
        (Print::People, Target::InPlace) => describe(&report, out)?,
    }
    Ok(Exit::Clean)
}

fn describe(report: &MigrationReport, out: &mut dyn Write) -> Result<(), Failure> {
    let MigrationReport { from, to, changes } = report;
    if from == to {
        writeln!(out, "already of version {to}; nothing was changed")?;
    } else {
        writeln!(out, "migrated from version {from} to version {to}:")?;
    }
    for change in changes {
        writeln!(out, "  {change}")?;
    }
    Ok(())
}
