//! What is otherwise than in the file that is live.

use super::path::Path;
use super::rule_list::RuleLine;
use crate::model::json_text;
use crate::model::value_ext::ValueExt;
use serde_json::Value;

/// Everything that is otherwise.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Difference {
    /// By rule, in the order of the list as it is now; those that were taken out come last.
    pub rules: Vec<RuleDifference>,
    /// What changed outside the rules, such as in `known` and `default`.
    pub elsewhere: Vec<FieldDifference>,
}

/// What became of one rule.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleDifference {
    /// The rule's id, by which it is found in both files.
    pub id: String,
    /// Its name, as it is now or was last.
    pub name: String,
    /// What became of it.
    pub change: RuleChange,
}

/// What became of a rule. Places are counted from 1, as people do.
#[derive(Clone, Debug, PartialEq)]
pub enum RuleChange {
    /// It is new, at this place.
    Added(usize),
    /// It is gone, from this place.
    Removed(usize),
    /// It is still there.
    Kept {
        /// From where to where it was moved past others, if it was.
        moved: Option<(usize, usize)>,
        /// What is otherwise in it.
        fields: Vec<FieldDifference>,
    },
}

/// One value that is otherwise.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldDifference {
    /// Its path within the rule or the file.
    pub path: String,
    /// What it was; nothing if it is new.
    pub before: Option<String>,
    /// What it is; nothing if it is gone.
    pub after: Option<String>,
}

impl Difference {
    /// Compares two files of rules.
    pub fn between(live: &Value, now: &Value) -> Self {
        let (old, new) = (rules(live), rules(now));
        let (old_keys, new_keys) = (keys(old), keys(new));
        let index_before = |key: &Key| old_keys.iter().position(|other| other == key);
        let kept: Vec<_> = new_keys.iter().filter_map(index_before).collect();
        let in_order = longest_increasing_subsequence(&kept);
        let mut differences = Vec::new();
        for (after, (rule, key)) in new.iter().zip(&new_keys).enumerate() {
            let change = match index_before(key) {
                None => RuleChange::Added(after + 1),
                Some(before) => RuleChange::Kept {
                    moved: (!in_order.contains(&before)).then_some((before + 1, after + 1)),
                    fields: old.get(before).map(|old| fields(old, rule)).unwrap_or_default(),
                },
            };
            differences.push(RuleDifference::of(after, rule, change));
        }
        for (before, (rule, key)) in old.iter().zip(&old_keys).enumerate() {
            if !new_keys.contains(key) {
                differences.push(RuleDifference::of(before, rule, RuleChange::Removed(before + 1)));
            }
        }
        differences.retain(|difference| !difference.change.is_nothing());
        Self {
            rules: differences,
            elsewhere: fields(&without_rules(live), &without_rules(now)),
        }
    }

    /// How many rules and other values are otherwise.
    pub fn count(&self) -> usize {
        self.rules.len() + self.elsewhere.len()
    }
}

impl RuleDifference {
    fn of(number: usize, rule: &Value, change: RuleChange) -> Self {
        let line = RuleLine::of(number, rule);
        Self {
            id: line.id,
            name: line.name,
            change,
        }
    }
}

impl RuleChange {
    fn is_nothing(&self) -> bool {
        matches!(self, Self::Kept { moved: None, fields } if fields.is_empty())
    }
}

/// A rule is the same as long as its id is; of several with one id, and of those without, the first is the first.
type Key = (Option<String>, usize);

fn keys(rules: &[Value]) -> Vec<Key> {
    let mut keys: Vec<Key> = Vec::with_capacity(rules.len());
    for rule in rules {
        let id = rule.text_of("id").map(str::to_owned);
        let earlier = keys.iter().filter(|(other, _)| *other == id).count();
        keys.push((id, earlier));
    }
    keys
}

fn rules(file: &Value) -> &[Value] {
    file.get("rules").map(ValueExt::items).unwrap_or_default()
}

fn without_rules(file: &Value) -> Value {
    let entries = file.entries().filter(|(key, _)| *key != "rules");
    Value::Object(entries.map(|(key, value)| (key.clone(), value.clone())).collect())
}

/// The most indices that stay in their order; the others were moved.
fn longest_increasing_subsequence(indices: &[usize]) -> Vec<usize> {
    // For each index: how long the longest subsequence is that ends with it, and which one comes before it there.
    let mut best: Vec<(usize, Option<usize>)> = Vec::with_capacity(indices.len());
    for (number, index) in indices.iter().enumerate() {
        let before = indices.iter().zip(&best).enumerate().take(number);
        let before = before.filter(|(_, (other, _))| *other < index);
        let longest = before.max_by_key(|(_, (_, (length, _)))| *length);
        best.push(match longest {
            Some((previous, (_, (length, _)))) => (length + 1, Some(previous)),
            None => (1, None),
        });
    }
    let mut subsequence = Vec::new();
    let last = best.iter().enumerate().max_by_key(|(_, (length, _))| *length);
    let mut at = last.map(|(number, _)| number);
    while let Some(number) = at {
        subsequence.extend(indices.get(number));
        at = best.get(number).and_then(|(_, previous)| *previous);
    }
    subsequence
}

