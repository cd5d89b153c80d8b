//! The second look at a file: what is wrong, and what works but is probably not what was meant.
//!
//! A warning is only given where it can be proved: a rule that is called unreachable can be deleted without any call being
//! treated otherwise. What cannot be proved is not warned of.

mod entails;
mod facts;
mod names;
mod never;
mod question;

use super::facts::CallFacts;
use super::finding::{Finding, FindingKind};
use super::parse::RuleDocument;
use super::set::{CompiledRule, ReadyRule, RuleSet, RuleState};
use entails::entails;
use facts::Facts;

/// How many comparisons of questions a proof may take. What takes longer is given up: nothing is warned of then.
const PATIENCE: u32 = 20_000;

/// Everything that is wrong or doubtful in a file, in the order of the text. With `samples` (calls that came in, or those
/// of the examples), it also warns of attributes, and of a dialled number, that none of them has.
pub fn check(document: &RuleDocument, samples: &[CallFacts]) -> Vec<Finding> {
    let rules = RuleSet::compile(document);
    let mut findings = document.findings.clone();
    findings.extend(rules.findings.iter().cloned());
    let demanded = rules.rules.iter().map(|rule| {
        let ready = rule.ready()?;
        Some((rule, ready, Facts::demanded(&ready.normal)))
    });
    let demanded: Vec<_> = demanded.collect();
    for (number, rule) in rules.rules.iter().enumerate() {
        let Some(ready) = compiled(rule) else {
            continue;
        };
        let mut found = names::of_rule(number, ready, &document.known, samples);
        if never::is_met(&ready.normal) {
            let message = "no call can meet this condition: parts of it exclude each other";
            found.push(Finding::warning(
                FindingKind::NeverTrue,
                &format!("rules[{number}].when"),
                message,
            ));
        } else {
            let earlier = demanded.get(..number).unwrap_or_default().iter().flatten();
            found.extend(unreachable(number, ready, earlier));
        }
        findings.extend(found.into_iter().map(|finding| Finding {
            rule: Some(rule.id.clone()),
            ..finding
        }));
    }
    findings.extend(names::of_outcome(
        "default",
        &rules.default,
        &document.known,
        samples,
    ));
    for finding in &mut findings {
        finding.position = finding
            .position
            .or_else(|| document.source_map.position(&finding.path));
    }
    findings.sort_by_key(|finding| (finding.position, finding.severity));
    findings
}

/// The rule as it is or would be asked: one that is switched off is looked at too.
fn compiled(rule: &CompiledRule) -> Option<&ReadyRule> {
    match &rule.state {
        RuleState::Ready(ready) | RuleState::Off(ready) => Some(ready),
        RuleState::Faulty(_) => None,
    }
}

fn unreachable<'a>(
    number: usize,
    ready: &ReadyRule,
    earlier: impl Iterator<Item = &'a (&'a CompiledRule, &'a ReadyRule, Facts)>,
) -> Option<Finding> {
    let mentioned = Facts::mentioned(&ready.normal);
    let mut likely = earlier.filter(|(_, _, demanded)| demanded.are_within(mentioned));
    let (covering, ..) = likely.find(|(_, earlier, _)| entails(&ready.normal, &earlier.normal))?;
    let message = format!(
        "this rule is never reached: every call that meets it meets the earlier rule `{}` first",
        covering.id
    );
    Some(Finding::warning(
        FindingKind::Unreachable,
        &format!("rules[{number}]"),
        message,
    ))
}
