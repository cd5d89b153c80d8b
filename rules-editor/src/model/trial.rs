//! A call that is tried.

use fusion_cti::rules::{CallFile, Decision, Disclosure, Refusal, Verdict};

use super::call_draft::CallDraft;
use super::checked::Checked;
use super::preview::CallPreview;

/// Where a tried call came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// The admin types it.
    Typed,
    /// One of the expected results.
    Test(usize),
    /// A call of a sample: which sample, and which of its calls.
    Sample(usize, usize),
    /// A call of the toolbar that opened this page; personal data.
    Recent(usize),
}

/// The call, and how much of it is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Trial {
    /// Where it came from.
    pub source: Source,
    /// Its facts, as they are typed.
    pub call: CallDraft,
    /// Whether its values are shown.
    pub disclosure: Disclosure,
}

/// What came of it.
#[derive(Clone, Debug)]
pub struct Tried {
    /// The decision, and why. `Debug` shows nothing of the call.
    pub verdict: Verdict,
    /// The decision before Fusion has answered, if it is another one.
    pub before: Option<Decision>,
    preview: CallPreview,
}

impl Trial {
    /// A call to be typed.
    pub fn typed() -> Self {
        Self {
            source: Source::Typed,
            call: CallDraft::fresh(),
            disclosure: Disclosure::Revealed,
        }
    }

    /// A call of the expected results or of a sample, which hold invented data.
    pub fn invented(source: Source, call: &CallFile) -> Self {
        Self {
            source,
            call: CallDraft::of(call),
            disclosure: Disclosure::Revealed,
        }
    }

    /// A call of a person; hidden until the admin asks.
    pub fn recent(number: usize, call: &CallFile) -> Self {
        Self {
            source: Source::Recent(number),
            call: CallDraft::of(call),
            disclosure: Disclosure::Redacted,
        }
    }

    /// What a recent call is called in a list: nothing that tells who it was.
    pub fn recent_title(call: &CallFile) -> String {
        let direction = call.direction.map_or("call", |direction| direction.word());
        let at = call.at.map(String::from).unwrap_or_default();
        let queue = call.queue.iter().map(|queue| format!(", queue {queue}"));
        format!("{at} {direction}{}", queue.collect::<String>())
            .trim()
            .to_owned()
    }

    /// What the rules make of it, and why.
    ///
    /// # Errors
    /// A fact that was typed is none.
    pub fn run(&self, checked: &Checked) -> Result<Tried, Refusal> {
        let (rules, numbers) = (&checked.rules, &checked.numbers);
        let call = self.call.read()?;
        let mut facts = call.facts();
        let verdict = rules.explain(&facts);
        facts.contacts = None;
        let before = rules.decide(&facts);
        Ok(Tried {
            preview: CallPreview::of(
                &call,
                &before.outcome,
                &verdict.decision.outcome,
                numbers,
                self.disclosure,
            ),
            before: Some(before).filter(|before| before.by != verdict.decision.by),
            verdict,
        })
    }
}

impl Tried {
    /// The messages that Fusion would be sent.
    pub fn preview(&self) -> &CallPreview {
        &self.preview
    }
}
