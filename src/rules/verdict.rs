//! Why a call got what it got: every rule up to the one that matched, condition by condition.

use serde_json::{Map, Value, json};

use super::facts::CallFacts;
use super::finding::Finding;
use super::outcome::ResolvedOutcome;
use super::reading::Reading;
use super::set::{CompiledRule, DecidedBy, Decision, RuleSet, RuleState};
use super::tree::Tree;
use super::truth::Truth;
use crate::phone::Party;
use crate::redact::Private;
use crate::token;

/// A decision and how it came about. `Debug` shows nothing of the call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The same as [`RuleSet::decide`] says.
    pub decision: Decision,
    /// Every rule up to and including the one that matched, in order.
    pub considered: Vec<Considered>,
    /// The number in the attribute `SVCMCA_ANI`, where Fusion looks the other party up by it and not by their own number.
    pub asked_for: Option<Private<String>>,
}

/// One rule that was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Considered {
    /// The rule's id in the file.
    pub id: String,
    /// The rule's name, for people.
    pub name: String,
    /// What came of it.
    pub result: RuleResult,
}

/// What came of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuleResult {
    /// Its condition was answered; a yes matched.
    Asked(ConditionTrace),
    /// It is switched off.
    Off,
    /// It was left out because of these errors.
    Faulty(Vec<Finding>),
}

/// A condition and its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConditionTrace {
    /// The answer: true, false, or unknown.
    pub truth: Truth,
    /// What was asked, and what the call says about it.
    pub asked: Asked,
}

/// What a condition asks, with what the call says about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Whether all of these are so.
    All(Vec<ConditionTrace>),
    /// Whether any of these is so.
    Any(Vec<ConditionTrace>),
    /// Whether this is not so.
    Not(Box<ConditionTrace>),
    /// A question about one fact.
    Fact {
        /// What the rule says, such as "queue is `VIP`".
        sentence: String,
        /// The fact of the call; nothing where it is missing.
        actual: Option<Private<String>>,
    },
}

/// How much of a call's data a report shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Disclosure {
    /// That there was something, never what.
    Redacted,
    /// Everything, for the admin who asks for it.
    Revealed,
}

impl RuleSet {
    /// The decision about a call, and why. Slower than [`RuleSet::decide`], and always of the same opinion.
    pub fn explain(&self, facts: &CallFacts) -> Verdict {
        let reading = Reading::new(facts, &self.zones, &self.numbers);
        let mut considered = Vec::new();
        for rule in &self.rules {
            let result = rule.result(&reading);
            let matched = matches!(&result, RuleResult::Asked(trace) if trace.truth == Truth::True);
            considered.push(Considered {
                id: rule.id.clone(),
                name: rule.name.clone(),
                result,
            });
            if let (true, Some(ready)) = (matched, rule.ready()) {
                let decision = Decision {
                    by: rule.deciding(),
                    outcome: ready.outcome.resolve(&reading),
                };
                return Verdict {
                    asked_for: asked_for(&reading, &decision.outcome),
                    decision,
                    considered,
                };
            }
        }
        let decision = Decision {
            by: DecidedBy::Default,
            outcome: self.default.resolve(&reading),
        };
        Verdict {
            asked_for: asked_for(&reading, &decision.outcome),
            decision,
            considered,
        }
    }
}

/// The contact flow may ask for another number than the caller's: somebody calls from a shop. A rule has the last word.
fn asked_for(reading: &Reading<'_>, outcome: &ResolvedOutcome) -> Option<Private<String>> {
    let text = reading.attribute(token::ANI)?;
    let counts =
        outcome.tokens.value(token::ANI).is_none() && matches!(reading.numbers.party(text), Party::Number(_));
    counts.then(|| Private::new(text.to_owned()))
}

impl CompiledRule {
    fn result(&self, reading: &Reading<'_>) -> RuleResult {
        match &self.state {
            RuleState::Ready(ready) => RuleResult::Asked(ready.tree.trace(reading)),
            RuleState::Off(_) => RuleResult::Off,
            RuleState::Faulty(findings) => RuleResult::Faulty(findings.clone()),
        }
    }
}

