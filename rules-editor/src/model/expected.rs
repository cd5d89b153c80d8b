//! The expected results: calls, and what must come of them.

use crate::model::value_ext::ValueExt;
use fusion_cti::rules::{CallFile, Decision};

use super::document::{Document, FileKind};
use super::edit::Edit;
use super::history::Change;
use super::path::Path;
use serde_json::{Value, json};
use thiserror::Error;

/// The file of tests has no list to add to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("the file of expected results has no list `tests`; put its text right first")]
pub struct NoList;

/// Adds a call with what the rules make of it now.
///
/// # Errors
/// The file of tests has no list to add to.
pub fn add(document: &Document, name: &str, call: &CallFile, decision: &Decision) -> Result<Change, NoList> {
    let tests = document.file(FileKind::Tests).get("tests");
    let Some(Value::Array(tests)) = tests else {
        return Err(NoList);
    };
    // Nothing in a call refuses to be written.
    let call = serde_json::to_value(call).unwrap_or_else(|_| json!({}));
    let test = json!({ "name": name, "call": call, "expect": expectation(decision) });
    let edit = Edit::InsertItem(Path::root().key("tests"), tests.len(), test);
    Ok(Change::of(
        format!("add the expected result “{name}”"),
        vec![(FileKind::Tests, edit)],
    ))
}

/// Takes an example out.
pub fn delete(document: &Document, number: usize) -> Option<Change> {
    let path = Path::root().key("tests").item(number);
    let name = document
        .file(FileKind::Tests)
        .at(&path)?
        .text_of("name")
        .unwrap_or_default();
    let what = format!("delete the expected result “{name}”");
    Some(Change::of(what, vec![(FileKind::Tests, Edit::Remove(path))]))
}

/// Expects of an example what the rules make of it now.
pub fn accept(document: &Document, number: usize, decision: &Decision) -> Option<Change> {
    let path = Path::root().key("tests").item(number);
    let test = document.file(FileKind::Tests).at(&path)?;
    let what = format!(
        "accept the result of “{}”",
        test.text_of("name").unwrap_or_default()
    );
    let edit = Edit::Set(path.key("expect"), expectation(decision));
    Some(Change::of(what, vec![(FileKind::Tests, edit)]))
}

/// Everything that came of a call, as it is expected from now on.
fn expectation(decision: &Decision) -> Value {
    let outcome = &decision.outcome;
    let tokens = outcome.tokens.iter();
    let tokens = tokens.map(|(token, value)| (token.to_owned(), Value::from(value)));
    let left_out: Vec<_> = outcome.left_out.iter().map(|left| left.token.clone()).collect();
    let word = |word: Option<&str>| word.map(Value::from);
    let parts = [
        ("rule", word(Some(decision.by.id()))),
        ("tokens", Some(Value::Object(tokens.collect()))),
        (
            "leftOut",
            (!left_out.is_empty()).then(|| left_out.into_iter().collect()),
        ),
        (
            "classification",
            word(outcome.classification.as_ref().map(|code| code.as_str())),
        ),
        ("lookupObject", word(outcome.lookup_object.as_deref())),
        ("popAt", word(outcome.pop_at.map(|moment| moment.word()))),
        ("page", word(outcome.page.as_deref())),
        (
            "closeReason",
            word(outcome.close_reason.map(|reason| reason.word())),
        ),
        ("wrapUp", word(outcome.wrap_up.map(|choice| choice.word()))),
        (
            "note",
            word(outcome.note.as_ref().map(|note| note.reveal().as_str())),
        ),
    ];
    let parts = parts.into_iter();
    Value::Object(
        parts
            .filter_map(|(key, value)| Some((key.to_owned(), value?)))
            .collect(),
    )
}
