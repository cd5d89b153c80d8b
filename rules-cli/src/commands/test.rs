//! `test`: whether the examples come out as expected.

use std::io::Write;
use std::path::Path;

use fusion_cti::rules::{ExampleFile, RuleSet};
use serde_json::json;

use super::{Outcome, print_json, read_as, rules};
use crate::Exit;
use crate::arguments::{Arguments, Print, default_tests};

pub(super) fn run(arguments: &Arguments, tests: Option<&Path>, out: &mut dyn Write) -> Outcome {
    let rules = RuleSet::compile(&rules(arguments)?);
    let beside = default_tests(&arguments.rules);
    let examples = read_as(tests.unwrap_or(&beside), ExampleFile::parse)?;
    let results = examples.run(&rules);
    let failed = results
        .iter()
        .filter(|result| !result.differences.is_empty())
        .count();
    match arguments.print {
        Print::Json => {
            print_json(
                out,
                &json!({"tests": results.len(), "failed": failed, "results": results}),
            )?;
        }
        Print::People => {
            for result in &results {
                let word = if result.differences.is_empty() {
                    "ok"
                } else {
                    "FAILED"
                };
                writeln!(out, "{word}: {}", result.name)?;
                for difference in &result.differences {
                    writeln!(out, "    {difference}")?;
                }
            }
            for fault in rules.faults() {
                writeln!(out, "left out: {fault}")?;
            }
            writeln!(out, "{} tests, {failed} failed", results.len())?;
        }
    }
    // Tests that pass because a rule is left out would prove nothing of that rule.
    let clean = failed == 0 && rules.faults().is_empty();
    Ok(if clean { Exit::Clean } else { Exit::Findings })
}