impl Tree {
    fn trace(&self, reading: &Reading<'_>) -> ConditionTrace {
        let traces = |parts: &[Self]| parts.iter().map(|part| part.trace(reading)).collect::<Vec<_>>();
        let (truth, asked) = match self {
            Self::All(parts) => {
                let parts = traces(parts);
                let least = parts.iter().map(|part| part.truth).min();
                (least.unwrap_or(Truth::True), Asked::All(parts))
            }
            Self::Any(parts) => {
                let parts = traces(parts);
                let greatest = parts.iter().map(|part| part.truth).max();
                (greatest.unwrap_or(Truth::False), Asked::Any(parts))
            }
            Self::Not(inner) => {
                let inner = inner.trace(reading);
                (inner.truth.opposite(), Asked::Not(Box::new(inner)))
            }
            Self::Leaf(leaf) => {
                let asked = Asked::Fact {
                    sentence: leaf.sentence(),
                    actual: leaf.actual(reading),
                };
                (leaf.truth(reading), asked)
            }
        };
        ConditionTrace { truth, asked }
    }
}

impl DecidedBy {
    /// One line for the agent, such as "Rule: VIP queue".
    pub fn line(&self) -> String {
        match self {
            Self::Rule { name, .. } => format!("Rule: {name}"),
            Self::Default => "No rule matched".to_owned(),
        }
    }

    /// The id of the rule, `default` if there was none.
    pub fn id(&self) -> &str {
        match self {
            Self::Rule { id, .. } => id,
            Self::Default => super::model::DEFAULT_ID,
        }
    }
}

impl Verdict {
    /// The verdict as JSON, for diagnostics, fixtures and programs.
    pub fn to_json(&self, disclosure: Disclosure) -> Value {
        let considered = self.considered.iter().map(|rule| rule.to_json(disclosure));
        let mut verdict = json!({
            "decidedBy": self.decision.by.id(),
            "why": self.decision.by.line(),
            "outcome": self.decision.outcome.to_json(disclosure),
            "considered": considered.collect::<Vec<_>>(),
        });
        if let (Value::Object(verdict), Some(number)) = (&mut verdict, &self.asked_for) {
            verdict.insert("lookedUpByAttribute".to_owned(), disclosure.show(number).into());
        }
        verdict
    }

    /// The verdict in lines for people.
    pub fn lines(&self, disclosure: Disclosure) -> Vec<String> {
        let mut lines = vec![self.decision.by.line()];
        for rule in &self.considered {
            let Considered { id, name, result } = rule;
            match result {
                RuleResult::Asked(trace) if trace.truth == Truth::True => {
                    lines.push(format!("  {id} ({name}): matches"));
                    trace.write(2, disclosure, &mut lines);
                }
                RuleResult::Asked(trace) => {
                    lines.push(format!("  {id} ({name}): does not match"));
                    trace.write(2, disclosure, &mut lines);
                }
                RuleResult::Off => lines.push(format!("  {id} ({name}): is switched off")),
                RuleResult::Faulty(findings) => {
                    lines.push(format!("  {id} ({name}): is left out"));
                    lines.extend(findings.iter().map(|finding| format!("    {finding}")));
                }
            }
        }
        lines.push("Fusion is told:".to_owned());
        self.decision.outcome.write(disclosure, &mut lines);
        if let Some(number) = &self.asked_for {
            lines.push(format!(
                "  {} is the number in the attribute of that name, {}; it outweighs the caller's number",
                token::ANI,
                disclosure.show(number)
            ));
        }
        lines
    }
}

impl Considered {
    fn to_json(&self, disclosure: Disclosure) -> Value {
        let Self { id, name, result } = self;
        match result {
            RuleResult::Asked(trace) => json!({
                "id": id,
                "name": name,
                "matched": trace.truth == Truth::True,
                "condition": trace.to_json(disclosure),
            }),
            RuleResult::Off => json!({ "id": id, "name": name, "off": true }),
            RuleResult::Faulty(findings) => json!({ "id": id, "name": name, "faults": findings }),
        }
    }
}

