//! A file whose values have ids, so that a row of the page is known by more than its index.
//!
//! An id stays with its value while the value is moved, renamed or changed, and while others around it are inserted or deleted. Ids are
//! no part of the file: they are given when a value comes, and are gone with it.

use std::fmt;

use serde_json::Value;

use super::edit::Edit;
use super::path::{Path, Step};
use super::value_ext::ValueExt;

/// Tells a value of a file from all others that are or were in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(u64);

impl fmt::Display for NodeId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

/// Hands out ids, each once.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct NodeIdSource(u64);

impl NodeIdSource {
    fn allocate(&mut self) -> NodeId {
        self.0 = self.0.wrapping_add(1);
        NodeId(self.0)
    }
}

/// The id of a value, and those of its items or entries in their order.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Node {
    id: NodeId,
    children: Vec<Node>,
}

/// A value with its ids.
#[derive(Clone, Debug, PartialEq)]
pub struct TrackedValue {
    value: Value,
    node: Node,
}

impl TrackedValue {
    /// A value whose ids are all new.
    pub fn new(value: Value, ids: &mut NodeIdSource) -> Self {
        let node = Node::new(&value, ids);
        Self { value, node }
    }

    /// The value as it stands in the file, without ids.
    pub fn value(&self) -> &Value {
        &self.value
    }

    /// The id of the value's node, which is never written to a file.
    pub fn id(&self) -> NodeId {
        self.node.id
    }

    /// The value at the end of a path, with its ids.
    pub fn at(&self, path: &Path) -> Option<Self> {
        let value = self.value.at(path)?.clone();
        let node = self.node.at(&self.value, path.steps())?.clone();
        Some(Self { value, node })
    }

    /// The value under a key.
    pub fn get(&self, key: &str) -> Option<Self> {
        self.at(&Path::root().key(key))
    }

    /// The items of a list, or the values of an object.
    pub fn children(&self) -> Vec<Self> {
        let pairs = children(&self.value).into_iter().zip(&self.node.children);
        let children = pairs.map(|(value, node)| Self {
            value: value.clone(),
            node: node.clone(),
        });
        children.collect()
    }

    /// Whether there is an id for each value. It always is so; the laws of the model ask it.
    pub fn is_complete(&self) -> bool {
        self.node.fits(&self.value)
    }

    /// Changes the value. Answers what takes the change back.
    ///
    /// # Errors
    /// See [`Edit::apply`].
    pub fn apply(&mut self, edit: Edit, ids: &mut NodeIdSource) -> Result<Edit, super::EditError> {
        let undo = edit.apply(&mut self.value)?;
        if self.node.follow(&undo, &self.value, ids).is_none() {
            self.node = Node::new(&self.value, ids);
        }
        Ok(undo)
    }
}

impl Node {
    fn new(value: &Value, ids: &mut NodeIdSource) -> Self {
        Self {
            id: ids.allocate(),
            children: children(value)
                .into_iter()
                .map(|child| Self::new(child, ids))
                .collect(),
        }
    }

    /// Does to the ids what was done to the value, which the edit that takes it back tells.
    fn follow(&mut self, undo: &Edit, now: &Value, ids: &mut NodeIdSource) -> Option<()> {
        match undo {
            Edit::Set(path, before) => {
                let value = now.at(path)?;
                self.at_mut(now, path.steps())?.replace(before, value, ids);
            }
            Edit::Remove(path) => {
                let added = Self::new(now.at(path)?, ids);
                let (around, last) = path.split()?;
                let index = index_of(now.at(&around)?, last)?;
                let siblings = &mut self.at_mut(now, around.steps())?.children;
                if index > siblings.len() {
                    return None;
                }
                siblings.insert(index, added);
            }
            Edit::InsertKey(around, index, ..) | Edit::InsertItem(around, index, _) => {
                let siblings = &mut self.at_mut(now, around.steps())?.children;
                if *index >= siblings.len() {
                    return None;
                }
                siblings.remove(*index);
            }
            Edit::Move(list, to, from) => {
                let siblings = &mut self.at_mut(now, list.steps())?.children;
                if (*from).max(*to) >= siblings.len() {
                    return None;
                }
                let moved = siblings.remove(*from);
                siblings.insert(*to, moved);
            }
            // The entry stays where it is.
            Edit::Rename(..) => {}
        }
        Some(())
    }

