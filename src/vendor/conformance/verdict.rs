//! The result of a case, and the report of all results.

use std::fmt;

use super::rig::RigTrouble;

/// What a case expected and what it saw instead. Free of personal data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseFailure {
    /// What the law promises.
    pub expected: String,
    /// What the handler did.
    pub seen: String,
}

impl CaseFailure {
    pub(super) fn new(expected: impl Into<String>, seen: impl Into<String>) -> Self {
        Self {
            expected: expected.into(),
            seen: seen.into(),
        }
    }
}

impl fmt::Display for CaseFailure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "expected {}; saw {}", self.expected, self.seen)
    }
}

/// Why a case stops before its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    Failed(CaseFailure),
    Skipped(String),
}

/// What a case returns.
pub(super) type Verdict = Result<(), Stop>;

impl From<CaseFailure> for Stop {
    fn from(failure: CaseFailure) -> Self {
        Self::Failed(failure)
    }
}

impl From<RigTrouble> for Stop {
    fn from(trouble: RigTrouble) -> Self {
        match trouble {
            RigTrouble::Cannot | RigTrouble::Lacks(_) => Self::Skipped(trouble.to_string()),
            RigTrouble::Broken(_) => Self::Failed(CaseFailure::new("a rig that works", trouble.to_string())),
        }
    }
}

/// The result of one case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The handler keeps the law.
    Passed,
    /// The handler breaks the law.
    Failed(CaseFailure),
    /// The case does not apply, and why.
    Skipped(String),
}

impl From<Verdict> for Outcome {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Ok(()) => Self::Passed,
            Err(Stop::Failed(failure)) => Self::Failed(failure),
            Err(Stop::Skipped(reason)) => Self::Skipped(reason),
        }
    }
}

/// A part of the contract that cases belong to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Connecting, and the agent's state.
    Availability,
    /// Calls that come in.
    Inbound,
    /// Calls that are dialled.
    Outbound,
    /// What is done during a call and after it.
    InCall,
    /// Faults of requests and of the connection.
    Faults,
    /// A page that is reloaded.
    Reload,
}

impl fmt::Display for Group {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(match self {
            Self::Availability => "availability",
            Self::Inbound => "inbound",
            Self::Outbound => "outbound",
            Self::InCall => "in-call",
            Self::Faults => "faults",
            Self::Reload => "reload",
        })
    }
}

/// One line of the report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseResult {
    /// The part of the contract.
    pub group: Group,
    /// The name of the case, which selects it.
    pub name: &'static str,
    /// The sentence of the law that it tries.
    pub law: &'static str,
    /// Whether the handler kept the law.
    pub outcome: Outcome,
}

/// The results of all cases. `Display` prints them as a table.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Report {
    /// One line for each case, in the suite's order.
    pub results: Vec<CaseResult>,
}

impl Report {
    /// The cases that passed.
    pub fn passed(&self) -> impl Iterator<Item = &CaseResult> {
        self.results
            .iter()
            .filter(|result| result.outcome == Outcome::Passed)
    }

    /// The cases that failed, with what was expected and seen.
    pub fn failed(&self) -> impl Iterator<Item = (&CaseResult, &CaseFailure)> {
        self.results.iter().filter_map(|result| match &result.outcome {
            Outcome::Failed(failure) => Some((result, failure)),
            Outcome::Passed | Outcome::Skipped(_) => None,
        })
    }

    /// The cases that did not apply, with the reason.
    pub fn skipped(&self) -> impl Iterator<Item = (&CaseResult, &str)> {
        self.results.iter().filter_map(|result| match &result.outcome {
            Outcome::Skipped(reason) => Some((result, reason.as_str())),
            Outcome::Passed | Outcome::Failed(_) => None,
        })
    }

    /// Whether the handler may be used: something passed and nothing failed.
    pub fn is_green(&self) -> bool {
        self.failed().next().is_none() && self.passed().next().is_some()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = self
            .results
            .iter()
            .map(|result| result.name.len())
            .max()
            .unwrap_or_default();
        for result in &self.results {
            write!(formatter, "{:<13} {:<width$}  ", result.group, result.name)?;
            match &result.outcome {
                Outcome::Passed => writeln!(formatter, "passed")?,
                Outcome::Skipped(reason) => writeln!(formatter, "skipped: {reason}")?,
                Outcome::Failed(failure) => {
                    writeln!(formatter, "FAILED")?;
                    writeln!(formatter, "    law:      {}", result.law)?;
                    writeln!(formatter, "    expected: {}", failure.expected)?;
                    writeln!(formatter, "    seen:     {}", failure.seen)?;
                }
            }
        }
        write!(
            formatter,
            "{} passed, {} failed, {} skipped",
            self.passed().count(),
            self.failed().count(),
            self.skipped().count()
        )
    }
}
