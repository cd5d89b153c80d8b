//! What a session needs of rules: an answer about a call, and nothing of how the rules were read.

use std::fmt;
use std::rc::Rc;

use serde_json::Value;

use super::facts::CallFacts;
use super::finding::{Finding, Severity};
use super::parse::{Refusal, parse};
use super::set::{Decision, RuleSet};
use super::verdict::Disclosure;
use crate::phone::HomeCountry;

/// How many rules a verdict in the diagnostics shows: the last ones that were looked at. A page that holds the verdicts
/// of ten thousand rules is of no use to anybody.
const SHOWN: usize = 100;

/// Whoever decides about calls. Both answers are total and always the same for the same facts.
pub trait CallRules {
    /// What is done about a call.
    fn decide(&self, facts: &CallFacts) -> Decision;

    /// The decision and how it came about, as JSON text that holds nothing of the call.
    fn explain(&self, facts: &CallFacts) -> String;
}

/// Rules in use, cheap to clone. Two are equal if they are one.
#[derive(Clone)]
pub struct RuleBook(Rc<dyn CallRules>);

impl RuleBook {
    /// A book of these rules.
    pub fn new(rules: Rc<dyn CallRules>) -> Self {
        Self(rules)
    }

    /// Reads a file of rules. What is faulty in it is left out; each fault is given with its position in the text. National
    /// numbers, in the rules and of calls, are those of the home country.
    ///
    /// # Errors
    /// The text is no file of rules, or one of a newer version.
    pub fn read(text: &str, home: Option<HomeCountry>) -> Result<(Self, Vec<Finding>), Refusal> {
        let document = parse(text)?.at_home_in(home);
        let rules = RuleSet::compile(&document);
        let faults = document.findings.iter().chain(rules.faults());
        let faults = faults.filter(|fault| fault.severity == Severity::Error);
        let placed = faults.map(|fault| Finding {
            position: fault
                .position
                .or_else(|| document.source_map.position(&fault.path)),
            ..fault.clone()
        });
        let placed = placed.collect();
        Ok((Self::new(Rc::new(rules)), placed))
    }

    /// What is done about a call.
    pub fn decide(&self, facts: &CallFacts) -> Decision {
        self.0.decide(facts)
    }

    /// The decision and how it came about, as JSON text that holds nothing of the call.
    pub fn explain(&self, facts: &CallFacts) -> String {
        self.0.explain(facts)
    }
}

impl PartialEq for RuleBook {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for RuleBook {}

impl fmt::Debug for RuleBook {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("RuleBook")
    }
}

impl CallRules for RuleSet {
    fn decide(&self, facts: &CallFacts) -> Decision {
        Self::decide(self, facts)
    }

    fn explain(&self, facts: &CallFacts) -> String {
        let mut verdict = Self::explain(self, facts);
        let passed_over = verdict.considered.len().saturating_sub(SHOWN);
        verdict.considered.drain(..passed_over);
        let mut told = verdict.to_json(Disclosure::Redacted);
        if let (Value::Object(object), 1..) = (&mut told, passed_over) {
            object.insert("earlierRulesThatDidNotMatch".to_owned(), passed_over.into());
        }
        told.to_string()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::rules::parse;

    #[test]
    fn every_fault_is_given_with_its_position_and_the_other_rules_are_used() {
        let text = r#"{"version": 1, "colour": 1, "rules": [
  {"id": "a", "name": "A", "when": {"queue": {"matches": "("}}, "then": {}},
  {"id": "b", "name": "B", "when": {"all": []}, "then": {}}
]}"#;
        let (book, faults) = RuleBook::read(text, None).unwrap();
        let positions: Vec<_> = faults.iter().filter_map(|fault| fault.position).collect();
        let lines: Vec<_> = positions.iter().map(|position| position.line).collect();
        assert_eq!(lines, [1, 2]);
        assert_eq!(book.decide(&CallFacts::default()).by.id(), "b");
        assert!(RuleBook::read(r#"{"version": 2, "rules": []}"#, None).is_err());
    }

    #[test]
    fn a_verdict_on_many_rules_shows_the_last_and_counts_the_others() {
        let rules: Vec<_> = (0..SHOWN + 7)
            .map(|number| {
                json!({"id": format!("r{number}"), "name": "Rule", "when": {"queue": {"is": "VIP"}}, "then": {}})
            })
            .collect();
        let document = parse(&json!({"version": 1, "rules": rules}).to_string()).unwrap();
        let rules: &dyn CallRules = &RuleSet::compile(&document);
        let text = rules.explain(&CallFacts::default());
        assert!(text.contains("\"earlierRulesThatDidNotMatch\":7"), "{text}");
        assert!(!text.contains("\"r6\"") && text.contains("\"r7\""), "{text}");
    }
}
