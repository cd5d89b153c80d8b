//! Text → rules. A mistake in one rule costs that rule only; the others are read.

use serde::Serialize;
use serde_json::{Map, Value};
use thiserror::Error;

use super::finding::{Finding, FindingKind, Position};
use super::migrate::{MigrationReport, migrate};
use super::model::{Known, Outcome, Rule, RuleFile, VERSION};
use super::read::Shape;
use super::source_map::SourceMap;
use crate::cursor::{Cursor, Found, ValidationError, one_of};
use crate::json::{self, ParseError};
use crate::phone::{HomeCountry, NumberReader};

/// The keys of a file.
const KEYS: [&str; 5] = ["$schema", "version", "known", "rules", "default"];

/// A file as it was read: what could be understood, and what could not.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleDocument {
    /// Where an editor finds the description of the file.
    pub schema: Option<String>,
    /// What exists at this customer.
    pub known: Known,
    /// The rules in the order in which they are tried.
    pub rules: Vec<RuleEntry>,
    /// What is told about a call that no rule matches.
    pub default: Outcome,
    /// What could not be understood outside the rules.
    pub findings: Vec<Finding>,
    /// Where everything stands in the text; empty for rules that were not read from one.
    pub source_map: SourceMap,
    /// The version that the text had, and what was changed.
    pub migration: MigrationReport,
    /// How the numbers in the conditions and those of calls are read.
    pub numbers: NumberReader,
}

/// One item of the list of rules.
#[derive(Clone, Debug, PartialEq)]
pub enum RuleEntry {
    /// A rule that can be used.
    Readable(Box<Rule>),
    /// Something that is none.
    Faulty {
        /// Its id, if that can be read.
        id: Option<String>,
        /// What is wrong with it.
        finding: Finding,
    },
}

/// Why a text is no file of rules at all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Error)]
#[error("{}{message}", prefix(.position))]
pub struct Refusal {
    /// Line and column; absent where the text as a whole is meant.
    pub position: Option<Position>,
    /// What is wrong with the text, as part of a sentence.
    pub message: String,
}

/// Reads a file of rules. What is wrong within `known`, `default` or one of the rules is noted, and the rest is used.
///
/// # Errors
/// The text is not JSON, not an object, has no `rules`, or is of a version that this program does not read.
pub fn parse(text: &str) -> Result<RuleDocument, Refusal> {
    // Windows' editors begin a file with it; nobody sees it.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let value = json::parse(text)?;
    let source_map = SourceMap::of(text);
    let Value::Object(mut file) = value else {
        return Err(Refusal::at(
            &source_map,
            "",
            "a file of rules is an object with `version` and `rules`",
        ));
    };
    let migration =
        migrate(&mut file).map_err(|error| Refusal::at(&source_map, "version", error.to_string()))?;
    let rules = match file.remove("rules") {
        Some(Value::Array(rules)) => rules,
        Some(other) => {
            let cursor = Cursor::named("rules", &other).private();
            let error = cursor.error("a list of rules");
            return Err(Refusal::at(&source_map, "rules", error.message()));
        }
        None => {
            return Err(Refusal::at(
                &source_map,
                "",
                "`rules` is missing; expected a list of rules",
            ));
        }
    };
    let mut findings = Vec::new();
    let rules = rules.iter().enumerate();
    let rules = rules.map(|(number, rule)| entry(number, rule));
    let mut document = RuleDocument {
        schema: file.get("$schema").and_then(Value::as_str).map(str::to_owned),
        rules: rules.collect(),
        known: part(&mut file, "known", Known::read, &mut findings),
        default: part(&mut file, "default", Outcome::read, &mut findings),
        findings: Vec::new(),
        source_map: SourceMap::default(),
        migration,
        numbers: NumberReader::at_home_in(None),
    };
    let unknown = file
        .iter()
        .filter(|(key, _)| !matches!(key.as_str(), "version" | "$schema"));
    findings.extend(unknown.map(|(key, value)| {
        let cursor = Cursor::named(key, value);
        shape_finding(&cursor.error_with(Found::UnknownKey, one_of(&KEYS)))
    }));
    findings.extend(source_map.duplicates.iter().map(|(path, position)| {
        let message = "this key stands here for the second time; only the last one counts";
        let mut finding = Finding::warning(FindingKind::DuplicateKey, path, message);
        finding.position = Some(*position);
        finding
    }));
    document.source_map = source_map;
    document.findings = findings;
    Ok(document)
}

