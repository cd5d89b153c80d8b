//! What was done, so that it can be taken back and done again.

use super::document::{Document, FileKind};
use super::edit::{Edit, EditError};
use super::path::Path;

/// How many changes can be taken back.
const LONGEST: usize = 500;

/// One thing that the admin did: edits that belong together.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// In words, such as "move rule `vip` up".
    pub what: String,
    /// The edits, in the order in which they are made.
    pub edits: Vec<(FileKind, Edit)>,
    /// The value that a person types into: consecutive letters there are undone as one change.
    pub typed_into: Option<(FileKind, Path)>,
}

/// What was done and what was taken back, each as the edits that reverse it.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct History {
    done: Vec<Change>,
    undone: Vec<Change>,
}

impl Change {
    /// A change of the rules' file by one edit.
    pub fn new(what: impl Into<String>, edit: Edit) -> Self {
        Self::of(what, vec![(FileKind::Rules, edit)])
    }

    /// A change by several edits.
    pub fn of(what: impl Into<String>, edits: Vec<(FileKind, Edit)>) -> Self {
        Self {
            what: what.into(),
            edits,
            typed_into: None,
        }
    }

    /// The same, typed into the value at this path of the rules file.
    #[must_use]
    pub fn typed_at(mut self, path: &Path) -> Self {
        self.typed_into = Some((FileKind::Rules, path.clone()));
        self
    }
}

impl History {
    /// Makes a change and remembers how to take it back.
    ///
    /// # Errors
    /// One of the edits cannot be made; none of them is then.
    pub fn make(&mut self, document: &mut Document, change: Change) -> Result<(), EditError> {
        let back = run(document, change)?;
        self.undone.clear();
        if let Some(last) = self.done.last()
            && continues(last, &back)
        {
            // The edit that is kept already leads back to before the first letter.
            return Ok(());
        }
        if self.done.len() == LONGEST {
            self.done.remove(0);
        }
        self.done.push(back);
        Ok(())
    }

    /// From now on typing at the same place is a change of its own.
    pub fn pause(&mut self) {
        if let Some(last) = self.done.last_mut() {
            last.typed_into = None;
        }
    }

    /// Takes the last change back. Answers what it was, if there was one.
    ///
    /// # Errors
    /// Does not happen while the document is changed by its history only.
    pub fn undo(&mut self, document: &mut Document) -> Result<Option<String>, EditError> {
        reverse_last(&mut self.done, &mut self.undone, document)
    }

    /// Makes the change again that was taken back last.
    ///
    /// # Errors
    /// As [`History::undo`].
    pub fn redo(&mut self, document: &mut Document) -> Result<Option<String>, EditError> {
        reverse_last(&mut self.undone, &mut self.done, document)
    }

    /// What can be taken back.
    pub fn undoable(&self) -> Option<&str> {
        self.done.last().map(|change| change.what.as_str())
    }

    /// What can be made again.
    pub fn redoable(&self) -> Option<&str> {
        self.undone.last().map(|change| change.what.as_str())
    }
}

/// Makes all edits of a change or none. Answers the change that takes it back.
fn run(document: &mut Document, change: Change) -> Result<Change, EditError> {
    let mut back: Vec<(FileKind, Edit)> = Vec::with_capacity(change.edits.len());
    for (kind, edit) in change.edits {
        match document.apply(kind, edit) {
            Ok(reverse) => back.insert(0, (kind, reverse)),
            Err(error) => {
                for (kind, edit) in back {
                    document.apply(kind, edit)?;
                }
                return Err(error);
            }
        }
    }
    Ok(Change {
        what: change.what,
        edits: back,
        typed_into: change.typed_into,
    })
}

fn reverse_last(
    from: &mut Vec<Change>,
    to: &mut Vec<Change>,
    document: &mut Document,
) -> Result<Option<String>, EditError> {
    let Some(change) = from.pop() else {
        return Ok(None);
    };
    let what = change.what.clone();
    let mut back = run(document, change)?;
    back.typed_into = None;
    to.push(back);
    Ok(Some(what))
}

/// Whether a change goes on typing where the last one did. A key that came or went in between ends it: its place in the
/// object would be lost.
fn continues(last: &Change, next: &Change) -> bool {
    let replaces = |edits: &[(FileKind, Edit)]| matches!(edits, [(_, Edit::Set(..))]);
    let begins = matches!(last.edits.as_slice(), [(_, Edit::Set(..) | Edit::Remove(_))]);
    last.typed_into.is_some() && last.typed_into == next.typed_into && begins && replaces(&next.edits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::value_ext::{ValueExt, object};
    use serde_json::Value;

    fn type_name(document: &mut Document, history: &mut History, text: &str) {
        let path = Path::rule(0).key("name");
        let edit = Edit::Set(path.clone(), Value::from(text));
        history
            .make(document, Change::new("change the name", edit).typed_at(&path))
            .unwrap();
    }

    fn with_a_rule() -> (Document, History) {
        let (mut document, mut history) = (Document::empty(), History::default());
        let rule = object("name", Value::from(""));
        let add = Edit::InsertItem(Path::rules(), 0, rule);
        history
            .make(&mut document, Change::new("add a rule", add))
            .unwrap();
        (document, history)
    }

    #[test]
    fn letters_typed_one_after_the_other_are_taken_back_as_one() {
        let (mut document, mut history) = with_a_rule();
        let before = document.clone();
        for text in ["V", "VI", "VIP"] {
            type_name(&mut document, &mut history, text);
        }
        let typed = document.clone();
        assert_eq!(
            history.undo(&mut document).unwrap().as_deref(),
            Some("change the name")
        );
        assert_eq!(document, before);
        history.redo(&mut document).unwrap();
        assert_eq!(document, typed);
    }

    #[test]
    fn typing_after_a_pause_is_a_change_of_its_own() {
        let (mut document, mut history) = with_a_rule();
        type_name(&mut document, &mut history, "V");
        history.pause();
        type_name(&mut document, &mut history, "VIP");
        history.undo(&mut document).unwrap();
        assert_eq!(document.rules()[0].text_of("name"), Some("V"));
    }

    #[test]
    fn of_a_change_that_cannot_be_made_nothing_stays() {
        let (mut document, mut history) = with_a_rule();
        let before = document.clone();
        let edits = vec![
            (FileKind::Rules, Edit::Remove(Path::rule(0))),
            (FileKind::Rules, Edit::Remove(Path::rule(7))),
        ];
        let error = history.make(&mut document, Change::of("two", edits)).unwrap_err();
        assert_eq!(error, EditError::Nothing(Path::rule(7)));
        assert_eq!((document, history.undoable()), (before, Some("add a rule")));
    }

    #[test]
    fn a_new_change_forgets_what_was_taken_back() {
        let (mut document, mut history) = with_a_rule();
        type_name(&mut document, &mut history, "V");
        history.undo(&mut document).unwrap();
        assert_eq!(history.redoable(), Some("change the name"));
        type_name(&mut document, &mut history, "X");
        assert_eq!(history.redoable(), None);
    }
}
