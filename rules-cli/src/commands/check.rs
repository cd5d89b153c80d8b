//! `check`: what is wrong or doubtful.

use std::io::Write;
use std::path::Path;

use fusion_cti::rules::{ExampleFile, Severity, check};
use serde_json::json;

use super::{Outcome, print_json, read_as, rules, samples};
use crate::Exit;
use crate::arguments::{Arguments, FailOn, Print, default_tests};

pub(super) fn run(
    arguments: &Arguments,
    tests: Option<&Path>,
    fail_on: FailOn,
    out: &mut dyn Write,
) -> Outcome {
    let document = rules(arguments)?;
    let beside = default_tests(&arguments.rules);
    let tests = tests.or_else(|| beside.is_file().then_some(beside.as_path()));
    let examples = tests.map(|file| read_as(file, ExampleFile::parse)).transpose()?;
    let findings = check(&document, &examples.as_ref().map(samples).unwrap_or_default());
    let errors = findings
        .iter()
        .filter(|finding| finding.severity == Severity::Error)
        .count();
    let warnings = findings.len() - errors;
    let file = arguments.rules.display();
    match arguments.print {
        Print::Json => {
            print_json(
                out,
                &json!({"file": file.to_string(), "errors": errors, "warnings": warnings, "findings": findings}),
            )?;
        }
        Print::People => {
            for finding in &findings {
                writeln!(out, "{file}:{finding}")?;
            }
            writeln!(
                out,
                "{file}: {} rules, {errors} errors, {warnings} warnings",
                document.rules.len()
            )?;
        }
    }
    let fails = match fail_on {
        FailOn::Warnings => !findings.is_empty(),
        FailOn::Errors => errors > 0,
    };
    Ok(if fails { Exit::Findings } else { Exit::Clean })
}
