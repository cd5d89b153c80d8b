//! The two files that are edited.

use super::edit::{Edit, EditError};
use super::path::Path;
use super::tracked::{NodeIdSource, TrackedValue};
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

/// Both files. Two documents are equal when their files are: ids do not count.
#[derive(Clone, Debug)]
pub struct Document {
    rules: TrackedValue,
    tests: TrackedValue,
    ids: NodeIdSource,
}

impl PartialEq for Document {
    fn eq(&self, other: &Self) -> bool {
        self.rules.value() == other.rules.value() && self.tests.value() == other.tests.value()
    }
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
        let mut ids = NodeIdSource::default();
        Self {
            rules: TrackedValue::new(FileKind::Rules.empty(), &mut ids),
            tests: TrackedValue::new(FileKind::Tests.empty(), &mut ids),
            ids,
        }
    }

    /// One of the files, with the ids of its values.
    pub fn tracked(&self, kind: FileKind) -> &TrackedValue {
        match kind {
            FileKind::Rules => &self.rules,
            FileKind::Tests => &self.tests,
        }
    }

    /// One of the files.
    pub fn file(&self, kind: FileKind) -> &Value {
        self.tracked(kind).value()
    }

    /// The rules, readable or not.
    pub fn rules(&self) -> &[Value] {
        let rules = self.rules.value().get("rules");
        rules.map(ValueExt::items).unwrap_or_default()
    }

    /// The value at a place of the rules' file.
    pub fn at(&self, path: &Path) -> Option<&Value> {
        self.rules.value().at(path)
    }

    /// Replaces one of the files, without a way back.
    pub fn put(&mut self, kind: FileKind, file: Value) {
        let file = TrackedValue::new(file, &mut self.ids);
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
            FileKind::Rules => self.rules.apply(edit, &mut self.ids),
            FileKind::Tests => self.tests.apply(edit, &mut self.ids),
        }
    }
}
