//! Laws of the editor's model, tried with many files and many edits.

#![cfg(not(target_family = "wasm"))]

use std::collections::BTreeSet;

use fusion_cti_rules_editor::model::history::Change;
use fusion_cti_rules_editor::model::path::Step;
use fusion_cti_rules_editor::model::rule_list::{self, Direction};
use fusion_cti_rules_editor::model::{
    Document, Edit, Editor, FileKind, History, NodeId, Path, TrackedValue, ValueExt, json_text, opening,
};
use proptest::prelude::*;
use serde_json::Value;

/// Keys that files have, and some that none has; few, so that edits hit something.
fn key() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "rules", "id", "name", "when", "all", "then", "tokens", "x", "ä \"\\", "",
    ])
    .prop_map(str::to_owned)
}

fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        any::<i64>().prop_map(|number| Value::Number(number.into())),
        any::<u64>().prop_map(|number| Value::Number(number.into())),
        ".{0,12}".prop_map(Value::String),
    ];
    leaf.prop_recursive(4, 40, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::Array),
            prop::collection::vec((key(), inner), 0..5)
                .prop_map(|entries| Value::Object(entries.into_iter().collect())),
        ]
    })
}

/// A file of rules with whatever in it.
fn file() -> impl Strategy<Value = Value> {
    let rules = prop::collection::vec(json(), 0..5);
    (rules, prop::collection::vec((key(), json()), 0..3)).prop_map(|(rules, more)| {
        let head = [
            ("version".to_owned(), Value::Number(1.into())),
            ("rules".to_owned(), Value::Array(rules)),
        ];
        let more = more.into_iter().filter(|(key, _)| key != "rules");
        Value::Object(head.into_iter().chain(more).collect())
    })
}

fn path() -> impl Strategy<Value = Path> {
    let step = prop_oneof![key().prop_map(Step::Key), (0..5_usize).prop_map(Step::Item)];
    prop::collection::vec(step, 0..5).prop_map(|steps| {
        let begin = Path::root();
        steps.iter().fold(begin, |path, step| match step {
            Step::Key(key) => path.key(key),
            Step::Item(number) => path.item(*number),
        })
    })
}

/// A path within a rule, or anywhere in the file.
fn any_path() -> impl Strategy<Value = Path> {
    let in_a_rule = (0..4_usize, path()).prop_map(|(rule, path)| {
        path.steps()
            .iter()
            .fold(Path::rule(rule), |path, step| match step {
                Step::Key(key) => path.key(key),
                Step::Item(number) => path.item(*number),
            })
    });
    prop_oneof![in_a_rule, path()]
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        (any_path(), json()).prop_map(|(path, value)| Edit::Set(path, value)),
        any_path().prop_map(Edit::Remove),
        (any_path(), 0..6_usize, key(), json())
            .prop_map(|(path, at, key, value)| Edit::InsertKey(path, at, key, value)),
        (any_path(), 0..6_usize, json()).prop_map(|(path, at, value)| Edit::InsertItem(path, at, value)),
        (any_path(), 0..5_usize, 0..5_usize).prop_map(|(path, from, to)| Edit::Move(path, from, to)),
        (any_path(), key()).prop_map(|(path, to)| Edit::Rename(path, to)),
    ]
}

fn change() -> impl Strategy<Value = Change> {
    let kind = prop_oneof![3 => Just(FileKind::Rules), 1 => Just(FileKind::Tests)];
    let edits = prop::collection::vec((kind, edit()), 1..3);
    let typed = (any_path(), prop::sample::select(vec!["a", "ab", "abc"]));
    prop_oneof![
        3 => edits.prop_map(|edits| Change::of("edit", edits)),
        2 => typed.prop_map(|(path, text)| {
            Change::new("type", Edit::Set(path.clone(), Value::from(text))).typed_at(&path)
        }),
    ]
}

/// Both files as text: values are equal whatever the order of their keys, and the order must come back, too.
fn text_of(document: &Document) -> [String; 2] {
    [FileKind::Rules, FileKind::Tests].map(|kind| document.file(kind).to_string())
}

