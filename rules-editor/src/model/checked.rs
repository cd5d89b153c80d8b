//! What the engine makes of the files as they are now.

use crate::model::json_text;
use fusion_cti::rules::{
    ExampleFile, ExampleResult, Finding, FindingKind, Position, Refusal, RuleDocument, RuleSet, Severity,
    check, parse,
};

use super::document::{Document, FileKind};
use super::findings::Findings;
use super::numbers::NumberSettings;
use super::path::Path;

/// Everything that is known about the files after a change.
#[derive(Debug)]
pub struct Checked {
    /// The rules as they were read, or why they are no file of rules.
    pub document: Result<RuleDocument, Refusal>,
    /// The rules compiled; empty if they could not be read.
    pub rules: RuleSet,
    /// What is wrong or doubtful, in the order of the file.
    pub findings: Vec<Finding>,
    /// The expected results as they were read, or why not.
    pub tests: Result<ExampleFile, Refusal>,
    /// What came of each of them, in order.
    pub results: Vec<ExampleResult>,
    /// How the toolbar reads and sends numbers.
    pub numbers: NumberSettings,
}

impl Checked {
    /// Asks the engine about both files. The calls in the tests are the samples by which attributes are judged.
    pub fn of(files: &Document, numbers: NumberSettings) -> Self {
        let tests = ExampleFile::parse(&json_text::file_text(files.file(FileKind::Tests)));
        let examples = tests
            .as_ref()
            .map(|file| file.tests.as_slice())
            .unwrap_or_default();
        let samples: Vec<_> = examples.iter().map(|example| example.call.facts()).collect();
        let document = parse(&json_text::file_text(files.file(FileKind::Rules)));
        let document = document.map(|document| document.at_home_in(numbers.home));
        let rules = match &document {
            Ok(document) => RuleSet::compile(document),
            Err(_) => RuleSet::compile(&fusion_cti::rules::RuleFile::empty().into()),
        };
        let findings = match &document {
            Ok(document) => check(document, &samples),
            Err(refusal) => vec![whole(refusal)],
        };
        let results = examples.iter().map(|example| example.run(&rules)).collect();
        Self {
            document,
            rules,
            findings,
            tests,
            results,
            numbers,
        }
    }

    /// The findings about the value at this path and about everything inside it.
    pub fn at_or_below(&self, path: &Path) -> Findings {
        let path = path.to_string();
        let inside = |finding: &&Finding| is_at_or_below(&finding.path, &path);
        self.findings.iter().filter(inside).cloned().collect()
    }

    /// How many errors and warnings there are.
    pub fn count(&self, severity: Severity) -> usize {
        let same = |finding: &&Finding| finding.severity == severity;
        self.findings.iter().filter(same).count()
    }

    /// How many expected results did not come.
    pub fn failures(&self) -> usize {
        let failed = |result: &&ExampleResult| !result.differences.is_empty();
        self.results.iter().filter(failed).count()
    }

    /// Where something stands in the rules' text as it is exported.
    pub fn position(&self, path: &Path) -> Option<Position> {
        let document = self.document.as_ref().ok()?;
        document.source_map.position(&path.to_string())
    }
}

/// The number of the rule that a finding is in, if it is in one.
pub fn rule_of(finding: &Finding) -> Option<usize> {
    let (number, _) = finding.path.strip_prefix("rules[")?.split_once(']')?;
    number.parse().ok()
}

/// A refusal of the whole file as a finding, so that the list of problems has it too.
fn whole(refusal: &Refusal) -> Finding {
    Finding {
        severity: Severity::Error,
        kind: FindingKind::Shape,
        rule: None,
        path: String::new(),
        position: refusal.position,
        message: refusal.message.clone(),
    }
}

/// Whether a finding's path is this one or inside it.
pub(super) fn is_at_or_below(path: &str, around: &str) -> bool {
    path.strip_prefix(around)
        .is_some_and(|rest| around.is_empty() || rest.is_empty() || rest.starts_with(['.', '[']))
}

#[cfg(test)]
mod tests {
    use super::is_at_or_below;

    #[test]
    fn a_place_holds_what_begins_with_its_path_and_not_its_neighbours() {
        assert!(is_at_or_below("rules[1].when", "rules[1]"));
        assert!(is_at_or_below("rules[1]", "rules[1]"));
        assert!(is_at_or_below("rules[1].when.all[0]", "rules[1].when.all"));
        assert!(!is_at_or_below("rules[11]", "rules[1"));
        assert!(!is_at_or_below("rules[1].whenever", "rules[1].when"));
        assert!(is_at_or_below("anything", ""));
    }
}
