//! Calls that are tried, and what is expected of calls.

use fusion_cti::rules::Disclosure;

use super::{Editor, Page};
use crate::model::expected;
use crate::model::samples::SAMPLES;
use crate::model::trial::{Source, Trial};

impl Editor {
    /// Tries one of the expected results' calls.
    pub fn try_test(&mut self, number: usize) {
        if let Some(test) = self
            .checked
            .tests
            .as_ref()
            .ok()
            .and_then(|file| file.tests.get(number))
        {
            self.trial = Trial::invented(Source::Test(number), &test.call);
            self.page = Page::Try;
        }
    }

    /// Tries a call of a sample.
    pub fn try_sample(&mut self, sample: usize, number: usize) {
        let call = SAMPLES
            .get(sample)
            .and_then(|sample| sample.calls().into_iter().nth(number));
        if let Some((_, call)) = call {
            self.trial = Trial::invented(Source::Sample(sample, number), &call);
        }
    }

    /// Tries a call of the toolbar that opened this page.
    pub fn try_recent(&mut self, number: usize) {
        if let Some(call) = self.recent.get(number) {
            self.trial = Trial::recent(number, call);
        }
    }

    /// Adds the tried call to the expected results, with what came of it. A hidden call is not written down.
    pub fn keep_trial(&mut self, name: &str) {
        if self.trial.disclosure == Disclosure::Redacted {
            self.notice
                .warn("Show the call first: what is in it is written into the file.");
            return;
        }
        let name = if name.trim().is_empty() {
            "tried call"
        } else {
            name.trim()
        };
        let run = self.trial.run(&self.checked);
        let kept = run.map_err(|refusal| refusal.to_string()).and_then(|tried| {
            let call = self.trial.call.read().map_err(|refusal| refusal.to_string())?;
            expected::add(&self.document, name, &call, &tried.verdict.decision)
                .map_err(|refusal| refusal.to_string())
        });
        match kept {
            Ok(change) => {
                self.make(change);
                self.notice.tell(format!("“{name}” is an expected result now."));
            }
            Err(problem) => self.notice.warn(problem),
        }
    }

    /// Expects of a test what came of it.
    pub fn accept_result(&mut self, number: usize) {
        let tests = self
            .checked
            .tests
            .as_ref()
            .map(|file| file.tests.as_slice())
            .unwrap_or_default();
        let decision = tests
            .get(number)
            .map(|test| self.checked.rules.decide(&test.call.facts()));
        if let Some(change) =
            decision.and_then(|decision| expected::accept(&self.document, number, &decision))
        {
            self.make(change);
            self.notice.tell("This result is expected now.");
        }
    }

    /// Takes an expected result out.
    pub fn delete_test(&mut self, number: usize) {
        if let Some(change) = expected::delete(&self.document, number) {
            let what = change.what.clone();
            self.make(change);
            self.notice.tell(format!("Done: {what}. Undo brings it back."));
        }
    }
}
