//! The whole state of the page, and what each thing that the admin does makes of it.

use fusion_cti::rules::{CallFile, Finding};

use super::checked::{Checked, rule_of};
use super::difference::Difference;
use super::document::{Document, FileKind};
use super::history::{Change, History};
use super::hosting::Hosting;
use super::live::Live;
use super::numbers::NumberSettings;
use super::path::Path;
use super::text_draft::TextDraft;
use super::trial::Trial;
use super::vocabulary::Vocabulary;

mod actions;
mod calls;
mod files;
mod notice;
mod page;
mod rules;

pub use notice::{Notice, Tone};
pub use page::Page;
pub use rules::Drag;

/// Everything that the page shows.
#[derive(Debug)]
pub struct Editor {
    document: Document,
    history: History,
    checked: Checked,
    vocabulary: Vocabulary,
    hosting: Hosting,
    live: Live,
    difference: Difference,
    exported: Document,
    recent: Vec<CallFile>,
    /// Which page is shown.
    pub page: Page,
    /// The rule that the form shows.
    pub selected: Option<usize>,
    /// The part that is edited as text.
    pub draft: Option<TextDraft>,
    /// The call that is tried.
    pub trial: Trial,
    /// The rule that is being dragged.
    pub drag: Option<Drag>,
    /// What to say about the last thing that was done.
    pub notice: Notice,
    /// The id of the element that the keyboard goes to when the page is drawn next.
    pub focus: Option<String>,
    /// Whether the page is shown from its top when it is drawn next.
    pub turned: bool,
}

impl Default for Editor {
    fn default() -> Self {
        let document = Document::empty();
        let checked = Checked::of(&document, NumberSettings::default());
        Self {
            vocabulary: Vocabulary::of(&document, &checked, &[]),
            exported: document.clone(),
            checked,
            document,
            history: History::default(),
            hosting: Hosting::Unknown,
            live: Live::Awaited,
            difference: Difference::default(),
            recent: Vec::new(),
            page: Page::Rules,
            selected: None,
            draft: None,
            trial: Trial::typed(),
            drag: None,
            notice: Notice::default(),
            focus: None,
            turned: false,
        }
    }
}

impl Editor {
    /// Both files as they are now, without a text draft that was not taken over.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// What the engine makes of them.
    pub fn checked(&self) -> &Checked {
        &self.checked
    }

    /// The names to offer.
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// What is next to the toolbar.
    pub fn live(&self) -> &Live {
        &self.live
    }

    /// Where the toolbar looks for its rules.
    pub fn hosting(&self) -> &Hosting {
        &self.hosting
    }

    /// What can be taken back and made again.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// Calls of the toolbar that opened this page, newest first.
    pub fn recent(&self) -> &[CallFile] {
        &self.recent
    }

    /// What is otherwise than live.
    pub fn difference(&self) -> &Difference {
        &self.difference
    }

    /// Whether something would be lost if the page were closed now.
    pub fn is_unsaved(&self) -> bool {
        self.document != self.exported || self.draft.as_ref().is_some_and(TextDraft::is_changed)
    }

    /// Makes a change, which can be undone; where it cannot be made, the notice says why.
    pub fn make(&mut self, change: Change) {
        match self.history.make(&mut self.document, change) {
            Ok(()) => self.settle(),
            Err(error) => self.notice.warn(error.to_string()),
        }
    }

    /// The admin left a field: typing there again is a change of its own.
    pub fn leave_field(&mut self) {
        self.history.pause();
    }

    /// Takes the last change back.
    pub fn undo(&mut self) {
        match self.history.undo(&mut self.document) {
            Ok(Some(what)) => self.notice.tell(format!("Undone: {what}.")),
            Ok(None) => {}
            Err(error) => self.notice.warn(error.to_string()),
        }
        self.settle();
    }

    /// Makes the last change again.
    pub fn redo(&mut self) {
        match self.history.redo(&mut self.document) {
            Ok(Some(what)) => self.notice.tell(format!("Done again: {what}.")),
            Ok(None) => {}
            Err(error) => self.notice.warn(error.to_string()),
        }
        self.settle();
    }

    /// Shows the rule that a finding is in, if it is in one; otherwise the page of the rest of the file.
    pub fn go_to(&mut self, finding: &Finding) {
        self.focus = Some(format!("at-{}", finding.path).replace(char::is_whitespace, "_"));
        match rule_of(finding).filter(|number| *number < self.document.rules().len()) {
            Some(number) => {
                self.page = Page::Rules;
                self.selected = Some(number);
            }
            None if finding.path.starts_with("default") || finding.path.starts_with("known") => {
                self.page = Page::Rest;
            }
            None => self.edit_text(FileKind::Rules, Path::root(), FileKind::Rules.name().to_owned()),
        }
    }

    /// Shows a part of the page.
    pub fn open_page(&mut self, page: Page) {
        self.page = page;
        self.turned = true;
        if page != Page::Text || self.draft.as_ref().is_some_and(TextDraft::is_changed) {
            return;
        }
        // A text that nobody changed is read again: the file may have changed since.
        let draft = self.draft.take();
        let anew =
            draft.and_then(|draft| TextDraft::open(&self.document, draft.kind, draft.path, draft.title));
        match anew {
            Some(draft) => self.draft = Some(draft),
            None => self.edit_text(FileKind::Rules, Path::root(), FileKind::Rules.name().to_owned()),
        }
    }

    /// Opens a part of a file as text. A text that was changed and not taken over stays.
    pub fn edit_text(&mut self, kind: FileKind, path: Path, title: String) {
        self.page = Page::Text;
        if let Some(draft) = self.draft.as_ref().filter(|draft| draft.is_changed()) {
            let same = draft.kind == kind && draft.path == path;
            if !same {
                let told = format!(
                    "The text of {} is not taken over yet; do that or discard it first.",
                    draft.title
                );
                self.notice.warn(told);
            }
            return;
        }
        self.draft = TextDraft::open(&self.document, kind, path, title);
    }

    /// Closes the text without taking it over.
    pub fn discard_text(&mut self) {
        if let Some(draft) = self.draft.take() {
            let changed = draft.is_changed();
            self.draft = TextDraft::open(&self.document, draft.kind, draft.path, draft.title);
            if changed {
                self.notice.tell("The text is as it was.");
            }
        }
    }

    /// Takes the text over. It stays open if it cannot be.
    pub fn take_text_over(&mut self) {
        let Some(draft) = self.draft.take() else { return };
        match draft.take_over(&self.document) {
            Ok(change) => {
                self.make(change);
                self.notice
                    .tell(format!("The text of {} is taken over.", draft.title));
                self.draft = TextDraft::open(&self.document, draft.kind, draft.path, draft.title);
            }
            Err(refusal) => {
                self.notice.warn(refusal.to_string());
                self.draft = Some(draft);
            }
        }
    }

    /// Asks the engine again, compares with what is live, and keeps the selection within the list.
    fn settle(&mut self) {
        self.checked = Checked::of(&self.document, self.checked.numbers.clone());
        self.vocabulary = Vocabulary::of(&self.document, &self.checked, &self.recent);
        let nothing = FileKind::Rules.empty();
        let live = self.live.file().unwrap_or(&nothing);
        self.difference = Difference::between(live, self.document.file(FileKind::Rules));
        let last = self.document.rules().len().checked_sub(1);
        self.selected = self
            .selected
            .and_then(|selected| last.map(|last| selected.min(last)));
    }
}
