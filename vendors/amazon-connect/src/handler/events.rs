//! What the library's events, the browser's network and the clock change, and when that is looked at.

use std::rc::Rc;

use fusion_cti::vendor::SignOut;
use wasm_bindgen_futures::spawn_local;

use super::clock::now;
use super::connection::with;
use super::link::Notice;
use super::shared::Shared;
use super::{sign_in, transfer};
use crate::streams::BusEvent;

impl Shared {
    /// Takes an event of the library.
    pub(super) fn on_event(self: &Rc<Self>, event: BusEvent) {
        let notice = match event {
            BusEvent::MuteToggled { muted: Some(muted) } => {
                self.state.borrow_mut().microphone.toggled(muted);
                return self.schedule_refresh();
            }
            BusEvent::MuteToggled { muted: None } => return,
            BusEvent::SoftphoneFailed(softphone) => {
                self.state.borrow_mut().microphone.failed(softphone);
                return self.schedule_refresh();
            }
            BusEvent::Refreshed => Notice::Refreshed,
            BusEvent::AckTimeout => Notice::NotSignedIn,
            BusEvent::Terminated => Notice::SignedOut,
            BusEvent::AuthFail => Notice::SessionExpired,
            BusEvent::AccessDenied => Notice::AccessDenied,
            BusEvent::IframeRetriesExhausted => Notice::PanelUnanswered,
            BusEvent::AuthorizeRetriesExhausted | BusEvent::CtiAuthorizeRetriesExhausted => {
                Notice::RetriesExhausted
            }
        };
        self.notice(notice);
    }

    /// Takes a notice into the link.
    pub(super) fn notice(self: &Rc<Self>, notice: Notice) {
        {
            let mut state = self.state.borrow_mut();
            state.link.notice(now(), notice);
            // Who is signed out already is not warned of it.
            if matches!(notice, Notice::SignedOut | Notice::SessionExpired) {
                state.inactivity.becomes(SignOut::NotDue);
            }
        }
        self.schedule_refresh();
    }

    /// Takes a warning of a sign-out, or its end.
    pub(super) fn sign_out_becomes(self: &Rc<Self>, sign_out: SignOut) {
        self.state.borrow_mut().inactivity.becomes(sign_out);
        self.schedule_refresh();
    }

    /// Looks at the clock.
    pub(super) fn on_tick(self: &Rc<Self>) {
        let now = now();
        let limit = self.settings.silence_timeout();
        let went_down = self.state.borrow_mut().link.check(now, limit);
        sign_in::on_tick(self, now);
        if went_down {
            self.schedule_refresh();
        }
    }

    /// Refreshes when the library has raised all events of its present task, so that one update makes one snapshot.
    fn schedule_refresh(self: &Rc<Self>) {
        let is_scheduled = std::mem::replace(&mut self.state.borrow_mut().refresh_is_scheduled, true);
        if !is_scheduled {
            let shared = Rc::downgrade(self);
            spawn_local(async move { with(&shared, Shared::refresh) });
        }
    }

    /// Acts on what the library shows now, and reports it.
    fn refresh(self: &Rc<Self>) {
        self.state.borrow_mut().refresh_is_scheduled = false;
        let observation = self.observe();
        self.ask_for_mute_if_due();
        transfer::complete_answered(self, &observation);
        self.deliver(observation);
    }
}
