//! The agent's microphone: one for all calls, and switched without any answer but an event.

use std::time::Duration;

use futures::channel::oneshot;

use crate::error::StreamsError;
use crate::handler::shared::Shared;
use crate::streams;

/// Muting is local to the CCP's page; where no microphone is open it never answers.
const LIMIT: Duration = Duration::from_secs(3);

/// What is known of it, and who waits to hear of it.
#[derive(Debug, Default)]
pub(super) struct Microphone {
    muted: bool,
    waiting: Vec<oneshot::Sender<()>>,
}

impl Microphone {
    /// Whether it is off.
    pub(super) fn is_muted(&self) -> bool {
        self.muted
    }

    /// The softphone switched it.
    pub(super) fn toggled(&mut self, muted: bool) {
        self.muted = muted;
        for waiting in std::mem::take(&mut self.waiting) {
            // One that gave up waiting does not mind.
            let _ = waiting.send(());
        }
    }

    /// The call is over: the next one begins with an open microphone.
    pub(super) fn closed(&mut self) {
        self.muted = false;
    }
}

impl Shared {
    /// Switches the microphone and waits until the softphone says that it did.
    pub(super) async fn set_mute(&self, muted: bool) -> Result<(), StreamsError> {
        let wait = {
            let mut state = self.state.borrow_mut();
            if state.microphone.is_muted() == muted {
                return Ok(());
            }
            let (toggled, wait) = oneshot::channel();
            state.microphone.waiting.push(toggled);
            wait
        };
        streams::set_mute(muted)?;
        streams::within(LIMIT.min(self.limit()), wait)
            .await?
            .map_err(|_| StreamsError::NotConnected)?;
        let done = self.state.borrow().microphone.is_muted() == muted;
        if done {
            Ok(())
        } else {
            Err(StreamsError::WrongState)
        }
    }
}
