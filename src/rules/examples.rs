//! Expected results, kept next to the rules: `screen-pop.tests.json`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::call_file::{CallFile, read_typed};
use super::outcome::ResolvedOutcome;
use super::parse::Refusal;
use super::set::RuleSet;
use super::words::{CloseAs, PopAt, WrapUpChoice};

/// The version of the file that this program writes and reads.
const VERSION: u32 = 1;

/// Calls, and what the rules must make of them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    rename_all = "camelCase",
    deny_unknown_fields,
    expecting = "an object with `version` and `tests`"
)]
pub struct ExampleFile {
    /// Where an editor finds the description of this file; ignored here.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// The version of this form: 1.
    pub version: u32,
    /// The calls, each tried on its own; their order does not matter.
    pub tests: Vec<Example>,
}

/// One call, and what the rules must make of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    rename_all = "camelCase",
    deny_unknown_fields,
    expecting = "a test: an object with `name`, `call`, `expect`"
)]
pub struct Example {
    /// What the test shows, in a few words.
    pub name: String,
    /// The facts of the call; what is left out is unknown.
    pub call: CallFile,
    /// What the rules must make of it.
    pub expect: Expectation,
}

/// What is expected. What is left out is not looked at.
#[derive(Clone, Debug, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    rename_all = "camelCase",
    deny_unknown_fields,
    expecting = "an object with `rule`"
)]
pub struct Expectation {
    /// The id of the rule that decides; `default` if none matches.
    pub rule: String,
    /// All tokens that Fusion is told, bypass tokens included: no more and no fewer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tokens: Option<BTreeMap<String, String>>,
    /// The tokens that are left out because a value is missing: no more and no fewer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left_out: Option<Vec<String>>,
    /// The classification that Fusion is told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub classification: Option<String>,
    /// The kind of record in which Fusion looks up the caller.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lookup_object: Option<String>,
    /// The moment of the screen pop.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pop_at: Option<PopAt>,
    /// The code of the page that opens.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<String>,
    /// The reason that closes the call.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub close_reason: Option<CloseAs>,
    /// Whether Fusion shows its wrap-up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wrap_up: Option<WrapUpChoice>,
    /// The note to the agent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// What came of one example.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ExampleResult {
    /// The name of the example.
    pub name: String,
    /// What is otherwise than expected, one sentence each; empty if it passed. Examples hold invented data, so that it
    /// is shown.
    pub differences: Vec<String>,
}

impl ExampleFile {
    /// Reads a file of examples.
    ///
    /// # Errors
    /// The text is not JSON, a key or value does not belong there, or the version is a newer one.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let file: Self = read_typed(text)?;
        if file.version == VERSION {
            return Ok(file);
        }
        Err(Refusal {
            position: None,
            message: format!(
                "these tests are of version {}; this program reads version {VERSION}",
                file.version
            ),
        })
    }

    /// Tries every example; one result each, in the order of the file.
    pub fn run(&self, rules: &RuleSet) -> Vec<ExampleResult> {
        let results = self.tests.iter().map(|example| example.run(rules));
        results.collect()
    }
}

impl Example {
    /// Decides about the example's call and compares the decision with what is expected.
    pub fn run(&self, rules: &RuleSet) -> ExampleResult {
        let decision = rules.decide(&self.call.facts());
        let mut differences = Vec::new();
        if self.expect.rule != decision.by.id() {
            differences.push(format!(
                "rule `{}` was expected, `{}` decided",
                self.expect.rule,
                decision.by.id()
            ));
        }
        differences.extend(self.expect.differences(&decision.outcome));
        ExampleResult {
            name: self.name.clone(),
            differences,
        }
    }
}

impl Expectation {
    fn differences(&self, outcome: &ResolvedOutcome) -> Vec<String> {
        let classification = outcome
            .classification
            .as_ref()
            .map(|code| code.as_str().to_owned());
        let note = outcome.note.as_ref().map(|note| note.reveal().clone());
        let left_out = outcome.left_out.iter().map(|left| left.token.clone());
        let mut differences = vec![
            differs(
                "classification",
                self.classification.as_ref(),
                classification.as_ref(),
            ),
            differs(
                "lookupObject",
                self.lookup_object.as_ref(),
                outcome.lookup_object.as_ref(),
            ),
            differs("popAt", self.pop_at.as_ref(), outcome.pop_at.as_ref()),
            differs("page", self.page.as_ref(), outcome.page.as_ref()),
            differs(
                "closeReason",
                self.close_reason.as_ref(),
                outcome.close_reason.as_ref(),
            ),
            differs("wrapUp", self.wrap_up.as_ref(), outcome.wrap_up.as_ref()),
            differs("note", self.note.as_ref(), note.as_ref()),
        ];
        if let Some(expected) = &self.left_out {
            differences.push(differs(
                "leftOut",
                Some(&listed(expected.iter().cloned())),
                Some(&listed(left_out)),
            ));
        }
        let tokens = self
            .tokens
            .iter()
            .flat_map(|expected| token_differences(expected, outcome));
        differences.extend(tokens.map(Some));
        differences.into_iter().flatten().collect()
    }
}

fn token_differences(expected: &BTreeMap<String, String>, outcome: &ResolvedOutcome) -> Vec<String> {
    let missing = expected.iter().filter_map(|(token, value)| {
        let actual = outcome.tokens.value(token).map(str::to_owned);
        differs(token, Some(value), actual.as_ref())
    });
    let extra = outcome
        .tokens
        .iter()
        .filter(|(token, _)| !expected.contains_key(*token));
    let extra = extra.map(|(token, value)| format!("`{token}` was not expected, it is `{value}`"));
    missing.chain(extra).collect()
}

/// Names in one order, however they were written.
fn listed(names: impl Iterator<Item = String>) -> String {
    let mut names: Vec<_> = names.collect();
    names.sort();
    names.join(", ")
}

fn differs<T: PartialEq + ToString>(name: &str, expected: Option<&T>, actual: Option<&T>) -> Option<String> {
    let expected = expected?;
    let actual = match actual {
        Some(actual) if actual == expected => return None,
        Some(actual) => format!("it is `{}`", actual.to_string()),
        None => "it is absent".to_owned(),
    };
    Some(format!(
        "`{name}` was expected to be `{}`, {actual}",
        expected.to_string()
    ))
}
