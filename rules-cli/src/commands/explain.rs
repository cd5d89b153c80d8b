//! `explain`: what the rules make of one call, and why.

use std::io::Write;
use std::path::Path;

use fusion_cti::rules::{CallFile, Disclosure, RuleSet};

use super::{Outcome, print_json, read_as, rules};
use crate::Exit;
use crate::arguments::{Arguments, Print, Show};

pub(super) fn run(arguments: &Arguments, call: &Path, show: Show, out: &mut dyn Write) -> Outcome {
    let rules = RuleSet::compile(&rules(arguments)?);
    let call = read_as(call, CallFile::parse)?;
    let verdict = rules.explain(&call.facts());
    let disclosure = match show {
        Show::Everything => Disclosure::Revealed,
        Show::Redacted => Disclosure::Redacted,
    };
    match arguments.print {
        Print::Json => print_json(out, &verdict.to_json(disclosure))?,
        Print::People => {
            for line in verdict.lines(disclosure) {
                writeln!(out, "{line}")?;
            }
        }
    }
    Ok(Exit::Clean)
}
