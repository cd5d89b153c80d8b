//! `schema`: the description of a file for editors.

use std::io::Write;

use fusion_cti::rules::{call_schema, examples_schema, rules_schema};

use super::{Outcome, print_json};
use crate::Exit;
use crate::arguments::SchemaOf;

pub(super) fn run(of: SchemaOf, out: &mut dyn Write) -> Outcome {
    let schema = match of {
        SchemaOf::Rules => rules_schema(),
        SchemaOf::Tests => examples_schema(),
        SchemaOf::Call => call_schema(),
    };
    print_json(out, &schema)?;
    Ok(Exit::Clean)
}
