//! One contact: what is shown of it, and what can be asked for.

use std::time::Duration;

use fusion_cti::redact::Private;
use fusion_cti_js::{PromiseError, settled};
use js_sys::{Array, Object};
use std::collections::BTreeMap;
use wasm_bindgen::{JsCast as _, JsValue};

use super::agent::Agent;
use super::request::request;
use super::untraced::untraced;
use super::value::{items, moment, text};
use crate::error::StreamsError;
use crate::mapping::{Leg, is_voice};
use crate::snapshot::{ConnectionData, ContactData};
use crate::sys::{self, Member};

/// The library's view on a contact's last snapshot. Its getters throw once the contact is gone.
pub(crate) struct Contact(sys::Contact);

impl From<sys::Contact> for Contact {
    fn from(contact: sys::Contact) -> Self {
        Self(contact)
    }
}

impl Contact {
    /// One of the agent's contacts, by its id.
    ///
    /// # Errors
    /// It is gone, or there is no agent.
    pub(crate) fn find(id: &str) -> Result<Self, StreamsError> {
        Agent::current()?
            .contacts()?
            .into_iter()
            .find(|contact| text(contact.0.id()).as_deref() == Some(id))
            .ok_or(StreamsError::Gone)
    }

    /// All getters that are needed; none for a contact that cannot be read at all. One that fails costs its own field
    /// only. Of other types than calls only id, type and state are asked for: the rest throws on tasks
    /// (`contract/streams.md` §7, traps).
    pub(crate) fn data(&self) -> Option<ContactData> {
        let contact = &self.0;
        let state = contact.state().ok()??;
        let basics = ContactData {
            contact_id: text(contact.id())?,
            kind: text(contact.kind())?,
            state: text(state.kind())?,
            ..ContactData::default()
        };
        if !is_voice(&basics.kind) {
            return Some(basics);
        }
        Some(ContactData {
            initial_contact_id: text(contact.initial_id()),
            since: moment(state.timestamp()),
            is_inbound: contact.is_inbound().ok().flatten(),
            initiation_method: text(contact.initiation_method()),
            queue: contact
                .queue()
                .ok()
                .flatten()
                .and_then(|queue| text(queue.name())),
            attributes: attributes(contact.attributes()),
            customer_number: contact
                .customer_endpoint()
                .ok()
                .flatten()
                .and_then(|endpoint| text(endpoint.phone_number())),
            initial: connection_data(contact.initial_connection()),
            agent_leg: connection_data(self.own()),
            third_parties: items(contact.third_party_connections())
                .unwrap_or_default()
                .into_iter()
                .map(|connection| connection_data(Ok(Some(connection))).unwrap_or_default())
                .collect(),
            system_number: contact
                .system_endpoint()
                .ok()
                .flatten()
                .and_then(|endpoint| text(endpoint.phone_number())),
            is_softphone: contact.is_softphone_call().ok().flatten(),
            is_multi_party: contact.is_multi_party_conference_enabled().ok().flatten(),
            ..basics
        })
    }

    /// Takes an offered contact.
    pub(crate) async fn accept(&self, limit: Duration) -> Result<(), StreamsError> {
        request(limit, |callbacks| self.0.accept(callbacks)).await
    }

    /// Refuses an offered contact.
    pub(crate) async fn reject(&self, limit: Duration) -> Result<(), StreamsError> {
        request(limit, |callbacks| self.0.reject(callbacks)).await
    }

    /// Takes a contact that is over, however it ended, off the list.
    pub(crate) async fn clear(&self, limit: Duration) -> Result<(), StreamsError> {
        request(limit, |callbacks| self.0.clear(callbacks)).await
    }

    /// Calls the customer of a preview. There are no callbacks here, only a promise, which the CCP's own half of the library's
    /// SDK settles; a CCP without one leaves it open.
    pub(crate) async fn engage_preview(&self, limit: Duration) -> Result<(), StreamsError> {
        match settled(limit, self.0.engage_preview_contact()?).await {
            Ok(_) => Ok(()),
            Err(PromiseError::Rejected(refusal)) => Err(refusal.into()),
            Err(PromiseError::TimedOut(timed_out)) => Err(timed_out.into()),
        }
    }

    /// Ends the agent's part in a contact; with a third party in it, the others go on talking.
    pub(crate) async fn hang_up(&self, limit: Duration) -> Result<(), StreamsError> {
        let own = self.connection(Leg::Own)?;
        request(limit, |callbacks| own.destroy(callbacks)).await
    }

    /// Puts somebody on hold.
    pub(crate) async fn hold(&self, leg: Leg, limit: Duration) -> Result<(), StreamsError> {
        let connection = self.connection(leg)?;
        request(limit, |callbacks| connection.hold(callbacks)).await
    }

