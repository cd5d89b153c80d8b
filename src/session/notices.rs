//! Things that the agent must be told once and can put away.

use crate::phone::PhoneNumberError;
use crate::session::refusal::RefusalReason;

/// What happened. The view finds the words.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Notice {
    /// What was typed or clicked is not a number.
    NotANumber(PhoneNumberError),
    /// What the agent asked for was not done.
    Refused(RefusalReason),
    /// The vendor agreed to dial and then showed no call.
    DialledCallNeverShown,
    /// The vendor shows the microphone on again, and nobody asked for that here.
    MicrophoneOn,
    /// Fusion did not open the page that a rule names; its reason.
    PageNotOpened(String),
}

/// How many notices are kept; older ones give way, so that a bad day cannot fill the toolbar or the memory.
const KEPT: usize = 4;

/// The notices that the agent has not put away.
#[derive(Clone, Debug, PartialEq, Eq, Default, Hash)]
pub(crate) struct Notices {
    next: u64,
    kept: Vec<(u64, Notice)>,
}

impl Notices {
    /// Adds one; the same notice again replaces the earlier.
    pub(crate) fn add(&mut self, notice: Notice) {
        self.kept.retain(|(_, earlier)| *earlier != notice);
        self.kept.push((self.next, notice));
        self.next += 1;
        if self.kept.len() > KEPT {
            self.kept.remove(0);
        }
    }

    /// Takes the message with this id off the screen, and returns it; none if it was taken off already or newer ones replaced it.
    pub(crate) fn dismiss(&mut self, id: u64) -> Option<Notice> {
        let index = self.kept.iter().position(|(kept, _)| *kept == id)?;
        Some(self.kept.remove(index).1)
    }

    /// Those that are left, oldest first.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &(u64, Notice)> {
        self.kept.iter()
    }
}
