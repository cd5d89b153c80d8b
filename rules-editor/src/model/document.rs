//! The two files that are edited.

use super::edit::{Edit, EditError};
use super::path::Path;
use crate::model::value_ext::ValueExt;
use serde_json::{Value, json};

/// Which of the two files is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FileKind {
    /// The file with the rules, `screen-pop.json`.
    Rules,
    /// The file with the expected results, `screen-pop.tests.json`.
    Tests,
}

/// The rules and the expected results, as JSON that keeps what the editor does not understand.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    rules: Value,
    tests: Value,
}

impl FileKind {
    /// The file's name next to the toolbar.
    pub fn name(self) -> &'static str {
        match self {
            Self::Rules => "screen-pop.json",
            Self::Tests => "screen-pop.tests.json",
        }
    }

    /// What the page calls it.
    pub fn title(self) -> &'static str {
        match self {
            Self::Rules => "Rules",
            Self::Tests => "Expected results",
        }
    }

    /// A file of this kind with nothing in it.
    pub fn empty(self) -> Value {
        let list = match self {
            Self::Rules => "rules",
            Self::Tests => "tests",
        };
        json!({ "version": 1, list: [] })
    }
}

impl Document {
    /// Two files with nothing in them.
    pub fn empty() -> Self {
        Self {
            rules: FileKind::Rules.empty(),
            tests: FileKind::Tests.empty(),
        }
    }

    /// One of the files.
    pub fn file(&self, kind: FileKind) -> &Value {
        match kind {
            FileKind::Rules => &self.rules,
            FileKind::Tests => &self.tests,
        }
    }

    /// The rules, readable or not.
    pub fn rules(&self) -> &[Value] {
        self.rules.get("rules").map(ValueExt::items).unwrap_or_default()
    }

    /// The value at a place of the rules' file.
    pub fn at(&self, path: &Path) -> Option<&Value> {
        self.rules.at(path)
    }

    /// Replaces one of the files, without a way back.
    pub fn put(&mut self, kind: FileKind, file: Value) {
        match kind {
            FileKind::Rules => self.rules = file,
            FileKind::Tests => self.tests = file,
        }
    }

    /// Changes one of the files. Answers what takes it back.
    ///
    /// # Errors
    /// See [`Edit::apply`].
    pub fn apply(&mut self, kind: FileKind, edit: Edit) -> Result<Edit, EditError> {
        match kind {
            FileKind::Rules => edit.apply(&mut self.rules),
            FileKind::Tests => edit.apply(&mut self.tests),
        }
    }
}
