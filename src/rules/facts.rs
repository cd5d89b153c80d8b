//! What is known about a call when the rules look at it.

use std::collections::BTreeMap;

use super::words::{Channel, Initiation, KnownContacts, Leg};
use crate::direction::Direction;
use crate::redact::Private;
use crate::time::Timestamp;

/// The facts of one call. Whatever is absent or empty is *missing*: no condition matches it and no template can use it.
#[derive(Clone, Debug, PartialEq, Eq, Default, Hash)]
pub struct CallFacts {
    /// Whether the customer or the agent called.
    pub direction: Option<Direction>,
    /// The kind of the contact.
    pub channel: Option<Channel>,
    /// The other party's number.
    pub caller: Caller,
    /// The number that the customer dialled, as the vendor writes it.
    pub dialled: Option<Private<String>>,
    /// The name of the queue in which the call waited.
    pub queue: Option<String>,
    /// How the call came about.
    pub initiation: Option<Initiation>,
    /// The contact's attributes, by their names.
    pub attributes: BTreeMap<String, Private<String>>,
    /// The name of the agent's routing profile.
    pub routing_profile: Option<String>,
    /// The contact's language, such as `en-GB`.
    pub language: Option<String>,
    /// When the call came.
    pub at: Option<Timestamp>,
    /// How many contacts Fusion found. Missing until Fusion has answered the new communication.
    pub contacts: Option<KnownContacts>,
    /// Which part of the conversation this is.
    pub leg: Option<Leg>,
}

/// The other party's number.
#[derive(Clone, Debug, PartialEq, Eq, Default, Hash)]
pub enum Caller {
    /// Nobody said whether there is one.
    #[default]
    Unknown,
    /// The caller hides it.
    Withheld,
    /// As the vendor writes it; a text that stands for a hidden number counts as withheld.
    Number(Private<String>),
}

/// A text that is there: an empty one is missing.
pub(super) fn present(text: Option<&str>) -> Option<&str> {
    text.filter(|text| !text.is_empty())
}
