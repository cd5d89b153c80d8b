//! Names that a rule uses and that nothing is known of: attributes, queues, tokens.

use std::collections::BTreeSet;

use crate::rules::facts::CallFacts;
use crate::rules::finding::{Finding, FindingKind};
use crate::rules::leaf::{Leaf, NumberFact, TextFact};
use crate::rules::model::Known;
use crate::rules::outcome::CompiledOutcome;
use crate::rules::set::ReadyRule;
use crate::rules::text::TextQuestion;
use crate::rules::tree::Tree;
use crate::rules::vocabulary::READ_BY_FUSION;

/// Warnings about one rule.
pub(super) fn of_rule(number: usize, rule: &ReadyRule, known: &Known, samples: &[CallFacts]) -> Vec<Finding> {
    let path = format!("rules[{number}].when");
    let mut leaves = Vec::new();
    gather(&rule.tree, &mut leaves);
    let mut findings = Vec::new();
    for leaf in leaves {
        match leaf {
            Leaf::Text(TextFact::Attribute(name), _) => findings.extend(unseen(name, &path, known, samples)),
            Leaf::Number(NumberFact::Dialled, _) => findings.extend(unseen_dialled(&path, samples)),
            Leaf::Text(TextFact::Queue, question) => findings.extend(unknown_queue(question, &path, known)),
            _ => {}
        }
    }
    findings.dedup();
    findings.extend(of_outcome(
        &format!("rules[{number}].then"),
        &rule.outcome,
        known,
        samples,
    ));
    findings
}

/// Warnings about one outcome.
pub(super) fn of_outcome(
    path: &str,
    outcome: &CompiledOutcome,
    known: &Known,
    samples: &[CallFacts],
) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (key, template) in outcome.templates() {
        let path = format!("{path}.{key}");
        if let Some(token) = key.strip_prefix("tokens.") {
            findings.extend(unread(token, &path, known));
        }
        let attributes = template.attributes();
        findings.extend(attributes.filter_map(|name| unseen(name, &path, known, samples)));
    }
    findings
}

fn gather<'a>(tree: &'a Tree, leaves: &mut Vec<&'a Leaf>) {
    match tree {
        Tree::All(parts) | Tree::Any(parts) => parts.iter().for_each(|part| gather(part, leaves)),
        Tree::Not(inner) => gather(inner, leaves),
        Tree::Leaf(leaf) => leaves.push(leaf),
    }
}

fn unseen(name: &str, path: &str, known: &Known, samples: &[CallFacts]) -> Option<Finding> {
    if samples.is_empty() && known.attributes.is_empty() {
        return None;
    }
    let sampled = samples.iter().any(|call| call.attributes.contains_key(name));
    if sampled || known.attributes.iter().any(|attribute| attribute == name) {
        return None;
    }
    let seen = samples
        .iter()
        .flat_map(|call| call.attributes.keys())
        .chain(&known.attributes);
    let seen: BTreeSet<_> = seen.map(|name| format!("`{name}`")).collect();
    let seen: Vec<_> = seen.into_iter().collect();
    let message = format!("no sample has an attribute `{name}`; seen: {}", seen.join(", "));
    Some(Finding::warning(FindingKind::UnseenAttribute, path, message))
}

/// Some contact centres never tell the number that the customer dialled; a rule that asks for it is never met there.
fn unseen_dialled(path: &str, samples: &[CallFacts]) -> Option<Finding> {
    if samples.is_empty() || samples.iter().any(|call| call.dialled.is_some()) {
        return None;
    }
    let message = "no sample has the number that the customer dialled; where the contact centre does not tell it, no call \
                   meets this condition: compare an attribute that holds it";
    Some(Finding::warning(FindingKind::UnseenDialledNumber, path, message))
}

fn unknown_queue(question: &TextQuestion, path: &str, known: &Known) -> Vec<Finding> {
    let queues = &known.queues;
    let unknown: Vec<String> = match question {
        _ if queues.is_empty() => Vec::new(),
        TextQuestion::OneOf(texts) => texts
            .iter()
            .filter(|text| !queues.contains(text))
            .map(|text| format!("`{text}`"))
            .collect(),
        question if queues.iter().any(|queue| question.holds(queue)) => Vec::new(),
        question => vec![format!("a queue that {}", question.sentence())],
    };
    let message = |name: &String| format!("{name} is none of `known.queues`: {}", queues.join(", "));
    let warnings = unknown.iter().map(message);
    warnings
        .map(|message| Finding::warning(FindingKind::UnknownQueue, path, message))
        .collect()
}

fn unread(token: &str, path: &str, known: &Known) -> Option<Finding> {
    let read = known.pages.values().flatten().any(|read| read == token);
    if known.pages.is_empty() || read || READ_BY_FUSION.contains(&token) {
        return None;
    }
    let message =
        format!("none of `known.pages` reads `{token}`: Fusion is told it and does nothing with it");
    Some(Finding::warning(FindingKind::UnreadToken, path, message))
}
