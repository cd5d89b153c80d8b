//! The kinds of conditions, and what a new one of each says.

use crate::model::value_ext::object;
use fusion_cti::rules::{CallDirection, Channel, Initiation, KnownContacts, Leg};

use serde_json::{Value, json};

macro_rules! kinds {
    ($($kind:ident = $key:literal, $label:literal;)*) => {
        /// A kind of condition.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Kind {
            $(#[doc = $label] $kind,)*
        }

        impl Kind {
            /// All of them, in the order in which they are offered.
            pub const ALL: &'static [Self] = &[$(Self::$kind),*];

            /// Its key in the file.
            pub fn key(self) -> &'static str {
                match self { $(Self::$kind => $key,)* }
            }

            /// Its name on the page.
            pub fn label(self) -> &'static str {
                match self { $(Self::$kind => $label,)* }
            }
        }
    };
}

kinds! {
    Direction = "direction", "Direction";
    Queue = "queue", "Queue";
    Attribute = "attribute", "Contact attribute";
    CallerNumber = "callerNumber", "Caller’s number";
    DialledNumber = "dialledNumber", "Dialled number";
    Initiation = "initiation", "How the call came about";
    KnownContacts = "knownContacts", "Contacts found by Fusion";
    Time = "time", "Time of the week";
    Language = "language", "Language";
    RoutingProfile = "routingProfile", "Agent’s routing profile";
    Channel = "channel", "Channel";
    Leg = "leg", "Leg of the conversation";
    All = "all", "All of…";
    Any = "any", "Any of…";
    Not = "not", "Not…";
}

impl Kind {
    /// The kind that is written with this key.
    pub fn of_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.key() == key)
    }

    /// The words that may stand there; none for conditions that are no choice of words.
    pub fn words(self) -> Vec<&'static str> {
        match self {
            Self::Direction => CallDirection::ALL.iter().map(|word| word.word()).collect(),
            Self::Channel => Channel::ALL.iter().map(|word| word.word()).collect(),
            Self::Initiation => Initiation::ALL.iter().map(|word| word.word()).collect(),
            Self::KnownContacts => KnownContacts::ALL.iter().map(|word| word.word()).collect(),
            Self::Leg => Leg::ALL.iter().map(|word| word.word()).collect(),
            Self::Queue
            | Self::Attribute
            | Self::CallerNumber
            | Self::DialledNumber
            | Self::Time
            | Self::Language
            | Self::RoutingProfile
            | Self::All
            | Self::Any
            | Self::Not => Vec::new(),
        }
    }

    /// A new condition of this kind, to be filled in.
    pub fn fresh(self) -> Value {
        let is = || object("is", Value::from(""));
        let value = match self {
            Self::All | Self::Any => Value::Array(Vec::new()),
            Self::Not => Self::Queue.fresh(),
            Self::Direction | Self::Channel | Self::Initiation | Self::KnownContacts | Self::Leg => {
                Value::from(self.words().first().copied().unwrap_or_default())
            }
            Self::CallerNumber | Self::DialledNumber | Self::Queue | Self::RoutingProfile => is(),
            Self::Attribute => json!({ "name": "", "value": is() }),
            Self::Language => Value::from("en"),
            Self::Time => object("zone", Value::from("UTC")),
        };
        object(self.key(), value)
    }

    /// What a condition becomes when it is turned into this kind: parts stay parts, and a single condition becomes the
    /// first part of a group.
    pub fn instead_of(self, condition: &Value) -> Value {
        let parts = || match super::Node::of(condition) {
            super::Node::Group(_, parts) => parts.to_vec(),
            super::Node::Not(inner) => vec![inner.clone()],
            _ => vec![condition.clone()],
        };
        match self {
            Self::All | Self::Any => object(self.key(), Value::Array(parts())),
            Self::Not => match super::Node::of(condition) {
                super::Node::Not(_) => condition.clone(),
                _ => object(self.key(), condition.clone()),
            },
            _ => self.fresh(),
        }
    }
}
