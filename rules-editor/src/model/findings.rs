//! What `check` reports about a part of the rules' file, as the form of that part shows it.

use fusion_cti::rules::{Finding, Severity};

use super::checked::is_at_or_below;
use super::path::Path;

/// Findings in the order of the file. They have no positions: a line that is added elsewhere moves those, and a form shows none.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Findings(Vec<Finding>);

impl Findings {
    /// The findings about the value at this path and about everything inside it.
    pub fn at_or_below(&self, path: &Path) -> Self {
        let path = path.to_string();
        self.0
            .iter()
            .filter(|finding| is_at_or_below(&finding.path, &path))
            .cloned()
            .collect()
    }

    /// The findings about the value at exactly this path.
    pub fn exactly_at(&self, path: &Path) -> Self {
        let path = path.to_string();
        self.0
            .iter()
            .filter(|finding| finding.path == path)
            .cloned()
            .collect()
    }

    /// The findings about values that are at none of these paths, nor inside them.
    pub fn outside(&self, paths: impl IntoIterator<Item = Path>) -> Self {
        let paths: Vec<_> = paths.into_iter().map(|path| path.to_string()).collect();
        let outside = |finding: &&Finding| !paths.iter().any(|path| is_at_or_below(&finding.path, path));
        self.0.iter().filter(outside).cloned().collect()
    }

    /// Each finding, in the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = &Finding> {
        self.0.iter()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether there is an error among them.
    pub fn has_error(&self) -> bool {
        self.worst() == Some(Severity::Error)
    }

    /// The severity of the worst.
    pub fn worst(&self) -> Option<Severity> {
        self.0.iter().map(|finding| finding.severity).min()
    }
}

impl FromIterator<Finding> for Findings {
    fn from_iter<Found: IntoIterator<Item = Finding>>(findings: Found) -> Self {
        let findings = findings.into_iter().map(|finding| Finding {
            position: None,
            ..finding
        });
        Self(findings.collect())
    }
}
