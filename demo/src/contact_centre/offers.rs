//! How contacts come to be, wait, and are offered to the agent.

use super::configuration::DEFAULT_QUEUE;
use super::connection::{Connection, ConnectionState, Role, endpoint};
use super::contact::{Contact, ContactKind, Direction, Phase};
use super::{Announcement, Audio, Caller, ContactCentre};

impl ContactCentre {
    /// A customer gets in touch. The contact waits in its queue until the agent is free for it.
    pub(super) fn customer_calls(&mut self, caller: Caller, now: u64) -> String {
        let id = self.next_contact_id();
        let is_call = caller.kind == ContactKind::Voice;
        let initiation = caller
            .initiation
            .unwrap_or_else(|| default_initiation(caller.kind).to_owned());
        let is_preview = initiation == "campaign_preview";
        let (direction, role) = if caller.outbound || is_preview {
            (Direction::Outbound, Role::Outbound)
        } else {
            (Direction::Inbound, Role::Inbound)
        };
        let mut connections =
            vec![self.connection(&id, "a", Role::Agent, endpoint("agent", None), is_call, now)];
        if !is_preview {
            let target = endpoint("phone_number", caller.number.as_deref());
            connections.push(Connection {
                initial: true,
                state: ConnectionState::Connected,
                ..self.connection(&id, "c", role, target, is_call, now)
            });
        }
        self.waiting.push(Contact {
            initial_contact_id: Some(caller.initial_contact_id.unwrap_or_else(|| id.clone())),
            kind: caller.kind,
            direction,
            phase: first_phase(caller.kind, &initiation),
            initiation,
            phase_since: now,
            callback_accepted: false,
            queue: caller.queue.unwrap_or_else(|| DEFAULT_QUEUE.to_owned()),
            queued_at: Some(now),
            number: caller.number,
            name: caller.name,
            attributes: caller.attributes,
            connections,
            agent_error: None,
            digits: String::new(),
            id: id.clone(),
        });
        self.offer_waiting(now);
        id
    }

    /// The agent's call to a customer, dialled at once.
    pub(super) fn dial(&mut self, target: serde_json::Value, now: u64) -> String {
        let id = self.next_contact_id();
        let number = target
            .get("phoneNumber")
            .and_then(|number| number.as_str())
            .map(str::to_owned);
        let connections = vec![
            self.connection(&id, "a", Role::Agent, endpoint("agent", None), true, now),
            Connection {
                initial: true,
                state: ConnectionState::Connected,
                ..self.connection(&id, "c", Role::Outbound, target, true, now)
            },
        ];
        self.contacts.push(Contact {
            initial_contact_id: Some(id.clone()),
            kind: ContactKind::Voice,
            direction: Direction::Outbound,
            initiation: "outbound".to_owned(),
            phase: Phase::Connecting,
            phase_since: now,
            callback_accepted: false,
            queue: DEFAULT_QUEUE.to_owned(),
            queued_at: None,
            number,
            name: None,
            attributes: Default::default(),
            connections,
            agent_error: None,
            digits: String::new(),
            id: id.clone(),
        });
        id
    }

    /// The same contact, under the same id, goes back into its queue after it left the agent.
    pub(super) fn offer_again(&mut self, mut contact: Contact, now: u64) {
        contact.agent_error = None;
        contact.callback_accepted = false;
        contact.queued_at = Some(now);
        contact
            .connections
            .retain(|connection| connection.initial || connection.role == Role::Agent);
        for connection in &mut contact.connections {
            let state = match connection.role {
                Role::Agent => ConnectionState::Connecting,
                Role::Inbound | Role::Outbound => ConnectionState::Connected,
            };
            connection.enter(state, now);
        }
        contact.enter(first_phase(contact.kind, &contact.initiation), now);
        self.waiting.push(contact);
        self.offer_waiting(now);
    }

    /// Offers everybody in the queues for whom the agent is free, in the order of their arrival.
    pub(super) fn offer_waiting(&mut self, now: u64) {
        for mut contact in std::mem::take(&mut self.waiting) {
            self.show_agent_state(now);
            if self.is_free_for(contact.kind) {
                contact.phase_since = now;
                self.contacts.push(contact);
            } else {
                self.waiting.push(contact);
            }
        }
    }

    /// Whether the centre would do something by itself a moment from now: see [`ContactCentre::follow_up`].
    pub(crate) fn has_follow_up(&self) -> bool {
        self.rings_for_auto_accept().is_some()
            || self.waiting.iter().any(|contact| self.is_free_for(contact.kind))
    }

    /// What the centre does by itself, each in a snapshot of its own as in the real service: it accepts a call for an
    /// agent with auto-accept, and offers those who waited for the agent to become free.
    pub(crate) fn follow_up(&mut self, now: u64) {
        if let Some(id) = self.rings_for_auto_accept() {
            if self.accept(&id, now).is_ok() {
                Announcement::accepted(&id)
                    .into_iter()
                    .for_each(|announcement| self.announce(announcement));
            }
        } else {
            self.offer_waiting(now);
        }
        self.settle(now);
    }

    fn rings_for_auto_accept(&self) -> Option<String> {
        let rings = |contact: &&Contact| {
            contact.kind == ContactKind::Voice
                && contact.phase == Phase::Connecting
                && !contact.dials_customer()
        };
        let ringing = self
            .contacts
            .iter()
            .find(rings)
            .filter(|_| self.settings.auto_accept && self.audio == Audio::Ready);
        ringing.map(|contact| contact.id.clone())
    }

    fn is_free_for(&self, kind: ContactKind) -> bool {
        let same_channel = |contact: &&Contact| contact.kind.is_voice() == kind.is_voice();
        let taken = self.contacts.iter().filter(same_channel).count() as u64;
        if !self.available_as.is_routable() || self.next_state.is_some() {
            return false;
        }
        match kind {
            ContactKind::Voice | ContactKind::QueueCallback => {
                taken < self.settings.voice_concurrency
                    && (self.shown.kind == "routable" || self.shown.name == "Busy")
            }
            ContactKind::Task | ContactKind::Chat => taken < 10,
        }
    }

    fn next_contact_id(&mut self) -> String {
        self.contacts_created += 1;
        format!(
            "{:08x}-0000-4000-8000-{:012x}",
            self.id_prefix, self.contacts_created
        )
    }

    pub(super) fn connection(
        &self,
        contact_id: &str,
        suffix: &str,
        role: Role,
        endpoint: serde_json::Value,
        softphone: bool,
        now: u64,
    ) -> Connection {
        Connection {
            // The contact's own id with another variant digit: unique, and easy to recognise in a trace.
            id: format!(
                "{}{suffix}",
                contact_id.replacen("-8000-", "-9000-", 1).split_off(1)
            ),
            role,
            initial: false,
            state: ConnectionState::Connecting,
            since: now,
            endpoint,
            muted: false,
            softphone: softphone && self.settings.softphone,
            quick_connect_name: None,
        }
    }
}

fn default_initiation(kind: ContactKind) -> &'static str {
    match kind {
        ContactKind::Voice => "inbound",
        ContactKind::QueueCallback => "callback",
        ContactKind::Task | ContactKind::Chat => "api",
    }
}

fn first_phase(kind: ContactKind, initiation: &str) -> Phase {
    match kind {
        ContactKind::Voice if initiation == "campaign_preview" => Phase::Incoming,
        ContactKind::QueueCallback => Phase::Incoming,
        ContactKind::Voice | ContactKind::Task | ContactKind::Chat => Phase::Connecting,
    }
}
