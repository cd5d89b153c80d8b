//! The agent's microphone: one for all calls, and switched without any answer but an event.

use std::time::Duration;

use fusion_cti::vendor::Softphone;
use fusion_cti_js::timeout;
use futures::channel::oneshot;

use super::shared::Shared;
use crate::error::StreamsError;
use crate::streams::Agent;

/// Muting is local to the CCP's page; where no microphone is open it never answers.
const LIMIT: Duration = Duration::from_secs(3);

/// What is known of it, and who waits to hear of it.
#[derive(Debug, Default)]
pub(super) struct Microphone {
    muted: bool,
    softphone: Softphone,
    talking: bool,
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

    /// What is known of the audio.
    pub(super) fn softphone(&self) -> Softphone {
        self.softphone
    }

    /// A call could not be given audio.
    pub(super) fn failed(&mut self, softphone: Softphone) {
        self.softphone = softphone;
    }

    /// Whether a call is connected now. One that connects proves that there is audio again; one that ends leaves an open
    /// microphone to the next.
    pub(super) fn observed(&mut self, talking: bool) {
        if talking && !self.talking {
            self.softphone = Softphone::Works;
        }
        self.talking = talking;
        self.muted &= talking;
    }
}

impl Shared {
    /// Switches the microphone; the answer is that the softphone says so.
    pub(super) async fn set_mute(&self, muted: bool) -> Result<(), StreamsError> {
        let (toggled, wait) = oneshot::channel();
        {
            let microphone = &mut self.state.borrow_mut().microphone;
            if microphone.is_muted() == muted {
                return Ok(());
            }
            microphone.waiting.push(toggled);
        }
        Agent::current()?.set_mute(muted)?;
        let answered = timeout(LIMIT.min(self.limit()), wait).await?;
        answered.map_err(|_| StreamsError::NotConnected)?;
        if self.state.borrow().microphone.is_muted() == muted {
            Ok(())
        } else {
            Err(StreamsError::WrongState)
        }
    }
}
