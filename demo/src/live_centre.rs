//! The contact centre as the three origins share it: one state machine behind a lock, and every page is sent the changes.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde_json::{Value, json};
use tokio::runtime::Handle;
use tokio::sync::broadcast;

use crate::clock;
use crate::contact_centre::{
    Announcement, AnswerOrder, Audio, CentreState, ContactCentre, Exception, FarEnd, FarEndRefused, Received,
    Verdict,
};

/// Far more than a page can be behind without being gone.
const BACKLOG: usize = 256;

/// What is sent to every subscriber.
#[derive(Debug, Clone)]
pub(crate) enum Update {
    State(Arc<CentreState>),
    Announcement(Announcement),
}

/// What became of a request.
#[derive(Debug)]
pub(crate) enum Answer {
    Done(Value),
    Refused(Exception),
    /// There is none, and there never will be.
    None,
}

#[derive(Debug, Clone)]
pub(crate) struct LiveCentre {
    centre: Arc<Mutex<ContactCentre>>,
    updates: broadcast::Sender<Update>,
    /// So that what happens later also happens when a test calls in from outside the runtime.
    runtime: Handle,
}

impl LiveCentre {
    pub(crate) fn new(centre: ContactCentre, runtime: Handle) -> LiveCentre {
        LiveCentre {
            centre: Arc::new(Mutex::new(centre)),
            updates: broadcast::Sender::new(BACKLOG),
            runtime,
        }
    }

    fn lock(&self) -> MutexGuard<'_, ContactCentre> {
        self.centre.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn state(&self) -> CentreState {
        self.lock().state(clock::now())
    }

    /// What has arrived at the other end of a contact.
    pub(crate) fn received(&self, contact_id: &str) -> Option<Received> {
        self.lock().received(contact_id)
    }

    pub(crate) fn is_signed_in(&self) -> bool {
        use crate::contact_centre::Session;
        matches!(self.lock().session(), Session::SignedIn | Session::Denied)
    }

    pub(crate) fn heartbeat_period(&self) -> Duration {
        Duration::from_millis(self.lock().settings().heartbeat_millis)
    }

    /// What has been decided already, and everything from now on, without a gap between the two.
    pub(crate) fn subscribe(&self) -> (CentreState, broadcast::Receiver<Update>) {
        let centre = self.lock();
        (centre.state(clock::now()), self.updates.subscribe())
    }

    pub(crate) fn far_end(&self, happening: FarEnd) -> Result<Option<String>, FarEndRefused> {
        let mut centre = self.lock();
        let now = clock::now();
        let result = centre.far_end(happening, now);
        self.broadcast(&mut centre);
        if let Some(due) = centre.signs_out_at() {
            self.later(
                Duration::from_millis(due.saturating_sub(now)),
                LiveCentre::sign_out_if_due,
            );
        }
        result
    }

    /// A CCP page says whether it has a softphone.
    pub(crate) fn audio_becomes(&self, audio: Audio) {
        self.lock().audio_becomes(audio);
    }

    /// Reports the state although nothing has changed.
    pub(crate) fn heartbeat(&self) {
        self.broadcast(&mut self.lock());
    }

    /// One request of the library, with the faults that affect it and in the order that the settings ask for.
    pub(crate) async fn request(&self, method: &str, params: &Value) -> Answer {
        let verdict = self.lock().judge(method);
        match verdict {
            Verdict::Lose => {
                self.lock().record(method, params, "lost");
                return Answer::None;
            }
            Verdict::Refuse(exception) => {
                self.lock().record(method, params, &exception.kind);
                return Answer::Refused(exception);
            }
            Verdict::AnswerAndProceedAfter(delay) => {
                let (centre, method, params) = (self.clone(), method.to_owned(), params.clone());
                self.runtime.spawn(async move {
                    tokio::time::sleep(delay).await;
                    centre.carry_out(&method, &params).await
                });
                return Answer::Done(json!({}));
            }
            Verdict::ProceedUnanswered => {
                self.carry_out(method, params).await;
                return Answer::None;
            }
            Verdict::ProceedAfter(delay) => tokio::time::sleep(delay).await,
            Verdict::Proceed => {}
        }
        self.carry_out(method, params).await
    }

    async fn carry_out(&self, method: &str, params: &Value) -> Answer {
        let (result, order, delay) = {
            let mut centre = self.lock();
            let result = centre.request(method, params, clock::now());
            let delay = Duration::from_millis(centre.settings().snapshot_delay_millis);
            (result, centre.settings().answer_order, delay)
        };
        match order {
            AnswerOrder::SnapshotFirst => {
                self.heartbeat();
                tokio::time::sleep(delay).await;
            }
            AnswerOrder::AnswerFirst => self.later(delay, LiveCentre::heartbeat),
        }
        result.map_or_else(Answer::Refused, Answer::Done)
    }

    fn broadcast(&self, centre: &mut ContactCentre) {
        // No subscriber is no error: the pages come and go.
        for announcement in centre.take_announcements() {
            let _ = self.updates.send(Update::Announcement(announcement));
        }
        let _ = self
            .updates
            .send(Update::State(Arc::new(centre.state(clock::now()))));
        if centre.has_follow_up() {
            let delay = Duration::from_millis(centre.settings().snapshot_delay_millis);
            self.later(delay, LiveCentre::follow_up);
        }
    }

    fn sign_out_if_due(&self) {
        let mut centre = self.lock();
        centre.sign_out_if_due(clock::now());
        self.broadcast(&mut centre);
    }

    fn follow_up(&self) {
        let mut centre = self.lock();
        // Several reports may have asked for the same follow-up.
        if centre.has_follow_up() {
            centre.follow_up(clock::now());
            self.broadcast(&mut centre);
        }
    }

    fn later(&self, delay: Duration, then: fn(&LiveCentre)) {
        let centre = self.clone();
        self.runtime.spawn(async move {
            tokio::time::sleep(delay).await;
            then(&centre);
        });
    }
}

impl Answer {
    /// `{data}` or `{err}`; nothing at all when there is no answer.
    pub(crate) fn into_json(self) -> Option<Value> {
        match self {
            Answer::Done(data) => Some(json!({ "data": data })),
            Answer::Refused(exception) => Some(json!({ "err": exception.to_json() })),
            Answer::None => None,
        }
    }
}
