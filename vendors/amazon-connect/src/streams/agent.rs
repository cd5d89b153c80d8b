//! The agent: what is shown of one, and what can be asked for.

use std::time::Duration;

use fusion_cti_js::json;
use js_sys::Object;
use serde::Serialize;
use wasm_bindgen::{JsCast as _, JsValue};

use super::contact::{Contact, endpoint};
use super::library::core;
use super::request::request;
use super::value::{items, text};
use crate::error::StreamsError;
use crate::snapshot::{AgentData, AgentStateData};
use crate::sys;

/// When a state begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Begins {
    /// At once, though a call may be going on.
    Now,
    /// After the present call or work.
    AfterWork,
}

/// The library's view on the agent's last snapshot.
pub(crate) struct Agent(sys::Agent);

impl Agent {
    /// The agent who is signed in.
    ///
    /// # Errors
    /// There is none before the first update.
    pub(crate) fn current() -> Result<Self, StreamsError> {
        sys::Agent::new()
            .map(Self)
            .map_err(|_| StreamsError::NotConnected)
    }

    /// All getters that are needed. One that fails costs its own field only.
    pub(crate) fn data(&self) -> AgentData {
        AgentData {
            name: text(self.0.name()).unwrap_or_default(),
            state: self
                .0
                .state()
                .ok()
                .flatten()
                .map(|state| state_data(&state))
                .unwrap_or_default(),
            next_state: self
                .0
                .next_state()
                .ok()
                .flatten()
                .and_then(|state| text(state.name())),
            routing_profile: self
                .0
                .routing_profile()
                .ok()
                .flatten()
                .and_then(|profile| text(profile.name())),
            states: items(self.0.agent_states())
                .unwrap_or_default()
                .iter()
                .map(state_data)
                .collect(),
        }
    }

    /// Whether the agent talks in the browser; not where the library does not tell.
    pub(crate) fn talks_in_browser(&self) -> bool {
        self.0.is_softphone_enabled().ok().flatten() == Some(true)
    }

    /// The agent's contacts, in the library's order.
    ///
    /// # Errors
    /// The library throws.
    pub(crate) fn contacts(&self) -> Result<Vec<Contact>, StreamsError> {
        let contacts = self.0.contacts()?;
        let contacts = items(Ok(contacts)).unwrap_or_default();
        Ok(contacts.into_iter().map(Contact::from).collect())
    }

    /// Whether the agent has a permission; also where the library does not tell.
    pub(crate) fn may(&self, permission: &str) -> bool {
        items(self.0.permissions())
            .is_none_or(|granted: Vec<JsValue>| granted.iter().any(|name| *name == permission))
    }

    /// Puts the agent into a state. The service wants the library's own state object, so it is looked up by its ARN.
    ///
    /// # Errors
    /// There is no such state, the library throws, or the service refuses or does not answer within `limit`.
    pub(crate) async fn set_state(
        &self,
        arn: &str,
        begins: Begins,
        limit: Duration,
    ) -> Result<(), StreamsError> {
        let states = items(Ok(self.0.agent_states()?)).unwrap_or_default();
        let state = states
            .iter()
            .find(|state| text(state.arn()).as_deref() == Some(arn))
            .ok_or(StreamsError::WrongState)?;
        let options: sys::StateOptions = Object::new().unchecked_into();
        options.set_enqueue_next_state(begins == Begins::AfterWork);
        request(limit, |callbacks| self.0.set_state(state, callbacks, &options)).await
    }

    /// Dials a number from the default outbound queue. The library does not tell which contact results.
    ///
    /// # Errors
    /// The library throws, or the service refuses or does not answer within `limit`.
    pub(crate) async fn dial(&self, number: &str, limit: Duration) -> Result<(), StreamsError> {
        let endpoint = endpoint(number)?;
        request(limit, |callbacks| {
            callbacks.set_timeout(limit.as_secs_f64() * 1000.0);
            self.0.connect(&endpoint, callbacks)
        })
        .await
    }

    /// Switches the softphone's microphone. No callback exists: only the mute toggle tells that it was done.
    ///
    /// # Errors
    /// The library throws.
    pub(crate) fn set_mute(&self, muted: bool) -> Result<(), StreamsError> {
        let switched = if muted { self.0.mute() } else { self.0.unmute() };
        switched.map_err(StreamsError::from)
    }
}

/// Asks the softphone whether its microphone is off. This is the library's own request to switch it without saying how: the
/// softphone then answers with what is so (`muteToggle` in Streams' `softphone.js`), and one that knows nothing of it stays silent.
///
/// # Errors
/// The library throws, or has not been started.
pub(crate) fn ask_for_mute() -> Result<(), StreamsError> {
    let conduit = core()?.upstream()?.ok_or(StreamsError::NotConnected)?;
    let question = json::from_serialize(&Broadcast {
        event: "mute",
        data: Nothing {},
    })?;
    conduit
        .send_upstream("broadcast", &question)
        .map_err(StreamsError::from)
}

/// What the CCP passes on to every page and to itself (`contract/streams.md` §3).
#[derive(Serialize)]
struct Broadcast {
    event: &'static str,
    data: Nothing,
}

#[derive(Serialize)]
struct Nothing {}

fn state_data(state: &sys::AgentState) -> AgentStateData {
    AgentStateData {
        arn: text(state.arn()),
        name: text(state.name()).unwrap_or_default(),
        kind: text(state.kind()).unwrap_or_default(),
    }
}
