//! What the handler's methods and the library's events share.

use std::cell::RefCell;
use std::time::Duration;

use fusion_cti::time::Timestamp;
use fusion_cti::vendor::{OpenRequests, SnapshotSink, VendorLink, VendorSnapshot};
use web_sys::HtmlElement;

use super::connection::Phase;
use super::inactivity::Inactivity;
use super::link::Link;
use super::microphone::Microphone;
use super::transfer::Transfers;
use crate::mapping::Mapping;
use crate::settings::ConnectSettings;

/// Settings, state, and the container of the CCP. What it does is in the modules next to this one, by purpose.
pub(super) struct Shared {
    pub(super) settings: ConnectSettings,
    pub(super) container: HtmlElement,
    pub(super) state: RefCell<State>,
    pub(super) open: OpenRequests,
}

/// What changes while the handler lives.
pub(super) struct State {
    pub(super) link: Link,
    pub(super) phase: Phase,
    pub(super) sink: Option<SnapshotSink>,
    pub(super) mapping: Mapping,
    /// The snapshot that was delivered last.
    pub(super) delivered: Option<VendorSnapshot>,
    pub(super) microphone: Microphone,
    pub(super) transfers: Transfers,
    pub(super) inactivity: Inactivity,
    pub(super) refresh_is_scheduled: bool,
}

impl Shared {
    /// Nothing is started before `connect`.
    pub(super) fn new(settings: ConnectSettings, container: HtmlElement) -> Self {
        Self {
            settings,
            container,
            state: RefCell::new(State {
                link: Link::new(Timestamp::default()),
                phase: Phase::Idle,
                sink: None,
                mapping: Mapping::new(),
                delivered: None,
                microphone: Microphone::default(),
                transfers: Transfers::default(),
                inactivity: Inactivity::default(),
                refresh_is_scheduled: false,
            }),
            open: OpenRequests::default(),
        }
    }

    /// The state of the link.
    pub(super) fn link(&self) -> VendorLink {
        self.state.borrow().link.state()
    }

    /// How long a request may stay unanswered.
    pub(super) fn limit(&self) -> Duration {
        self.settings.request_timeout()
    }
}
