//! What is wrong, or looks wrong, in a file of rules.

use std::fmt;

use serde::Serialize;

/// One thing to look at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Whether it is used all the same.
    pub severity: Severity,
    /// What kind of thing it is; stays the same when the message is reworded.
    pub kind: FindingKind,
    /// The rule's id, where it is in one that has an id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// Where, from the outside in, such as `rules[0].when.all[1].queue`; empty for the whole file.
    pub path: String,
    /// Where in the text, if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub position: Option<Position>,
    /// What is wrong and what to do, for the admin.
    pub message: String,
}

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The rule, or the default, is left out at a call.
    Error,
    /// It is used, and is probably not what was meant.
    Warning,
}

/// A position in a text; both count from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Position {
    /// The line in the text.
    pub line: usize,
    /// The character in the line.
    pub column: usize,
}

/// What kind of thing is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FindingKind {
    /// A key or a value that does not belong there.
    Shape,
    /// The same key twice in one object.
    DuplicateKey,
    /// A rule's id that cannot be one.
    BadId,
    /// Two rules with one id.
    DuplicateId,
    /// A token that Fusion does not have, or that cannot be one.
    UnknownToken,
    /// A regular expression that is none.
    BadPattern,
    /// A number that is none.
    BadNumber,
    /// Two letters that are no country.
    UnknownCountry,
    /// A time zone that does not exist.
    UnknownZone,
    /// A window or list that nothing can be in.
    Empty,
    /// A language that is none.
    BadLanguage,
    /// A template that cannot be filled.
    BadTemplate,
    /// A code that cannot be one.
    BadCode,
    /// Two choices of one outcome that exclude each other.
    Contradiction,
    /// Conditions nested too deep.
    TooDeep,
    /// A rule that an earlier one always pre-empts.
    Unreachable,
    /// A condition that no call can meet.
    NeverTrue,
    /// A token that no page reads.
    UnreadToken,
    /// An attribute that no sample has.
    UnseenAttribute,
    /// The number that the customer dialled, which no sample has.
    UnseenDialledNumber,
    /// A queue that is not among the known ones.
    UnknownQueue,
}

impl FindingKind {
    /// The kind as it is written in reports.
    pub fn word(self) -> &'static str {
        match self {
            Self::Shape => "shape",
            Self::DuplicateKey => "duplicate-key",
            Self::BadId => "bad-id",
            Self::DuplicateId => "duplicate-id",
            Self::UnknownToken => "unknown-token",
            Self::BadPattern => "bad-pattern",
            Self::BadNumber => "bad-number",
            Self::UnknownCountry => "unknown-country",
            Self::UnknownZone => "unknown-zone",
            Self::Empty => "empty",
            Self::BadLanguage => "bad-language",
            Self::BadTemplate => "bad-template",
            Self::BadCode => "bad-code",
            Self::Contradiction => "contradiction",
            Self::TooDeep => "too-deep",
            Self::Unreachable => "unreachable",
            Self::NeverTrue => "never-true",
            Self::UnreadToken => "unread-token",
            Self::UnseenAttribute => "unseen-attribute",
            Self::UnseenDialledNumber => "unseen-dialled-number",
            Self::UnknownQueue => "unknown-queue",
        }
    }
}

impl Severity {
    /// The severity as it is written in reports.
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

impl Finding {
    /// An error without a position in a text.
    pub(super) fn error(kind: FindingKind, path: &str, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, kind, path, message.into())
    }

    /// A warning without a position in a text.
    pub(super) fn warning(kind: FindingKind, path: &str, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, kind, path, message.into())
    }

    fn new(severity: Severity, kind: FindingKind, path: &str, message: String) -> Self {
        Self {
            severity,
            kind,
            rule: None,
            path: path.to_owned(),
            position: None,
            message,
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.word())
    }
}

impl fmt::Display for Position {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}", self.line, self.column)
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(position) = self.position {
            write!(formatter, "{position}: ")?;
        }
        write!(formatter, "{}[{}]", self.severity, self.kind.word())?;
        if !self.path.is_empty() {
            write!(formatter, " at `{}`", self.path)?;
        }
        write!(formatter, ": {}", self.message)
    }
}
