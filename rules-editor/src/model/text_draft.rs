//! A part of a file that is edited as text. Nothing of it counts until it is taken over.

use crate::model::json_text;
use crate::model::value_ext::ValueExt;
use fusion_cti::rules::Refusal;

use super::document::{Document, FileKind};
use super::edit::Edit;
use super::history::Change;
use super::path::Path;
use serde_json::Value;

/// The text, and what it is the text of.
#[derive(Clone, Debug, PartialEq)]
pub struct TextDraft {
    /// Which of the two files the text belongs to.
    pub kind: FileKind,
    /// Which part of it.
    pub path: Path,
    /// What the page calls that part.
    pub title: String,
    /// The text as it is now.
    pub text: String,
    before: Value,
}

impl TextDraft {
    /// Opens a part of a file; nothing if it is not there.
    pub fn open(document: &Document, kind: FileKind, path: Path, title: String) -> Option<Self> {
        let before = document.file(kind).at(&path)?.clone();
        Some(Self {
            kind,
            text: json_text::pretty_text(&before),
            path,
            title,
            before,
        })
    }

    /// A whole file whose text could not be opened, to be repaired.
    pub fn broken(document: &Document, kind: FileKind, text: String) -> Self {
        Self {
            kind,
            path: Path::root(),
            title: kind.name().to_owned(),
            text,
            before: document.file(kind).clone(),
        }
    }

    /// Whether there is anything to take over.
    pub fn is_changed(&self) -> bool {
        // As text: two values may differ in nothing but the order of their keys.
        let text = json_text::parse(&self.text).ok();
        text.map(|value| json_text::line_text(&value)) != Some(json_text::line_text(&self.before))
    }

    /// The value, if the text is one.
    ///
    /// # Errors
    /// The text is not JSON, or as a whole file is none that can be opened; says where and why.
    pub fn value(&self) -> Result<Value, Refusal> {
        if self.path == Path::root() {
            return super::opening::open(self.kind, &self.text).map(|opened| opened.file);
        }
        json_text::parse(&self.text)
    }

    /// The change that takes the text over.
    ///
    /// # Errors
    /// The text is no value, or the part that it came from has been changed or taken out since.
    pub fn take_over(&self, document: &Document) -> Result<Change, Refusal> {
        let value = self.value()?;
        let path = self.present_path(document).ok_or_else(|| Refusal {
            position: None,
            message: "this part of the file was changed or deleted meanwhile; copy the text, discard it, and open it anew"
                .to_owned(),
        })?;
        let what = format!("change the text of {}", self.title);
        Ok(Change::of(what, vec![(self.kind, Edit::Set(path, value))]))
    }

    /// Where the part stands now: a rule may have been moved.
    fn present_path(&self, document: &Document) -> Option<Path> {
        if self.path == Path::root() || document.file(self.kind).at(&self.path) == Some(&self.before) {
            return Some(self.path.clone());
        }
        let (list, _) = self.path.split()?;
        let items = document.file(self.kind).at(&list)?.items();
        let index = items.iter().position(|item| *item == self.before)?;
        Some(list.item(index))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::rule_list::{self, Direction};

    fn three_rules() -> Document {
        let mut document = Document::empty();
        for _ in 0..3 {
            let (change, _) = rule_list::add(&document, 3);
            for (kind, edit) in change.edits {
                document.apply(kind, edit).unwrap();
            }
        }
        document
    }

    fn make(document: &mut Document, change: Change) {
        for (kind, edit) in change.edits {
            document.apply(kind, edit).unwrap();
        }
    }

    #[test]
    fn a_text_finds_its_rule_after_the_rule_was_moved() {
        let mut document = three_rules();
        let mut draft =
            TextDraft::open(&document, FileKind::Rules, Path::rule(0), "the rule".to_owned()).unwrap();
        assert!(!draft.is_changed());
        draft.text = draft.text.replace("New rule", "Other");
        assert!(draft.is_changed());
        let down = rule_list::neighbour(&document, 0, Direction::Down).unwrap();
        let moved = rule_list::put(&document, 0, down).unwrap();
        make(&mut document, moved);
        let change = draft.take_over(&document).unwrap();
        make(&mut document, change);
        assert_eq!(document.rules()[1].text_of("name"), Some("Other"));
        assert_eq!(document.rules()[0].text_of("name"), Some("New rule"));
    }

    #[test]
    fn a_text_whose_rule_is_gone_is_kept_and_says_so() {
        let mut document = three_rules();
        let draft =
            TextDraft::open(&document, FileKind::Rules, Path::rule(2), "the rule".to_owned()).unwrap();
        let delete = rule_list::delete(&document, 2).unwrap();
        make(&mut document, delete);
        assert!(
            draft
                .take_over(&document)
                .unwrap_err()
                .message
                .contains("meanwhile")
        );
    }

    #[test]
    fn a_whole_file_of_a_newer_version_is_not_taken_over() {
        let document = Document::empty();
        let draft = TextDraft::broken(
            &document,
            FileKind::Rules,
            r#"{"version": 2, "rules": []}"#.to_owned(),
        );
        assert!(
            draft
                .take_over(&document)
                .unwrap_err()
                .message
                .contains("version 2")
        );
    }
}