fn ids_of(value: &TrackedValue) -> Vec<NodeId> {
    let children = value.children();
    let within = children.iter().flat_map(ids_of);
    [value.id()].into_iter().chain(within).collect()
}

fn holding(file: Value) -> Document {
    let mut document = Document::empty();
    document.put(FileKind::Rules, file);
    document
}

proptest! {
    #[test]
    fn undoing_everything_gives_the_former_file_and_redoing_it_the_later_one(
        file in file(),
        changes in prop::collection::vec(change(), 1..12),
    ) {
        let mut document = holding(file);
        let (before, mut history) = (document.clone(), History::default());
        let mut made = 0;
        for change in changes {
            let as_it_was = document.clone();
            match history.make(&mut document, change) {
                Ok(()) => made += 1,
                Err(_) => prop_assert_eq!(text_of(&document), text_of(&as_it_was)),
            }
            // Each value has an id, and no two have the same.
            for kind in [FileKind::Rules, FileKind::Tests] {
                prop_assert!(document.tracked(kind).is_complete());
                let ids = ids_of(document.tracked(kind));
                prop_assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
            }
        }
        let after = document.clone();
        let mut steps = 0;
        while history.undo(&mut document).unwrap().is_some() {
            steps += 1;
        }
        prop_assert!(steps <= made);
        prop_assert_eq!(text_of(&document), text_of(&before));
        while history.redo(&mut document).unwrap().is_some() {}
        prop_assert_eq!(text_of(&document), text_of(&after));
    }

    #[test]
    fn a_file_that_is_exported_and_imported_is_the_same_in_every_value_and_order(file in file()) {
        let again = json_text::parse(&json_text::file_text(&file)).unwrap();
        prop_assert_eq!(&again, &file);
        prop_assert_eq!(again.to_string(), file.to_string());
        let one_line = json_text::parse(&json_text::line_text(&file)).unwrap();
        prop_assert_eq!(one_line.to_string(), file.to_string());
        if let Ok(opened) = opening::open(FileKind::Rules, &json_text::file_text(&file)) {
            prop_assert_eq!(opened.file.to_string(), file.to_string());
        }
    }

    #[test]
    fn serde_reads_an_exported_text_as_the_same_values(file in file()) {
        let pretty: Value = serde_json::from_str(&json_text::file_text(&file)).unwrap();
        let plain: Value = serde_json::from_str(&json_text::line_text(&file)).unwrap();
        prop_assert_eq!(pretty, plain);
    }

    #[test]
    fn moving_rules_loses_none_and_the_selection_stays_with_its_rule(
        count in 1..6_usize,
        moves in prop::collection::vec((0..6_usize, any::<bool>()), 0..20),
    ) {
        let mut editor = Editor::default();
        for _ in 0..count {
            editor.add_rule();
        }
        let selected = editor.selected.and_then(|number| editor.document().rules().get(number)).cloned();
        let mut ids: Vec<_> = editor.document().rules().iter().filter_map(|rule| rule.text_of("id")).map(str::to_owned).collect();
        ids.sort();
        for (number, up) in moves {
            editor.step_rule(number, if up { Direction::Up } else { Direction::Down });
        }
        let now = editor.selected.and_then(|number| editor.document().rules().get(number)).cloned();
        prop_assert_eq!(now, selected);
        let mut after: Vec<_> = editor.document().rules().iter().filter_map(|rule| rule.text_of("id")).map(str::to_owned).collect();
        after.sort();
        prop_assert_eq!(after, ids);
    }

    #[test]
    fn whatever_a_file_holds_it_can_be_checked_listed_and_taken_apart(file in file()) {
        let mut editor = Editor::default();
        editor.import(FileKind::Rules, &json_text::file_text(&file));
        for number in 0..editor.document().rules().len() {
            editor.switch_rule(number);
            editor.duplicate_rule(number);
        }
        while !editor.document().rules().is_empty() {
            let before = editor.document().rules().len();
            editor.delete_rule(0);
            prop_assert_eq!(editor.document().rules().len(), before - 1);
        }
        prop_assert!(rule_list::delete(editor.document(), 0).is_none());
    }
}
