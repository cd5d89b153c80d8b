//! An incoming call, described before it rings.

use std::collections::BTreeMap;

use crate::direction::Direction;
use crate::ids::CallId;
use crate::redact::Private;
use crate::vendor::snapshot::{CallSnapshot, Initiation, Mute, Recording, Stage};

/// A call that is about to be offered to the agent.
#[derive(Clone, Debug)]
pub struct Offer {
    id: Option<CallId>,
    first_leg: Option<CallId>,
    initiation: Initiation,
    number: Option<Private<String>>,
    dialled_number: Option<Private<String>>,
    queue: Option<String>,
    attributes: BTreeMap<String, Private<String>>,
}

impl Offer {
    /// A customer who shows this number.
    pub fn from_number(number: &str) -> Self {
        Self {
            number: Some(Private::new(number.to_owned())),
            ..Self::withheld()
        }
    }

    /// A customer who shows no number.
    pub fn withheld() -> Self {
        Self {
            id: None,
            first_leg: None,
            initiation: Initiation::Inbound,
            number: None,
            dialled_number: None,
            queue: None,
            attributes: BTreeMap::new(),
        }
    }

    /// Sets the call id; otherwise the simulator numbers its calls.
    #[must_use]
    pub fn with_call_id(mut self, id: impl Into<CallId>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// Sets the queue that the call comes through.
    #[must_use]
    pub fn with_queue(mut self, queue: &str) -> Self {
        self.queue = Some(queue.to_owned());
        self
    }

    /// Adds an attribute, as a contact flow does.
    #[must_use]
    pub fn with_attribute(mut self, name: &str, value: &str) -> Self {
        self.attributes
            .insert(name.to_owned(), Private::new(value.to_owned()));
        self
    }

    /// Sets the number that the customer dialled.
    #[must_use]
    pub fn with_dialled_number(mut self, number: &str) -> Self {
        self.dialled_number = Some(Private::new(number.to_owned()));
        self
    }

    /// Makes it the later leg of a conversation that began with `first_leg`.
    #[must_use]
    pub fn transferred_from(mut self, first_leg: impl Into<CallId>) -> Self {
        self.first_leg = Some(first_leg.into());
        self.initiation = Initiation::Transfer;
        self
    }

    /// Makes it a preview: accepting it shows it, and the agent dials the customer then.
    #[must_use]
    pub fn as_preview(mut self) -> Self {
        self.initiation = Initiation::Preview;
        self
    }

    /// Makes it a callback from a queue: accepting it dials the customer, who then answers or does not.
    #[must_use]
    pub fn as_callback(mut self) -> Self {
        self.initiation = Initiation::Callback;
        self
    }

    /// The ringing call that this offer becomes; `otherwise` is its id if the offer names none.
    pub(super) fn into_call(self, otherwise: CallId) -> CallSnapshot {
        CallSnapshot {
            id: self.id.unwrap_or(otherwise),
            first_leg: self.first_leg,
            event_id: None,
            direction: Direction::Inbound,
            initiation: self.initiation,
            stage: Stage::Ringing,
            number: self.number,
            dialled_number: self.dialled_number,
            queue: self.queue,
            attributes: self.attributes,
            mute: Mute::Open,
            recording: Recording::Off,
            since: None,
            refuses: Vec::new(),
            unnamed: Vec::new(),
        }
    }
}
