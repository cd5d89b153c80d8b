//! What is asked of the vendor and of Fusion, and how their own requests are answered: while one input is handled, everything
//! goes out through here.

use crate::host::HostRequest;
use crate::ids::{CommandId, EventId, RequestId};
use crate::session::counters::Counters;
use crate::session::effect::{CommandAnswer, Effect, ToHost};
use crate::session::engagement::{Engagement, Origin};
use crate::session::event_ids::EventIds;
use crate::session::host_link::{HostLink, HostState};
use crate::session::notices::{Notice, Notices};
use crate::session::open_requests::{OpenRequest, OpenRequests, Requester};
use crate::session::refusal::RefusalReason;
use crate::session::settings::SessionSettings;
use crate::time::Timestamp;
use crate::vendor::{VendorCommand, VendorErrorKind};

/// The requests of a session and what is known from their answers.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Requests {
    pub(crate) host: HostState,
    pub(crate) open: OpenRequests,
    pub(crate) notices: Notices,
    pub(crate) counters: Counters,
    next: u64,
}

impl Requests {
    pub(crate) fn new(link: HostLink) -> Self {
        Self {
            host: HostState::new(link),
            open: OpenRequests::default(),
            notices: Notices::default(),
            counters: Counters::default(),
            next: 1,
        }
    }
}

/// One input being handled: everything of the session but its calls, and the effects so far.
pub(super) struct Turn<'s> {
    pub(super) now: Timestamp,
    pub(super) settings: &'s SessionSettings,
    pub(super) requests: &'s mut Requests,
    /// The call in front, by its event id.
    pub(super) front: &'s mut Option<EventId>,
    /// The event ids that were given out lately, so that none is given out twice.
    pub(super) event_ids: &'s mut EventIds,
    pub(super) effects: Vec<Effect>,
}

impl Turn<'_> {
    /// The deadline of a request to Fusion that is made now.
    pub(super) fn reply_deadline(&self) -> Timestamp {
        self.now.after(self.settings.reply_limit)
    }

    /// The deadline of a request to the vendor that is made now.
    pub(super) fn vendor_deadline(&self) -> Timestamp {
        self.now.after(self.settings.vendor_limit)
    }

    /// Whether there is no Fusion.
    pub(super) fn is_standalone(&self) -> bool {
        self.requests.host.link == HostLink::Standalone
    }

    /// Whether calls can be told to Fusion.
    pub(super) fn is_host_open(&self) -> bool {
        self.requests.host.is_open()
    }

    pub(super) fn notify(&mut self, notice: Notice) {
        self.requests.notices.add(notice);
    }

    /// Sends a request whose reply and deadline the caller watches.
    pub(super) fn send(&mut self, what: impl Into<ToHost>) -> RequestId {
        let request = self.new_request();
        let what = what.into();
        self.effects.push(Effect::AskHost { request, what });
        request
    }

    /// Asks the host something that is part of no call's progress.
    pub(super) fn ask_host(&mut self, what: impl Into<ToHost>) -> RequestId {
        let what = what.into();
        let is_answered = what.is_answered();
        let request = self.send(what);
        if is_answered {
            let deadline = self.reply_deadline();
            self.requests.host.pending_without_call.push((request, deadline));
        }
        request
    }

    /// Asks the vendor, unless the very same request is open: then this requester waits with the others.
    pub(super) fn ask_vendor(&mut self, what: VendorCommand, requester: Requester) {
        if self.requests.open.join(&what, requester) {
            return;
        }
        let request = self.new_request();
        let open = OpenRequest {
            what: what.clone(),
            requesters: vec![requester],
            deadline: self.vendor_deadline(),
        };
        self.requests.open.add(request, open);
        self.effects.push(Effect::AskVendor { request, what });
    }

    /// Answers a command of Fusion's.
    pub(super) fn answer(&mut self, command: CommandId, answer: CommandAnswer) {
        self.effects.push(Effect::AnswerHost { command, answer });
    }

    /// Answers a command of Fusion's with what speaks against it.
    pub(super) fn refuse(&mut self, command: CommandId, reason: RefusalReason) {
        self.answer(command, CommandAnswer::Refused(reason));
    }

    /// Tells Fusion, if it was Fusion who asked, that it is done. The agent sees it.
    pub(super) fn confirm_to(&mut self, requester: Requester) {
        if let Requester::Host(command) = requester {
            self.answer(command, CommandAnswer::Done);
        }
    }

    /// Says to whoever asked why it is not done.
    pub(super) fn refuse_to(&mut self, requester: Requester, reason: RefusalReason) {
        match requester {
            Requester::Host(command) => self.refuse(command, reason),
            Requester::Agent => self.notify(Notice::Refused(reason)),
            Requester::Nobody => {}
        }
    }

    /// Tells Fusion that a call which was asked for there could not be placed. Fusion never heard of a call dialled here.
    pub(super) fn report_undialled(&mut self, engagement: &Engagement, kind: VendorErrorKind) {
        if engagement.origin == Origin::Fusion && self.is_host_open() {
            self.ask_host(ToHost::OutboundFailed {
                event_id: engagement.event_id.clone(),
                asked_in: engagement.asked_in.clone(),
                kind,
            });
        }
    }

    /// Asks for Fusion's configuration, with which everything begins.
    pub(super) fn open_link(&mut self) {
        let request = self.send(HostRequest::Configuration);
        self.requests.host.link = HostLink::Opening(request, self.reply_deadline());
    }

    fn new_request(&mut self) -> RequestId {
        let request = RequestId(self.requests.next);
        self.requests.next += 1;
        request
    }
}
