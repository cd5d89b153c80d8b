//! The five commands, one file each: `check`, `explain`, `test`, `schema`, `migrate`.

mod check;
mod explain;
mod migrate;
mod schema;
mod test;

use std::fs;
use std::io::Write;
use std::path::Path;

use fusion_cti::rules::{CallFacts, ExampleFile, Refusal, RuleDocument, parse};
use serde::Serialize;
use serde_json::Value;

use crate::arguments::{Arguments, Command};
use crate::{Exit, Failure};

type Outcome = Result<Exit, Failure>;

/// Does what the arguments say.
pub(crate) fn run(arguments: &Arguments, out: &mut dyn Write) -> Outcome {
    match &arguments.command {
        Command::Check { tests, fail_on } => check::run(arguments, tests.as_deref(), *fail_on, out),
        Command::Explain { call, show } => explain::run(arguments, call, *show, out),
        Command::Test { tests } => test::run(arguments, tests.as_deref(), out),
        Command::Schema(of) => schema::run(*of, out),
        Command::Migrate(target) => migrate::run(arguments, *target, out),
    }
}

fn read(file: &Path) -> Result<String, Failure> {
    fs::read_to_string(file).map_err(|source| Failure::Read {
        file: file.to_owned(),
        source,
    })
}

/// Reads a file and parses its text.
fn read_as<T>(file: &Path, parse: impl Fn(&str) -> Result<T, Refusal>) -> Result<T, Failure> {
    parse(&read(file)?).map_err(|source| Failure::Refused {
        file: file.to_owned(),
        source,
    })
}

fn rules(arguments: &Arguments) -> Result<RuleDocument, Failure> {
    Ok(read_as(&arguments.rules, parse)?.at_home_in(arguments.home))
}

fn samples(examples: &ExampleFile) -> Vec<CallFacts> {
    examples
        .tests
        .iter()
        .map(|example| example.call.facts())
        .collect()
}

fn print_json(out: &mut dyn Write, value: &impl Serialize) -> Result<(), Failure> {
    Ok(writeln!(out, "{:#}", sorted(&serde_json::to_value(value)?))?)
}

/// The same value with the keys of every object in alphabetical order, so that what is printed stays comparable when the fields
/// of a type are declared in another order: the maps of `serde_json` keep the order of insertion here (`preserve_order`).
fn sorted(value: &Value) -> Value {
    match value {
        Value::Object(fields) => {
            let mut fields: Vec<(&String, &Value)> = fields.iter().collect();
            fields.sort_by_key(|(key, _)| *key);
            fields
                .into_iter()
                .map(|(key, value)| (key.clone(), sorted(value)))
                .collect()
        }
        Value::Array(items) => items.iter().map(sorted).collect(),
        other => other.clone(),
    }
}