    /// Takes somebody back from hold.
    pub(crate) async fn resume(&self, leg: Leg, limit: Duration) -> Result<(), StreamsError> {
        let connection = self.connection(leg)?;
        request(limit, |callbacks| connection.resume(callbacks)).await
    }

    /// Sends tones to somebody. They may be a secret: the library's log does not hear of them.
    pub(crate) async fn send_digits(
        &self,
        leg: Leg,
        digits: &str,
        limit: Duration,
    ) -> Result<(), StreamsError> {
        let connection = self.connection(leg)?;
        request(limit, |callbacks| {
            untraced(|| connection.send_digits(digits, callbacks))
        })
        .await
    }

    /// Has the service mute the agent, or unmute.
    pub(crate) async fn mute_participant(&self, muted: bool, limit: Duration) -> Result<(), StreamsError> {
        let own = self.connection(Leg::Own)?;
        request(limit, |callbacks| {
            if muted {
                own.mute_participant(callbacks)
            } else {
                own.unmute_participant(callbacks)
            }
        })
        .await
    }

    /// Calls a third party; the service puts the customer on hold meanwhile.
    pub(crate) async fn add_party(&self, number: &str, limit: Duration) -> Result<(), StreamsError> {
        let endpoint = endpoint(number)?;
        request(limit, |callbacks| self.0.add_connection(&endpoint, callbacks)).await
    }

    /// Puts all parties into one conference.
    pub(crate) async fn join_parties(&self, limit: Duration) -> Result<(), StreamsError> {
        request(limit, |callbacks| self.0.conference_connections(callbacks)).await
    }

    fn connection(&self, leg: Leg) -> Result<sys::Connection, StreamsError> {
        match leg {
            Leg::Initial => there(self.0.initial_connection()),
            Leg::Own => there(self.own()),
            Leg::Other(index) => {
                let others = items(self.0.third_party_connections()).unwrap_or_default();
                others.into_iter().nth(index).ok_or(StreamsError::WrongState)
            }
        }
    }

    /// The agent's own connection. The library takes the first of type agent or monitoring, which is the supervisor's where one
    /// has joined and stands first.
    fn own(&self) -> Member<Option<sys::Connection>> {
        let first = self.0.agent_connection()?;
        let is_of = |connection: &sys::Connection, kind| text(connection.kind()).as_deref() == Some(kind);
        if first.as_ref().is_none_or(|first| !is_of(first, "monitoring")) {
            return Ok(first);
        }
        let all = items(self.0.connections()).unwrap_or_default();
        let agent = all.into_iter().find(|connection| is_of(connection, "agent"));
        Ok(agent.or(first))
    }
}

/// A number as the library wants it: E.164. One without a country would be dialled as a number of whichever country the
/// service assumes, and reach a stranger.
pub(super) fn endpoint(number: &str) -> Result<sys::Endpoint, StreamsError> {
    if !number.starts_with('+') {
        return Err(StreamsError::NoCountryCode);
    }
    sys::Endpoint::by_phone_number(number).map_err(StreamsError::from)
}

/// A connection, while there is one; getters of a contact that has just gone throw.
fn there(connection: Member<Option<sys::Connection>>) -> Result<sys::Connection, StreamsError> {
    connection?.ok_or(StreamsError::WrongState)
}

fn connection_data(connection: Member<Option<sys::Connection>>) -> Option<ConnectionData> {
    let connection = connection.ok()??;
    let state = connection.state().ok().flatten();
    let endpoint = connection.endpoint().ok().flatten();
    Some(ConnectionData {
        state: state.and_then(|state| text(state.kind())).unwrap_or_default(),
        phone_number: endpoint.and_then(|endpoint| text(endpoint.phone_number())),
        id: text(connection.id()),
        kind: text(connection.kind()),
        monitoring: text(connection.monitor_status()),
        is_mute: connection.is_mute().ok().flatten().unwrap_or(false),
        forced_mute: connection.is_forced_mute().ok().flatten().unwrap_or(false),
    })
}

/// A map of `{name, value}`, or of plain strings, under their names.
fn attributes(map: Member<Option<Object>>) -> BTreeMap<String, Private<String>> {
    let Ok(Some(map)) = map else {
        return BTreeMap::default();
    };
    let mut attributes = BTreeMap::new();
    attributes.extend(Object::entries(&map).iter().filter_map(attribute));
    attributes
}

fn attribute(entry: JsValue) -> Option<(String, Private<String>)> {
    let entry: Array = entry.dyn_into().ok()?;
    let (name, value) = (entry.get(0).as_string()?, entry.get(1));
    let value = text(value.unchecked_ref::<sys::Attribute>().value()).or_else(|| value.as_string())?;
    Some((name, Private::new(value)))
}