impl ConditionTrace {
    fn to_json(&self, disclosure: Disclosure) -> Value {
        let answer = self.truth.word();
        let list = |parts: &[Self]| {
            parts
                .iter()
                .map(|part| part.to_json(disclosure))
                .collect::<Vec<_>>()
        };
        match &self.asked {
            Asked::All(parts) => json!({ "answer": answer, "all": list(parts) }),
            Asked::Any(parts) => json!({ "answer": answer, "any": list(parts) }),
            Asked::Not(inner) => json!({ "answer": answer, "not": inner.to_json(disclosure) }),
            Asked::Fact { sentence, actual } => {
                let actual = actual.as_ref().map(|actual| disclosure.show(actual));
                json!({ "answer": answer, "asked": sentence, "actual": actual })
            }
        }
    }

    fn write(&self, depth: usize, disclosure: Disclosure, lines: &mut Vec<String>) {
        let indent = "  ".repeat(depth);
        let answer = self.truth.word();
        let (line, parts) = match &self.asked {
            Asked::All(parts) => (format!("{answer}: all of"), parts.as_slice()),
            Asked::Any(parts) => (format!("{answer}: any of"), parts.as_slice()),
            Asked::Not(inner) => (format!("{answer}: not"), std::slice::from_ref(inner.as_ref())),
            Asked::Fact { sentence, actual } => {
                let actual = match actual {
                    Some(actual) => format!("it is `{}`", disclosure.show(actual)),
                    None => "it is missing".to_owned(),
                };
                (format!("{answer}: {sentence}; {actual}"), [].as_slice())
            }
        };
        lines.push(format!("{indent}{line}"));
        for part in parts {
            part.write(depth + 1, disclosure, lines);
        }
    }
}

impl ResolvedOutcome {
    /// The outcome as JSON; what is absent is as the configuration says.
    pub fn to_json(&self, disclosure: Disclosure) -> Value {
        let entries = self.entries(disclosure).into_iter();
        let mut outcome: Map<_, _> = entries
            .map(|(key, value)| (key.to_owned(), value.into()))
            .collect();
        let tokens = self.tokens.iter();
        let tokens = tokens.map(|(token, value)| (token.to_owned(), disclosure.show_text(value).into()));
        outcome.insert("tokens".to_owned(), Value::Object(tokens.collect()));
        let left_out = self.left_out.iter();
        let left_out = left_out.map(|left| json!({ "token": left.token, "missing": left.missing }));
        outcome.insert("leftOut".to_owned(), left_out.collect());
        Value::Object(outcome)
    }

    fn write(&self, disclosure: Disclosure, lines: &mut Vec<String>) {
        let entries = self.entries(disclosure).into_iter();
        lines.extend(entries.map(|(key, value)| format!("  {key}: {value}")));
        let tokens = self.tokens.iter();
        lines.extend(tokens.map(|(token, value)| format!("  {token} = {}", disclosure.show_text(value))));
        lines.extend(self.left_out.iter().map(|left| match left.missing.as_slice() {
            [] => format!("  {} is left out: its template is empty", left.token),
            missing => format!("  {} is left out: missing {}", left.token, missing.join(", ")),
        }));
    }

    /// What is set besides the tokens, by its key in the file.
    fn entries(&self, disclosure: Disclosure) -> Vec<(&'static str, String)> {
        let note = self.note.as_ref().map(|note| disclosure.show(note));
        let entries = [
            (
                "classification",
                self.classification.as_ref().map(|code| code.as_str().to_owned()),
            ),
            ("lookupObject", self.lookup_object.clone()),
            ("popAt", self.pop_at.map(|moment| moment.to_string())),
            ("page", self.page.clone()),
            ("closeReason", self.close_reason.map(|reason| reason.to_string())),
            ("wrapUp", self.wrap_up.map(|choice| choice.to_string())),
            ("note", note),
        ];
        let set = entries.into_iter();
        set.filter_map(|(key, value)| Some((key, value?))).collect()
    }
}

impl Disclosure {
    fn show(self, value: &Private<String>) -> String {
        match self {
            Self::Redacted => value.to_string(),
            Self::Revealed => value.reveal().clone(),
        }
    }

    fn show_text(self, value: &str) -> String {
        self.show(&Private::new(value.to_owned()))
    }
}
