//! Rules compiled once, to be asked about every call.

use std::collections::BTreeSet;

use super::compile::Compiler;
use super::facts::CallFacts;
use super::finding::{Finding, FindingKind};
use super::index::Index;
use super::model::{DEFAULT_ID, Known, Rule};
use super::outcome::{CompiledOutcome, ResolvedOutcome};
use super::parse::{RuleDocument, RuleEntry};
use super::reading::Reading;
use super::tree::{Normal, Tree};
use super::zone::Zone;
use crate::phone::NumberReader;

/// The longest id and the longest name, in bytes.
const LONGEST: usize = 100;

/// Compiled rules. Making one never fails: a faulty rule is left out and reported.
#[derive(Clone, Debug)]
pub struct RuleSet {
    pub(super) rules: Vec<CompiledRule>,
    pub(super) default: CompiledOutcome,
    pub(super) zones: Vec<Zone>,
    pub(super) numbers: NumberReader,
    /// Every error; each has cost its rule, or the default.
    pub(super) findings: Vec<Finding>,
    index: Index,
}

/// One place in the list of rules.
#[derive(Clone, Debug)]
pub(super) struct CompiledRule {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) state: RuleState,
}

/// What a place in the list does.
#[derive(Clone, Debug)]
pub(super) enum RuleState {
    /// It is tried on every call.
    Ready(Box<ReadyRule>),
    /// It is switched off.
    Off(Box<ReadyRule>),
    /// It is left out, for these reasons.
    Faulty(Vec<Finding>),
}

/// A rule that can be asked.
#[derive(Clone, Debug)]
pub(super) struct ReadyRule {
    pub(super) tree: Tree,
    pub(super) normal: Normal,
    pub(super) outcome: CompiledOutcome,
}

/// Which rule decided about a call, if any did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DecidedBy {
    /// The first rule whose condition matched.
    Rule {
        /// The rule's id in the file.
        id: String,
        /// Its name, as in "Rule: VIP queue".
        name: String,
    },
    /// No rule matched: the file's `default` applies.
    Default,
}

/// What is done about a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Which rule decided, if any did.
    pub by: DecidedBy,
    /// What Fusion is told.
    pub outcome: ResolvedOutcome,
}

impl RuleSet {
    /// Compiles a file that was read.
    pub fn compile(document: &RuleDocument) -> Self {
        let mut compiler = Compiler::new(document.numbers.clone());
        let mut ids = BTreeSet::new();
        let rules = document.rules.iter().enumerate();
        let rules: Vec<_> = rules
            .map(|(number, entry)| {
                CompiledRule::compile(number, entry, &document.known, &mut ids, &mut compiler)
            })
            .collect();
        let default = CompiledOutcome::compile(&document.default, &document.known, DEFAULT_ID, &mut compiler);
        Self {
            index: Index::of(&rules),
            rules,
            default: default.unwrap_or_default(),
            zones: compiler.zones,
            numbers: compiler.numbers,
            findings: compiler.findings,
        }
    }

    /// What is done about a call: by the first rule that matches, else by the default.
    pub fn decide(&self, facts: &CallFacts) -> Decision {
        let reading = Reading::new(facts, &self.zones, &self.numbers);
        let candidates = self.index.candidates(&reading);
        let mut ready = candidates.filter_map(|number| {
            let rule = self.rules.get(number)?;
            Some((rule, rule.ready()?))
        });
        match ready.find(|(_, ready)| ready.normal.is_met(&reading)) {
            Some((rule, ready)) => Decision {
                by: rule.deciding(),
                outcome: ready.outcome.resolve(&reading),
            },
            None => Decision {
                by: DecidedBy::Default,
                outcome: self.default.resolve(&reading),
            },
        }
    }

    /// How many places the list of rules has, faulty ones included.
    pub fn len(&self) -> usize {
        self.rules.len()
    }

    /// Whether the list of rules is empty.
    pub fn is_empty(&self) -> bool {
        self.rules.is_empty()
    }

    /// Every error; each has cost its rule, or the default.
    pub fn faults(&self) -> &[Finding] {
        &self.findings
    }
}

impl CompiledRule {
    fn compile(
        number: usize,
        entry: &RuleEntry,
        known: &Known,
        ids: &mut BTreeSet<String>,
        compiler: &mut Compiler,
    ) -> Self {
        let before = compiler.findings.len();
        let path = format!("rules[{number}]");
        let (id, name, ready) = match entry {
            RuleEntry::Faulty { id, finding } => {
                compiler.findings.push(finding.clone());
                let id = id.clone().unwrap_or_else(|| format!("#{}", number + 1));
                (id.clone(), id, None)
            }
            RuleEntry::Readable(rule) => {
                identify(rule, &path, ids, compiler);
                let tree = compiler.condition(&rule.when, &format!("{path}.when"));
                let outcome = CompiledOutcome::compile(&rule.then, known, &format!("{path}.then"), compiler);
                (rule.id.clone(), rule.name.clone(), tree.zip(outcome))
            }
        };
        let on = matches!(entry, RuleEntry::Readable(rule) if rule.enabled);
        let faults = compiler.findings.get_mut(before..).unwrap_or_default();
        for fault in &mut *faults {
            fault.rule = Some(id.clone());
        }
        let state = match (faults.is_empty(), ready) {
            (true, Some((tree, outcome))) => {
                let ready = Box::new(ReadyRule {
                    normal: Normal::of(&tree),
                    tree,
                    outcome,
                });
                if on {
                    RuleState::Ready(ready)
                } else {
                    RuleState::Off(ready)
                }
            }
            (_, _) => RuleState::Faulty(faults.to_vec()),
        };
        Self { id, name, state }
    }

    /// The rule, if it takes part.
    pub(super) fn ready(&self) -> Option<&ReadyRule> {
        match &self.state {
            RuleState::Ready(ready) => Some(ready),
            RuleState::Off(_) | RuleState::Faulty(_) => None,
        }
    }

    pub(super) fn deciding(&self) -> DecidedBy {
        DecidedBy::Rule {
            id: self.id.clone(),
            name: self.name.clone(),
        }
    }
}

/// Notes what is wrong with the id and the name of a rule.
fn identify(rule: &Rule, path: &str, ids: &mut BTreeSet<String>, compiler: &mut Compiler) {
    let path_of_id = format!("{path}.id");
    let is_allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    if rule.id.is_empty() || rule.id.len() > LONGEST || !rule.id.chars().all(is_allowed) {
        let message = format!("an id has letters, digits, `-`, `_` and `.`, and at most {LONGEST} of them");
        compiler.error(FindingKind::BadId, &path_of_id, message);
    } else if rule.id == DEFAULT_ID {
        let message = "`default` names the outcome at the end; choose another id";
        compiler.error(FindingKind::BadId, &path_of_id, message);
    } else if !ids.insert(rule.id.clone()) {
        let message = format!("an earlier rule has the id `{}`; each id stands once", rule.id);
        compiler.error(FindingKind::DuplicateId, &path_of_id, message);
    }
    if rule.name.trim().is_empty() || rule.name.len() > LONGEST {
        let message = format!("a name is not empty and has at most {LONGEST} bytes");
        compiler.error(FindingKind::BadId, &format!("{path}.name"), message);
    }
}
