//! The description of the files for editors, generated from the types.

use schemars::Schema;
use schemars::schema_for;

use super::call_file::CallFile;
use super::examples::ExampleFile;
use super::model::RuleFile;

/// The JSON Schema of `screen-pop.json`.
pub fn rules_schema() -> Schema {
    schema_for!(RuleFile)
}

/// The JSON Schema of `screen-pop.tests.json`.
pub fn examples_schema() -> Schema {
    schema_for!(ExampleFile)
}

/// The JSON Schema of `call.json`.
pub fn call_schema() -> Schema {
    schema_for!(CallFile)
}
