use super::*;
use crate::phone::{HomeCountry, NumberReader};
use crate::redact::Private;
use crate::rules::facts::{CallFacts, Caller};

fn fill(template: &str) -> Result<String, Vec<String>> {
    let mut facts = CallFacts {
        caller: Caller::Number(Private::new("+44 1632 960123".to_owned())),
        queue: Some("VIP".to_owned()),
        ..CallFacts::default()
    };
    let attributes = [
        ("caseNumber", " sr-0012 "),
        ("empty", ""),
        ("odd name-1", "x"),
        ("entered", "07700900123"),
    ];
    facts.attributes = attributes
        .into_iter()
        .map(|(name, value)| (name.to_owned(), Private::new(value.to_owned())))
        .collect();
    Template::parse(template).unwrap().fill(&Reading::new(
        &facts,
        &[],
        &NumberReader::at_home_in(HomeCountry::named("GB")),
    ))
}

#[test]
fn holes_are_filled_and_filtered() {
    let cases = [
        ("plain", "plain"),
        ("{attribute.caseNumber | trim | upper}", "SR-0012"),
        ("{attribute.caseNumber|digits}", "0012"),
        ("{caller.e164 | withoutPlus} in {queue}", "441632960123 in VIP"),
        ("{caller.country}", "GB"),
        ("{caller.number | national}", "01632960123"),
        ("{attribute.entered | e164}", "+447700900123"),
        ("{queue | e164 ?? 'no number'}", "no number"),
        ("{attribute.odd name-1}", "x"),
        ("{{{queue}}}", "{VIP}"),
        ("{language ?? routingProfile ?? 'a } ?? b'}", "a } ?? b"),
        ("{attribute.caseNumber | digits ?? queue}", "0012"),
    ];
    for (template, text) in cases {
        assert_eq!(fill(template).as_deref(), Ok(text), "{template}");
    }
}

#[test]
fn a_missing_value_makes_the_whole_text_missing_and_is_named() {
    let missing = |names: &[&str]| Err(names.iter().map(|name| (*name).to_owned()).collect());
    assert_eq!(fill("a {language}"), missing(&["language"]));
    assert_eq!(
        fill("{attribute.empty ?? attribute.none}"),
        missing(&["attribute.empty", "attribute.none"])
    );
    assert_eq!(fill("{queue | digits}"), missing(&["queue"]));
    assert_eq!(fill(""), missing(&[]));
}

#[test]
fn what_is_no_template_is_refused_with_a_reason() {
    let cases = [
        ("{queue", "has no `}`"),
        ("queue}", "has no `{`"),
        ("{qeue}", "no fact of a call"),
        ("{}", "no fact of a call"),
        ("{attribute.}", "no fact of a call"),
        ("{queue | lower}", "no filter"),
        ("{queue ?? 'x}", "has no `}`"),
        ("{queue ?? 'x' y}", "single quotes"),
    ];
    for (template, reason) in cases {
        let error = Template::parse(template).unwrap_err().to_string();
        assert!(error.contains(reason), "{template}: {error}");
    }
    assert!(Template::parse(&"x".repeat(1001)).is_err());
}
