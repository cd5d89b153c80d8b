//! Files that come and go: the live ones, imported ones, samples, downloads.

use fusion_cti::rules::{CallFile, Refusal};

use super::{Editor, Page};
use crate::model::document::FileKind;
use crate::model::edit::Edit;
use crate::model::history::Change;
use crate::model::hosting::Hosting;
use crate::model::live::Live;
use crate::model::opening;
use crate::model::path::Path;
use crate::model::samples::Sample;
use crate::model::text_draft::TextDraft;

impl Editor {
    /// The toolbar's configuration has come, or there is none.
    pub fn set_hosting(&mut self, hosting: Hosting) {
        self.hosting = hosting;
    }

    /// Takes over what lies beside the toolbar. Work that has begun is never replaced by it.
    pub fn load_live(&mut self, kind: FileKind, fetched: Result<Option<String>, String>) {
        let untouched = *self.document.file(kind) == kind.empty();
        let opened = match fetched {
            Ok(Some(text)) => opening::open(kind, &text),
            Ok(None) => return self.note_live(kind, Live::Absent),
            Err(problem) => return self.note_live(kind, Live::Unreachable(problem)),
        };
        match opened {
            Ok(opened) => {
                if untouched {
                    // The beginning, not a change: there is nothing before it to go back to.
                    self.document.put(kind, opened.file.clone());
                    // One that was brought up to date is not live as it is now.
                    if opened.changes.is_empty() {
                        self.exported.put(kind, opened.file.clone());
                    }
                    self.selected = self.selected.or((kind == FileKind::Rules).then_some(0));
                }
                if !opened.changes.is_empty() {
                    self.notice.tell(opened.changes.join(" "));
                }
                self.note_live(kind, Live::Found(opened.file));
            }
            Err(refusal) => self.note_live(kind, Live::Refused(refusal)),
        }
        self.settle();
    }

    fn note_live(&mut self, kind: FileKind, live: Live) {
        match (kind, live) {
            (FileKind::Rules, live) => self.live = live,
            // Missing expected results are nothing to speak of; broken ones are.
            (FileKind::Tests, Live::Refused(refusal)) => {
                self.notice.warn(format!("{}: {refusal}", kind.name()));
            }
            (FileKind::Tests, Live::Unreachable(problem)) => self.notice.warn(problem),
            (FileKind::Tests, Live::Awaited | Live::Absent | Live::Found(_)) => {}
        }
    }

    /// Calls that the toolbar left in this browser.
    pub fn set_recent(&mut self, recent: Vec<CallFile>) {
        self.recent = recent;
        self.settle();
    }

    /// Opens a file that the admin chose, in place of the one that is there. What cannot be opened is kept as text.
    pub fn import(&mut self, kind: FileKind, text: &str) {
        match opening::open(kind, text) {
            Ok(opened) => {
                let edit = Edit::Set(Path::root(), opened.file);
                let what = format!("import {}", kind.name());
                self.make(Change::of(what, vec![(kind, edit)]));
                self.selected = Some(0);
                self.draft = self
                    .draft
                    .take()
                    .filter(|draft| draft.kind != kind || draft.is_changed());
                let told = match opened.changes.as_slice() {
                    [] => format!("{} is imported.", kind.name()),
                    changes => changes.join(" "),
                };
                self.notice.tell(told);
                self.settle();
            }
            Err(refusal) => {
                let free = self.draft.as_ref().is_none_or(|draft| !draft.is_changed());
                if free {
                    self.draft = Some(TextDraft::broken(&self.document, kind, text.to_owned()));
                    self.page = Page::Text;
                }
                self.notice.warn(format!("The file was not imported. {refusal}"));
            }
        }
    }

    /// Replaces both files by a sample.
    pub fn use_sample(&mut self, sample: &Sample) {
        let files = [(FileKind::Rules, sample.rules), (FileKind::Tests, sample.tests)];
        let opened = files.map(|(kind, text)| opening::open(kind, text).map(|opened| (kind, opened.file)));
        let edits: Result<Vec<_>, Refusal> = opened.into_iter().collect();
        match edits {
            Ok(files) => {
                let edits = files.into_iter();
                let edits = edits.map(|(kind, file)| (kind, Edit::Set(Path::root(), file)));
                let what = format!("start from the sample “{}”", sample.title);
                self.make(Change::of(what, edits.collect()));
                self.selected = Some(0);
                self.settle();
            }
            Err(refusal) => self.notice.warn(refusal.to_string()),
        }
    }

    /// The text of a file, to be downloaded.
    pub fn text(&self, kind: FileKind) -> String {
        self.document.file(kind).to_file_text()
    }

    /// A file was downloaded as it is now: from now on it counts as saved.
    pub fn exported(&mut self, kind: FileKind) {
        self.exported.put(kind, self.document.file(kind).clone());
        self.notice.tell(format!(
            "{} is in your downloads. Put it where the toolbar is hosted.",
            self.hosting.file_name(kind)
        ));
    }
}
