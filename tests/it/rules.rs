//! Screen-pop rules against `fixtures/rules/`: what a call gets and why, what `check` says, which files are refused; and that
//! the published schema and the samples are right.

use std::fs;
use std::path::{Path, PathBuf};

use fusion_cti::phone::HomeCountry;
use fusion_cti::rules::{
    CallFile, Disclosure, ExampleFile, RuleFile, RuleSet, check, migrate_text, parse, rules_schema,
};

use crate::support::fixture;
use crate::support::order::sorted;

#[test]
fn every_call_gets_what_its_fixture_says_and_for_the_reasons_it_says() {
    fixture::run("rules/ok", |case| {
        let inputs: &[&str] = if case.has("country.txt") {
            &["rules.json", "facts.json", "country.txt"]
        } else {
            &["rules.json", "facts.json"]
        };
        case.holds(inputs, &["verdict.json"])?;
        let home = case.text("country.txt").unwrap_or_default();
        let document = parse(&case.text("rules.json")?).map_err(|refusal| refusal.to_string())?;
        let document = document.at_home_in(HomeCountry::named(home.trim()));
        let call = CallFile::parse(&case.text("facts.json")?).map_err(|refusal| refusal.to_string())?;
        let rules = RuleSet::compile(&document);
        let verdict = rules.explain(&call.facts());
        if rules.decide(&call.facts()) != verdict.decision {
            return Err("`decide` and `explain` differ".to_owned());
        }
        case.expect(
            "verdict.json",
            &format!("{:#}", sorted(&verdict.to_json(Disclosure::Revealed))),
        )
    });
}

#[test]
fn every_finding_is_reported_in_the_words_of_its_fixture() {
    fixture::run("rules/check", |case| {
        let samples = "samples.tests.json";
        let inputs: &[&str] = if case.has(samples) {
            &["rules.json", samples]
        } else {
            &["rules.json"]
        };
        case.holds(inputs, &["findings.txt"])?;
        let document = parse(&case.text("rules.json")?).map_err(|refusal| refusal.to_string())?;
        let mut calls = Vec::new();
        if case.has(samples) {
            let examples = ExampleFile::parse(&case.text(samples)?).map_err(|refusal| refusal.to_string())?;
            calls.extend(examples.tests.iter().map(|example| example.call.facts()));
        }
        let findings: Vec<_> = check(&document, &calls).iter().map(ToString::to_string).collect();
        case.expect("findings.txt", &findings.join("\n"))
    });
}

#[test]
fn every_file_that_is_none_is_refused_in_the_words_of_its_fixture() {
    fixture::run("rules/reject", |case| {
        case.holds(&["rules.json"], &["error.txt"])?;
        match parse(&case.text("rules.json")?) {
            Ok(_) => Err("was taken".to_owned()),
            Err(refusal) => case.expect("error.txt", &refusal.to_string()),
        }
    });
}

#[test]
fn the_published_schema_is_the_one_of_the_types() {
    let schema = format!("{:#}\n", sorted(&serde_json::to_value(rules_schema()).unwrap()));
    let file = root().join("docs/screen-pop.schema.json");
    if std::env::var("UPDATE_FIXTURES").is_ok_and(|value| value == "1") {
        fs::write(&file, &schema).unwrap();
    }
    let published = fs::read_to_string(&file).unwrap_or_default();
    assert!(
        published == schema,
        "docs/screen-pop.schema.json is not current; UPDATE_FIXTURES=1 rewrites it"
    );
}

#[test]
fn every_sample_is_without_findings_and_its_tests_pass() {
    let folders = fs::read_dir(root().join("samples/screen-pop")).unwrap();
    let folders = folders
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir());
    let mut count = 0;
    for folder in folders {
        let name = folder.display();
        let document = parse(&fs::read_to_string(folder.join("screen-pop.json")).unwrap()).unwrap();
        let tests = fs::read_to_string(folder.join("screen-pop.tests.json")).unwrap();
        let examples = ExampleFile::parse(&tests).unwrap();
        let calls: Vec<_> = examples
            .tests
            .iter()
            .map(|example| example.call.facts())
            .collect();
        assert_eq!(check(&document, &calls), [], "{name}");
        let rules = RuleSet::compile(&document);
        for result in examples.run(&rules) {
            assert_eq!(
                result.differences,
                Vec::<String>::new(),
                "{name}: {}",
                result.name
            );
        }
        let ids = document.rules.len();
        let deciding: std::collections::BTreeSet<_> = examples
            .tests
            .iter()
            .map(|example| example.expect.rule.as_str())
            .collect();
        assert_eq!(
            deciding.len(),
            ids + 1,
            "{name}: the tests do not try every rule and the default"
        );
        count += 1;
    }
    assert!(count >= 9, "{count} samples");
}

#[test]
fn the_documentation_shows_rules_that_are_right() {
    let page = fs::read_to_string(root().join("docs/screen-pop-rules.md")).unwrap();
    let examples: Vec<_> = page
        .split("```json")
        .skip(1)
        .map(|rest| rest.split("```").next().unwrap())
        .collect();
    assert!(examples.len() >= 3, "{} examples", examples.len());
    for example in examples {
        if example.contains("\"rules\"") {
            assert_eq!(check(&parse(example).unwrap(), &[]), [], "{example}");
        } else if example.contains("\"tests\"") {
            ExampleFile::parse(example).unwrap();
        } else {
            CallFile::parse(example).unwrap();
        }
    }
}

#[test]
fn what_is_written_is_read_again_and_a_present_file_is_migrated_to_itself() {
    for folder in ["vip-queue", "spam-or-withheld", "two-brands"] {
        let file = root()
            .join("samples/screen-pop")
            .join(folder)
            .join("screen-pop.json");
        let text = fs::read_to_string(file).unwrap();
        let file = parse(&text).unwrap().file().unwrap();
        let again = parse(&file.to_text().unwrap()).unwrap();
        assert_eq!(again.file(), Some(file));
        assert_eq!(migrate_text(&text).unwrap().0, text);
    }
    assert_eq!(
        check(&parse(&RuleFile::empty().to_text().unwrap()).unwrap(), &[]),
        []
    );
}

#[test]
fn nothing_of_a_call_is_printed_unless_it_is_asked_for() {
    let folder = root().join("samples/screen-pop/transferred-call");
    let document = parse(&fs::read_to_string(folder.join("screen-pop.json")).unwrap()).unwrap();
    let rules = RuleSet::compile(&document);
    let call = CallFile::parse(
        r#"{"direction": "inbound", "initiation": "transfer", "caller": "+441632960123",
            "attributes": {"caseNumber": "SR0004711042", "fromAgent": "Sam"}}"#,
    )
    .unwrap();
    let verdict = rules.explain(&call.facts());
    let redacted = verdict.lines(Disclosure::Redacted).join("\n");
    let printed = format!(
        "{verdict:?} {call:?} {redacted} {:?}",
        verdict.to_json(Disclosure::Redacted)
    );
    for secret in ["960123", "4711042", "Sam"] {
        assert!(!printed.contains(secret), "{secret} in {printed}");
    }
    assert!(verdict.lines(Disclosure::Revealed).join("\n").contains("4711042"));
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}
