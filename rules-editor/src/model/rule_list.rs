//! The list of rules: a line for each, and what can be done with one.

use super::condition;
use super::document::{Document, FileKind};
use super::edit::Edit;
use super::history::Change;
use super::path::Path;
use crate::model::value_ext::ValueExt;
use serde_json::{Map, Value, json};

/// Which way a rule is moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Towards the first rule, which is tried first.
    Up,
    /// Towards the last rule, which is tried last.
    Down,
}

/// What the list shows of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleLine {
    /// Its id, or its number if it has none.
    pub id: String,
    /// Its name, or its id.
    pub name: String,
    /// Whether it is switched on.
    pub enabled: bool,
    /// Its condition in one sentence.
    pub when: String,
}

impl RuleLine {
    /// The line of a rule, readable or not.
    pub fn of(number: usize, rule: &Value) -> Self {
        let id = rule.text_of("id").filter(|id| !id.is_empty());
        let id = id.map_or_else(|| format!("#{}", number + 1), str::to_owned);
        let name = rule
            .text_of("name")
            .map(str::trim)
            .filter(|name| !name.is_empty());
        Self {
            name: name.unwrap_or(&id).to_owned(),
            enabled: is_on(rule),
            when: rule.get("when").map(condition::sentence).unwrap_or_default(),
            id,
        }
    }
}

/// Whether a rule is switched on.
pub fn is_on(rule: &Value) -> bool {
    rule.get("enabled") != Some(&Value::Bool(false))
}

/// Adds a rule at an index. Answers also where it is then.
pub fn add(document: &Document, index: usize) -> (Change, usize) {
    let index = index.min(document.rules().len());
    let rule = json!({
        "id": free_id(document, "rule"),
        "name": "New rule",
        "when": { "all": [condition::Kind::Direction.fresh()] },
        "then": {},
    });
    (insert(document, index, rule, "add a rule".to_owned()), index)
}

/// Puts a copy of a rule right after it, switched off, so that it changes nothing by being there.
pub fn duplicate(document: &Document, number: usize) -> Option<(Change, usize)> {
    let original = document.rules().get(number)?;
    let Value::Object(entries) = original else {
        return None;
    };
    let line = RuleLine::of(number, original);
    let mut copy = Map::new();
    let id = free_id(document, line.id.trim_start_matches('#'));
    copy.insert("id".to_owned(), id.into());
    copy.insert("name".to_owned(), format!("{} (copy)", line.name).into());
    copy.insert("enabled".to_owned(), false.into());
    let rest = entries.iter().filter(|(key, _)| !copy.contains_key(*key));
    let rest: Vec<_> = rest.map(|(key, value)| (key.clone(), value.clone())).collect();
    copy.extend(rest);
    let what = format!("duplicate the rule “{}”", line.name);
    Some((
        insert(document, number + 1, Value::Object(copy), what),
        number + 1,
    ))
}

/// Takes a rule out.
pub fn delete(document: &Document, number: usize) -> Option<Change> {
    let line = RuleLine::of(number, document.rules().get(number)?);
    let what = format!("delete the rule “{}”", line.name);
    Some(Change::new(what, Edit::Remove(Path::rule(number))))
}

/// Moves a rule to another place; nothing if it is there already or there is no such place.
pub fn put(document: &Document, from: usize, to: usize) -> Option<Change> {
    let line = RuleLine::of(from, document.rules().get(from)?);
    if from == to || to >= document.rules().len() {
        return None;
    }
    let what = format!("move the rule “{}”", line.name);
    Some(Change::new(what, Edit::Move(Path::rules(), from, to)))
}

/// The place one step in a direction, if there is one.
pub fn neighbour(document: &Document, number: usize, direction: Direction) -> Option<usize> {
    match direction {
        Direction::Up => number.checked_sub(1),
        Direction::Down => Some(number + 1).filter(|next| *next < document.rules().len()),
    }
}

/// Switches a rule on or off. A rule that is on says nothing about it.
pub fn switch(document: &Document, number: usize) -> Option<Change> {
    let rule = document.rules().get(number)?;
    let line = RuleLine::of(number, rule);
    let path = Path::rule(number).key("enabled");
    let (what, edit) = match (line.enabled, rule.get("enabled")) {
        (false, _) => ("on", Edit::Remove(path)),
        (true, Some(_)) => ("off", Edit::Set(path, Value::Bool(false))),
        // After the name, where people look for it.
        (true, None) => {
            let name = rule.entries().position(|(key, _)| key == "name");
            let index = name.map_or(rule.entries().count(), |name| name + 1);
            let edit = Edit::InsertKey(
                Path::rule(number),
                index,
                "enabled".to_owned(),
                Value::Bool(false),
            );
            ("off", edit)
        }
    };
    Some(Change::new(
        format!("switch the rule “{}” {what}", line.name),
        edit,
    ))
}

fn insert(document: &Document, index: usize, rule: Value, what: String) -> Change {
    let edit = match document.file(FileKind::Rules).get("rules") {
        Some(Value::Array(_)) => Edit::InsertItem(Path::rules(), index, rule),
        _ => Edit::Set(Path::rules(), Value::Array(vec![rule])),
    };
    Change::new(what, edit)
}

/// An id like the wanted one that no rule has.
fn free_id(document: &Document, wanted: &str) -> String {
    let taken = |id: &str| document.rules().iter().any(|rule| rule.text_of("id") == Some(id));
    if !wanted.is_empty() && !taken(wanted) {
        return wanted.to_owned();
    }
    let stem = wanted.trim_end_matches(|c: char| c.is_ascii_digit());
    let stem = stem.trim_end_matches('-');
    let stem = if stem.is_empty() { "rule" } else { stem };
    let mut ids = (2..).map(|number| format!("{stem}-{number}"));
    let free = ids.find(|id| !taken(id));
    free.unwrap_or_default()
}
