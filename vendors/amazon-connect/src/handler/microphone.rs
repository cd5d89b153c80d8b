//! The agent's microphone: one for all calls, and switched without any answer but an event.

use std::time::Duration;

use fusion_cti::vendor::Softphone;
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
    pub(super) fn failed(&mut self, microphone_is_denied: bool) {
        self.softphone = if microphone_is_denied {
            Softphone::MicrophoneDenied
        } else {
            Softphone::Failed
        };
    }

    /// Whether a call is connected now. One that connects proves that there is audio again; one that ends leaves an open
    /// microphone to the next.
    pub(super) fn sees(&mut self, talking: bool) {
        if talking && !self.talking {
            self.softphone = Softphone::Works;
        }
        self.talking = talking;
        self.muted &= talking;
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
