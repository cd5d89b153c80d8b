//! Files that come and go: the live ones, imported ones, samples, downloads.

use crate::model::json_text;
use fusion_cti::rules::{CallFile, Refusal};

use super::{Editor, Page};
use crate::model::document::FileKind;
use crate::model::edit::Edit;
use crate::model::history::Change;
use crate::model::hosting::Hosting;
use crate::model::live::Live;
use crate::model::numbers::NumberSettings;
use crate::model::opening;
use crate::model::path::Path;
use crate::model::samples::Sample;
use crate::model::text_draft::TextDraft;
use crate::model::trial::Source;

impl Editor {
    /// The toolbar's configuration has come, or there is none.
    pub fn set_hosting(&mut self, hosting: Hosting, numbers: NumberSettings) {
        self.hosting = hosting;
        self.checked.numbers = numbers;
        self.settle();
    }

    /// Takes over what is next to the toolbar. Work that has begun is never replaced by it.
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

    /// The calls of the toolbar that opened this page. The one that is being tried stays, wherever it stands now.
    pub fn set_recent(&mut self, mut recent: Vec<CallFile>) {
        if let Source::Recent(number) = self.trial.source
            && let Some(tried) = self.recent.get(number)
        {
            let position = recent.iter().position(|call| call.at == tried.at);
            self.trial.source = Source::Recent(position.unwrap_or(recent.len()));
            if position.is_none() {
                recent.push(tried.clone());
            }
        }
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
        json_text::file_text(self.document.file(kind))
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

#[cfg(test)]
mod tests {
    use super::*;
    use fusion_cti::rules::Disclosure;

    fn calls(minutes: &[u8]) -> Vec<CallFile> {
        let calls = minutes.iter().map(|minute| {
            let text = format!(r#"{{"queue": "VIP", "at": "2026-03-02T09:{minute:02}:00Z"}}"#);
            CallFile::parse(&text).unwrap()
        });
        calls.collect()
    }

    #[test]
    fn a_recent_call_that_is_tried_stays_the_one_that_is_tried_when_others_come() {
        let mut editor = Editor::default();
        editor.set_recent(calls(&[20, 10]));
        editor.try_recent(1);
        let tried = editor.trial.call.clone();
        for (newer, position) in [(&[30, 20, 10][..], 2), (&[40, 30], 2), (&[50, 40], 2)] {
            editor.set_recent(calls(newer));
            assert_eq!(editor.trial.source, Source::Recent(position));
            assert!(editor.trial.call == tried);
            assert!(editor.recent().get(position) == calls(&[10]).first());
        }
    }

    #[test]
    fn a_recent_call_is_hidden_until_it_is_asked_for_and_is_not_kept_before() {
        let mut editor = Editor::default();
        editor.set_recent(calls(&[10]));
        editor.try_recent(0);
        editor.keep_trial("hidden");
        assert_eq!(editor.trial.disclosure, Disclosure::Redacted);
        assert_eq!(*editor.document().file(FileKind::Tests), FileKind::Tests.empty());
        editor.trial.disclosure = Disclosure::Revealed;
        editor.keep_trial("shown");
        assert_eq!(editor.checked().tests.as_ref().unwrap().tests.len(), 1);
    }
}