/// Every plain value that is otherwise, by its path.
fn fields(before: &Value, after: &Value) -> Vec<FieldDifference> {
    let mut differences = Vec::new();
    compare(&Path::root(), Some(before), Some(after), &mut differences);
    differences
}

fn compare(
    path: &Path,
    before: Option<&Value>,
    after: Option<&Value>,
    differences: &mut Vec<FieldDifference>,
) {
    if before == after {
        return;
    }
    let deeper = match (before, after) {
        (Some(Value::Object(old)), Some(Value::Object(new))) => {
            let added = new.keys().filter(|key| !old.contains_key(*key));
            old.keys().chain(added).map(|key| path.key(key)).collect()
        }
        (Some(Value::Array(old)), Some(Value::Array(new))) => (0..old.len().max(new.len()))
            .map(|number| path.item(number))
            .collect(),
        _ => Vec::new(),
    };
    if deeper.is_empty() {
        differences.push(FieldDifference {
            path: path.to_string(),
            before: before.map(json_text::line_text),
            after: after.map(json_text::line_text),
        });
    }
    for next in &deeper {
        let end = |value: Option<&Value>| {
            let (_, step) = next.split()?;
            let value = value?;
            match step {
                super::path::Step::Key(key) => value.get(key).cloned(),
                super::path::Step::Item(number) => value.items().get(*number).cloned(),
            }
        };
        compare(next, end(before).as_ref(), end(after).as_ref(), differences);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::value_ext::object;

    fn file(ids: &[&str]) -> Value {
        let rules = ids.iter().map(|id| object("id", Value::from(*id))).collect();
        object("rules", Value::Array(rules))
    }

    fn changes(live: &[&str], now: &[&str]) -> Vec<(String, RuleChange)> {
        let difference = Difference::between(&file(live), &file(now));
        difference
            .rules
            .into_iter()
            .map(|rule| (rule.id, rule.change))
            .collect()
    }

    fn moved(from: usize, to: usize) -> RuleChange {
        RuleChange::Kept {
            moved: Some((from, to)),
            fields: Vec::new(),
        }
    }

    #[test]
    fn only_the_rule_that_was_moved_counts_as_moved() {
        assert_eq!(
            changes(&["a", "b", "c", "d"], &["d", "a", "b", "c"]),
            [("d".to_owned(), moved(4, 1))]
        );
        assert_eq!(
            changes(&["a", "b", "c"], &["b", "c", "a"]),
            [("a".to_owned(), moved(1, 3))]
        );
        assert_eq!(changes(&["a", "b"], &["a", "b"]), []);
    }

    #[test]
    fn added_and_removed_rules_move_nobody() {
        let expected = [
            ("x".to_owned(), RuleChange::Added(1)),
            ("a".to_owned(), RuleChange::Removed(1)),
        ];
        assert_eq!(changes(&["a", "b", "c"], &["x", "b", "c"]), expected);
    }

    #[test]
    fn a_changed_rule_tells_its_values_by_their_paths() {
        let live = json_text::parse(
            r#"{"version": 1, "rules": [{"id": "a", "when": {"all": [{"queue": {"is": "VIP"}}]}, "then": {"note": "x"}}]}"#,
        );
        let now = json_text::parse(
            r#"{"version": 1, "rules": [{"id": "a", "when": {"all": [{"queue": {"is": "Gold"}}, {"leg": "first"}]}, "then": {}}], "default": {}}"#,
        );
        let difference = Difference::between(&live.unwrap(), &now.unwrap());
        let RuleChange::Kept { moved: None, fields } = &difference.rules[0].change else {
            panic!("{difference:?}");
        };
        let told: Vec<_> = fields
            .iter()
            .map(|field| {
                (
                    field.path.as_str(),
                    field.before.as_deref(),
                    field.after.as_deref(),
                )
            })
            .collect();
        assert_eq!(
            told,
            [
                ("when.all[0].queue.is", Some("\"VIP\""), Some("\"Gold\"")),
                ("when.all[1]", None, Some("{ \"leg\": \"first\" }")),
                ("then.note", Some("\"x\""), None),
            ]
        );
        assert_eq!(difference.elsewhere[0].path, "default");
        assert_eq!(difference.count(), 2);
    }
}
