//! What must hold of the rules whatever is written in them.

mod worlds;

use fusion_cti::rules::{
    CallFile, Condition, DecidedBy, ExampleFile, FindingKind, Rule, RuleDocument, RuleFile, RuleSet, check,
    migrate_text, parse,
};
use proptest::prelude::*;
use proptest::test_runner::Config;
use serde_json::{Value, json};

use worlds::{answers, every_call, rule_file, some_call};

/// Any JSON, with a good share of the keys that mean something in a file of rules.
fn any_json() -> impl Strategy<Value = Value> {
    let key = prop_oneof![
        prop::sample::select(vec![
            "version",
            "rules",
            "default",
            "known",
            "id",
            "name",
            "enabled",
            "when",
            "then",
            "all",
            "any",
            "not",
            "queue",
            "is",
            "oneOf",
            "matches",
            "startsWith",
            "callerNumber",
            "country",
            "attribute",
            "value",
            "time",
            "zone",
            "from",
            "to",
            "weekdays",
            "tokens",
            "SVCMCA_SR_NUM",
            "note",
            "bypass",
            "classification",
            "language",
            "tests",
            "call",
            "expect",
            "caller",
            "at",
        ])
        .prop_map(str::to_owned),
        "\\PC{0,6}",
    ];
    let text = prop_oneof![
        prop::sample::select(vec![
            "withheld",
            "present",
            "inbound",
            "+44",
            "GB",
            "Europe/London",
            "09:00",
            "24:00",
            "(",
            "{queue",
            "{caller.e164}",
            "{attribute.a | digits ?? 'b'}",
            "monday",
            "ring",
            "2026-03-02T09:30:00Z",
        ])
        .prop_map(str::to_owned),
        "\\PC{0,12}",
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        Just(json!(1)),
        text.prop_map(Value::from),
    ];
    leaf.prop_recursive(6, 48, 5, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::btree_map(key.clone(), inner, 0..5)
                .prop_map(|entries| Value::Object(entries.into_iter().collect())),
        ]
    })
}

/// Goes the whole way with a text; whatever it is, nothing may panic.
fn walk(text: &str) {
    let call = CallFile::parse(text).unwrap_or_default().facts();
    let _ = ExampleFile::parse(text);
    let _ = migrate_text(text);
    if let Ok(document) = parse(text) {
        check(&document, std::slice::from_ref(&call));
        let rules = RuleSet::compile(&document);
        assert_eq!(rules.decide(&call), rules.explain(&call).decision);
    }
}

proptest! {
    #![proptest_config(Config { failure_persistence: None, ..Config::with_cases(150) })]

    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,200}") {
        walk(&text);
    }

    #[test]
    fn no_json_makes_it_panic(value in any_json(), rules in prop::collection::vec(any_json(), 0..4)) {
        walk(&value.to_string());
        walk(&json!({"version": 1, "rules": rules, "default": value}).to_string());
        let rule = json!({"id": "a", "name": "A", "when": value, "then": {"note": "{queue}"}});
        walk(&json!({"version": 1, "rules": [rule]}).to_string());
    }

    #[test]
    fn explaining_agrees_with_deciding_and_the_order_is_kept(file in rule_file(), call in some_call()) {
        let rules = RuleSet::compile(&RuleDocument::from(file.clone()));
        prop_assert_eq!(rules.faults(), &[]);
        let decision = rules.decide(&call);
        prop_assert_eq!(&rules.explain(&call).decision, &decision);
        // Each rule on its own: the first that decides alone must have decided here.
        let first = file.rules.iter().find(|rule| alone(rule, &file).decide(&call).by != DecidedBy::Default);
        let expected = first.map_or("default", |rule| rule.id.as_str());
        prop_assert_eq!(decision.by.id(), expected);
    }

    #[test]
    fn a_rule_matches_where_an_independent_reading_of_its_condition_says_yes(file in rule_file(), call in some_call()) {
        for rule in &file.rules {
            let matches = rule.enabled && answers(&rule.when, &call) == Some(true);
            prop_assert_eq!(alone(rule, &file).decide(&call).by != DecidedBy::Default, matches, "{:?}", rule.when);
        }
    }

}

proptest! {
    // Each case tries all the calls that there are.
    #![proptest_config(Config { failure_persistence: None, ..Config::with_cases(30) })]

    #[test]
    fn what_is_called_unreachable_or_never_true_is_so_for_every_call_there_is(file in rule_file()) {
        let document = RuleDocument::from(file.clone());
        let rules = RuleSet::compile(&document);
        for finding in check(&document, &[]) {
            let rule = file.rules.iter().find(|rule| Some(&rule.id) == finding.rule.as_ref()).unwrap();
            match finding.kind {
                FindingKind::Unreachable => {
                    for call in every_call() {
                        prop_assert!(rules.decide(&call).by.id() != rule.id, "{}", finding);
                    }
                }
                FindingKind::NeverTrue => {
                    for call in every_call() {
                        prop_assert!(answers(&rule.when, &call) != Some(true), "{}", finding);
                    }
                }
                other => prop_assert!(false, "unexpected: {other:?}"),
            }
        }
    }

}

proptest! {
    #![proptest_config(Config { failure_persistence: None, ..Config::with_cases(150) })]

    #[test]
    fn a_condition_and_its_opposite_never_both_match(file in rule_file(), call in some_call()) {
        for rule in &file.rules {
            let opposite = Rule { when: Condition::Not(Box::new(rule.when.clone())), ..rule.clone() };
            let both = [rule, &opposite].map(|rule| alone(rule, &file).decide(&call).by != DecidedBy::Default);
            prop_assert!(both != [true, true]);
        }
    }

    #[test]
    fn what_is_written_is_read_again(file in rule_file()) {
        let text = file.to_text().unwrap();
        prop_assert_eq!(parse(&text).unwrap().file(), Some(file));
    }
}

/// A file with one rule only.
fn alone(rule: &Rule, file: &RuleFile) -> RuleSet {
    let rules = vec![rule.clone()];
    RuleSet::compile(&RuleDocument::from(RuleFile {
        rules,
        ..file.clone()
    }))
}

#[test]
fn the_proofs_find_something_in_generated_files() {
    use proptest::strategy::ValueTree as _;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut kinds = std::collections::BTreeSet::new();
    for _ in 0..200 {
        let file = rule_file().new_tree(&mut runner).unwrap().current();
        let findings = check(&RuleDocument::from(file), &[]);
        kinds.extend(findings.into_iter().map(|finding| finding.kind.word()));
    }
    assert_eq!(
        kinds.into_iter().collect::<Vec<_>>(),
        ["never-true", "unreachable"]
    );
}