    /// Another value stands here. What is in it at the same index or under the same key keeps its id.
    fn replace(&mut self, before: &Value, now: &Value, ids: &mut NodeIdSource) {
        let old = std::mem::take(&mut self.children);
        let mut old: Vec<_> = children(before).into_iter().zip(old).map(Some).collect();
        let alike = matches!(
            (before, now),
            (Value::Array(_), Value::Array(_)) | (Value::Object(_), Value::Object(_))
        );
        let keys: Vec<_> = now
            .as_object()
            .into_iter()
            .flat_map(|entries| entries.keys())
            .collect();
        let mut kept = |index: usize| {
            let index = match (before, keys.get(index)) {
                // An object of one key has its meaning in it: `all` may become `any`.
                (Value::Object(entries), Some(_)) if entries.len() == 1 && keys.len() == 1 => 0,
                (Value::Object(entries), Some(key)) => entries.keys().position(|name| name == *key)?,
                _ => index,
            };
            old.get_mut(index).filter(|_| alike)?.take()
        };
        self.children = children(now)
            .into_iter()
            .enumerate()
            .map(|(index, child)| match kept(index) {
                Some((before, mut node)) => {
                    node.replace(before, child, ids);
                    node
                }
                None => Self::new(child, ids),
            })
            .collect();
    }

    fn at(&self, value: &Value, steps: &[Step]) -> Option<&Self> {
        let Some((step, rest)) = steps.split_first() else {
            return Some(self);
        };
        let index = index_of(value, step)?;
        let child = *children(value).get(index)?;
        self.children.get(index)?.at(child, rest)
    }

    fn at_mut(&mut self, value: &Value, steps: &[Step]) -> Option<&mut Self> {
        let Some((step, rest)) = steps.split_first() else {
            return Some(self);
        };
        let index = index_of(value, step)?;
        let child = *children(value).get(index)?;
        self.children.get_mut(index)?.at_mut(child, rest)
    }

    fn fits(&self, value: &Value) -> bool {
        let values = children(value);
        let mut pairs = values.iter().zip(&self.children);
        values.len() == self.children.len() && pairs.all(|(value, node)| node.fits(value))
    }
}

fn children(value: &Value) -> Vec<&Value> {
    match value {
        Value::Array(items) => items.iter().collect(),
        Value::Object(entries) => entries.values().collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Vec::new(),
    }
}

fn index_of(value: &Value, step: &Step) -> Option<usize> {
    match step {
        Step::Item(index) => Some(*index),
        Step::Key(key) => value.as_object()?.keys().position(|name| name == key),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn tracked(value: Value) -> (TrackedValue, NodeIdSource) {
        let mut ids = NodeIdSource::default();
        (TrackedValue::new(value, &mut ids), ids)
    }

    fn ids_at(file: &TrackedValue, path: &Path) -> Vec<NodeId> {
        let children = file.at(path).unwrap().children();
        children.iter().map(TrackedValue::id).collect()
    }

    #[test]
    fn an_id_goes_with_its_item_when_it_is_moved_and_when_another_is_deleted_or_inserted() {
        let (mut file, mut source) = tracked(json!({ "rules": ["a", "b", "c"] }));
        let list = Path::rules();
        let before = ids_at(&file, &list);
        file.apply(Edit::Move(list.clone(), 0, 2), &mut source).unwrap();
        assert_eq!(ids_at(&file, &list), [before[1], before[2], before[0]]);
        let undo = file.apply(Edit::Remove(list.item(1)), &mut source).unwrap();
        assert_eq!(ids_at(&file, &list), [before[1], before[0]]);
        file.apply(undo, &mut source).unwrap();
        let after = ids_at(&file, &list);
        assert_eq!((after[0], after[2]), (before[1], before[0]));
        assert!(!before.contains(&after[1]));
        assert!(file.is_complete());
    }

    #[test]
    fn an_id_stays_while_its_value_is_typed_and_its_key_is_renamed() {
        let (mut file, mut source) = tracked(json!({ "tokens": { "A": "1", "B": "2" } }));
        let tokens = Path::root().key("tokens");
        let before = ids_at(&file, &tokens);
        let name = tokens.key("A");
        file.apply(Edit::Rename(name, "C".to_owned()), &mut source)
            .unwrap();
        file.apply(Edit::Set(tokens.key("C"), json!("12")), &mut source)
            .unwrap();
        assert_eq!(ids_at(&file, &tokens), before);
        file.apply(Edit::Set(tokens.key("D"), json!("")), &mut source)
            .unwrap();
        assert_eq!(ids_at(&file, &tokens)[..2], before);
        assert!(file.is_complete());
    }

    #[test]
    fn the_parts_of_a_group_keep_their_ids_when_all_becomes_any() {
        let (mut file, mut source) =
            tracked(json!({ "when": { "all": [{ "leg": "first" }, { "queue": { "is": "VIP" } }] } }));
        let when = Path::root().key("when");
        let before = ids_at(&file, &when.key("all"));
        let any = json!({ "any": [{ "leg": "first" }, { "queue": { "is": "VIP" } }] });
        file.apply(Edit::Set(when.clone(), any), &mut source).unwrap();
        assert_eq!(ids_at(&file, &when.key("any")), before);
        assert!(file.is_complete());
    }
}
