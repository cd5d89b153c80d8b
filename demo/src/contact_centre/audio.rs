use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{Announcement, ContactCentre};

/// Whether a CCP page has a softphone, on which the agent could talk.
///
/// The real CCP gives a call sound only where the page around it asked for that (`softphone.allowFramedSoftphone`), or in a
/// window of its own. Without it, an accepted call stays connecting until it counts as missed (amazon-connect-streams, issues
/// #11, #92 and #240).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Audio {
    /// No CCP page has one.
    #[default]
    None,
    /// A CCP page has one, and the browser lets it use the microphone.
    Ready,
    /// A CCP page has one, but no microphone: the frames around it do not hand it on.
    NoMicrophone,
}

impl ContactCentre {
    /// A CCP page says what it has. The last word counts.
    pub(crate) fn audio_becomes(&mut self, audio: Audio) {
        self.audio = audio;
    }

    /// Whether a call that the agent accepts now gets sound. Where the microphone is missing, the pages are told so.
    pub(super) fn gives_sound(&mut self) -> bool {
        if !self.settings.softphone {
            return true;
        }
        if self.audio == Audio::NoMicrophone {
            let error = json!({ "errorType": "microphone_not_shared", "errorMessage": "Your microphone is not enabled." });
            self.announce(Announcement::new("agent::softphone_error", error));
        }
        self.audio == Audio::Ready
    }
}