impl RuleDocument {
    /// The same rules, their national numbers and those of calls read as numbers of this country (`numbers.country` of the
    /// configuration).
    #[must_use]
    pub fn at_home_in(self, home: Option<HomeCountry>) -> Self {
        Self {
            numbers: NumberReader::at_home_in(home),
            ..self
        }
    }

    /// Whether every part could be read, and the file that they make if so.
    pub fn file(&self) -> Option<RuleFile> {
        let rules = self.rules.iter().map(|entry| match entry {
            RuleEntry::Readable(rule) => Some(Rule::clone(rule)),
            RuleEntry::Faulty { .. } => None,
        });
        let broken = self
            .findings
            .iter()
            .any(|finding| finding.kind == FindingKind::Shape);
        Some(RuleFile {
            schema: self.schema.clone(),
            known: self.known.clone(),
            rules: rules.collect::<Option<_>>().filter(|_| !broken)?,
            default: self.default.clone(),
            ..RuleFile::empty()
        })
    }
}

impl From<RuleFile> for RuleDocument {
    /// For rules that were made in an editor: they have no positions.
    fn from(file: RuleFile) -> Self {
        let rules = file.rules.into_iter();
        Self {
            schema: file.schema,
            known: file.known,
            rules: rules.map(|rule| RuleEntry::Readable(Box::new(rule))).collect(),
            default: file.default,
            findings: Vec::new(),
            source_map: SourceMap::default(),
            migration: MigrationReport {
                from: VERSION,
                to: VERSION,
                changes: Vec::new(),
            },
            numbers: NumberReader::at_home_in(None),
        }
    }
}

impl Refusal {
    fn at(source_map: &SourceMap, path: &str, message: impl Into<String>) -> Self {
        Self {
            position: source_map.position(path),
            message: message.into(),
        }
    }
}

impl From<ParseError> for Refusal {
    fn from(error: ParseError) -> Self {
        let ParseError {
            problem,
            line,
            column,
        } = error;
        Self {
            position: Some(Position { line, column }),
            message: format!("this is not valid JSON: {problem}"),
        }
    }
}

fn entry(number: usize, value: &Value) -> RuleEntry {
    match Rule::read(&Cursor::named(format!("rules[{number}]"), value).private()) {
        Ok(rule) => RuleEntry::Readable(Box::new(rule)),
        Err(error) => {
            let id = value.get("id").and_then(Value::as_str).map(str::to_owned);
            let mut finding = shape_finding(&error);
            finding.rule.clone_from(&id);
            RuleEntry::Faulty { id, finding }
        }
    }
}

fn part<T: Default>(
    file: &mut Map<String, Value>,
    key: &str,
    read: impl FnOnce(&Cursor<'_>) -> Shape<T>,
    findings: &mut Vec<Finding>,
) -> T {
    let Some(value) = file.remove(key) else {
        return T::default();
    };
    read(&Cursor::named(key, &value).private()).unwrap_or_else(|error| {
        findings.push(shape_finding(&error));
        T::default()
    })
}

fn shape_finding(error: &ValidationError) -> Finding {
    Finding::error(FindingKind::Shape, &error.path, error.message())
}

fn prefix(position: &Option<Position>) -> String {
    position
        .map(|position| format!("{position}: "))
        .unwrap_or_default()
}
