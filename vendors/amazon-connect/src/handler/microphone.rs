//! The agent's microphone. The softphone has one for each call and switches that of the call which is talked on, without any
//! answer but an event; with more than two parties the service's own mute counts alone.

use std::collections::BTreeSet;
use std::time::Duration;

use fusion_cti::vendor::Softphone;
use fusion_cti_js::timeout;
use futures::channel::oneshot;

use super::shared::Shared;
use crate::error::StreamsError;
use crate::mapping::{MutedBy, is_voice};
use crate::snapshot::ContactData;
use crate::streams::{Agent, Contact, ask_for_mute};

/// Muting is local to the CCP's page; where no microphone is open it never answers.
const LIMIT: Duration = Duration::from_secs(3);

/// What is known of it, and who waits to hear of it.
#[derive(Debug, Default)]
pub(super) struct Microphone {
    /// The contacts on which it is off.
    muted: BTreeSet<String>,
    /// The contacts that are connected now.
    connected: BTreeSet<String>,
    /// Those of them whose customer is not on hold: the softphone's event is about these.
    talking: BTreeSet<String>,
    /// The contacts that have been seen.
    seen: BTreeSet<String>,
    question: Question,
    softphone: Softphone,
    waiting: Vec<oneshot::Sender<()>>,
}

/// Whether the softphone has to be asked how its microphone is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Question {
    #[default]
    Unneeded,
    /// A call was there already when this page came, and the microphone may be off since then.
    Due,
}

impl Microphone {
    /// Whether it is off on this contact.
    pub(super) fn is_muted(&self, contact: &str) -> bool {
        self.muted.contains(contact)
    }

    /// The softphone says how it is now.
    pub(super) fn toggled(&mut self, muted: bool) {
        let concerned = if self.talking.is_empty() {
            &self.connected
        } else {
            &self.talking
        };
        if muted {
            self.muted.extend(concerned.iter().cloned());
        } else {
            self.muted.retain(|contact| !concerned.contains(contact));
        }
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

    /// What there is now. A call that connects proves that there is audio again; one that ends leaves an open microphone to
    /// the next.
    pub(super) fn observed(&mut self, contacts: &[ContactData]) {
        let ids = |fits: fn(&ContactData) -> bool| -> BTreeSet<String> {
            let voice = contacts.iter().filter(|contact| is_voice(&contact.kind));
            voice
                .filter(|contact| fits(contact))
                .map(|contact| contact.contact_id.clone())
                .collect()
        };
        let connected = ids(|contact| contact.state == "connected");
        if !connected.is_empty() && self.connected.is_empty() {
            self.softphone = Softphone::Works;
        }
        if connected.iter().any(|contact| !self.seen.contains(contact)) {
            self.question = Question::Due;
        }
        self.muted.retain(|contact| connected.contains(contact));
        self.talking = ids(|contact| {
            let held = contact.initial.as_ref().is_some_and(|leg| leg.state == "hold");
            contact.state == "connected" && !held
        });
        self.connected = connected;
        self.seen = ids(|_| true);
    }

    /// Whether the softphone has to be asked now.
    fn take_question(&mut self) -> bool {
        std::mem::take(&mut self.question) == Question::Due
    }
}

impl Shared {
    /// Asks the softphone how its microphone is, if that is due. Its answer is an event like any other.
    pub(super) fn ask_for_mute_if_due(&self) {
        if self.state.borrow_mut().microphone.take_question() {
            // A library that cannot be asked leaves the microphone for open, as it is after a reload of the softphone.
            let _ = ask_for_mute();
        }
    }

    /// Turns the microphone off or on, wherever that counts.
    pub(super) async fn set_mute(&self, contact: &ContactData, muted: bool) -> Result<(), StreamsError> {
        for way in contact.ways_to_mute(muted) {
            match way {
                MutedBy::Softphone => self.switch_softphone(&contact.contact_id, muted).await?,
                MutedBy::Service => {
                    let contact = Contact::find(&contact.contact_id)?;
                    contact.mute_participant(muted, self.limit()).await?;
                }
            }
        }
        Ok(())
    }

    /// Switches the softphone's microphone; the answer is that the softphone says so.
    async fn switch_softphone(&self, contact: &str, muted: bool) -> Result<(), StreamsError> {
        let (toggled, wait) = oneshot::channel();
        {
            let microphone = &mut self.state.borrow_mut().microphone;
            if microphone.is_muted(contact) == muted {
                return Ok(());
            }
            microphone.waiting.push(toggled);
        }
        Agent::current()?.set_mute(muted)?;
        let answered = timeout(LIMIT.min(self.limit()), wait).await?;
        answered.map_err(|_| StreamsError::NotConnected)?;
        if self.state.borrow().microphone.is_muted(contact) == muted {
            Ok(())
        } else {
            Err(StreamsError::WrongState)
        }
    }
}
