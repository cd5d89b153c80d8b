//! A call as the admin types it: texts that may still be wrong.

use std::fmt;

use fusion_cti::rules::{CallDirection, CallFile, Channel, Initiation, KnownContacts, Leg, Refusal};

use serde_json::{Map, Value};

/// A fact of a call that is one text or one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fact {
    /// Whether the customer or the agent called: `inbound` or `outbound`.
    Direction,
    /// The other party's number.
    Caller,
    /// The number that the customer dialled.
    Dialled,
    /// The name of the queue in which the call waited.
    Queue,
    /// How it came about.
    Initiation,
    /// How many contacts Fusion found.
    KnownContacts,
    /// The moment at which the call came.
    At,
    /// The contact's language, such as `en-GB`.
    Language,
    /// The agent's routing profile.
    RoutingProfile,
    /// The kind of contact.
    Channel,
    /// Which part of a conversation the call is: `first`, or `second` after a transfer.
    Leg,
}

/// A call that is being typed. `Debug` shows nothing of it.
#[derive(Clone, PartialEq)]
pub struct CallDraft {
    facts: Map<String, Value>,
    /// In the order in which they were typed.
    attributes: Vec<Attribute>,
    last_id: usize,
}

/// An attribute that is being typed.
#[derive(Clone, PartialEq)]
pub struct Attribute {
    /// Tells it from all others of this call, also from those that were deleted.
    pub id: usize,
    /// Its name; may be empty or taken.
    pub name: String,
    /// The value of the attribute, as it is typed; may be empty.
    pub value: String,
}

/// The key of the attributes in a file.
const ATTRIBUTES: &str = "attributes";

impl Fact {
    /// All of them, in the order of the form.
    pub const ALL: [Self; 11] = [
        Self::Direction,
        Self::Caller,
        Self::Dialled,
        Self::Queue,
        Self::Initiation,
        Self::KnownContacts,
        Self::At,
        Self::Language,
        Self::RoutingProfile,
        Self::Channel,
        Self::Leg,
    ];

    /// Its key in a file.
    pub fn key(self) -> &'static str {
        match self {
            Self::Direction => "direction",
            Self::Caller => "caller",
            Self::Dialled => "dialled",
            Self::Queue => "queue",
            Self::Initiation => "initiation",
            Self::KnownContacts => "knownContacts",
            Self::At => "at",
            Self::Language => "language",
            Self::RoutingProfile => "routingProfile",
            Self::Channel => "channel",
            Self::Leg => "leg",
        }
    }

    /// Its name on the page.
    pub fn label(self) -> &'static str {
        match self {
            Self::Direction => "Direction",
            Self::Caller => "Caller’s number",
            Self::Dialled => "Dialled number",
            Self::Queue => "Queue",
            Self::Initiation => "How it came about",
            Self::KnownContacts => "Contacts found by Fusion",
            Self::At => "When",
            Self::Language => "Language",
            Self::RoutingProfile => "Agent’s routing profile",
            Self::Channel => "Channel",
            Self::Leg => "Leg",
        }
    }

    /// How it is written.
    pub fn placeholder(self) -> &'static str {
        match self {
            Self::Caller => "+441632960123, or withheld",
            Self::Dialled => "+441632960001",
            Self::At => "2026-03-02T09:30:00Z",
            Self::Language => "en-GB",
            Self::Direction
            | Self::Queue
            | Self::Initiation
            | Self::KnownContacts
            | Self::RoutingProfile
            | Self::Channel
            | Self::Leg => "",
        }
    }

    /// The words that it takes; none where any text will do.
    pub fn words(self) -> Vec<&'static str> {
        match self {
            Self::Direction => CallDirection::ALL.iter().map(|word| word.word()).collect(),
            Self::Initiation => Initiation::ALL.iter().map(|word| word.word()).collect(),
            Self::KnownContacts => KnownContacts::ALL.iter().map(|word| word.word()).collect(),
            Self::Channel => Channel::ALL.iter().map(|word| word.word()).collect(),
            Self::Leg => Leg::ALL.iter().map(|word| word.word()).collect(),
            Self::Caller | Self::Dialled | Self::Queue | Self::At | Self::Language | Self::RoutingProfile => {
                Vec::new()
            }
        }
    }
}

impl CallDraft {
    /// An inbound telephone call of which nothing else is known.
    pub fn fresh() -> Self {
        let facts = [
            ("direction", "inbound"),
            ("channel", "voice"),
            ("initiation", "inbound"),
            ("leg", "first"),
        ];
        let facts = facts.map(|(key, word)| (key.to_owned(), word.into()));
        Self {
            facts: facts.into_iter().collect(),
            attributes: Vec::new(),
            last_id: 0,
        }
    }

    /// A call that is there already. One that cannot be written, which does not happen, is empty.
    pub fn of(call: &CallFile) -> Self {
        let mut facts = match serde_json::to_value(call) {
            Ok(Value::Object(facts)) => facts,
            _ => Map::new(),
        };
        facts.shift_remove(ATTRIBUTES);
        let attributes = call.attributes.clone().into_iter().enumerate();
        Self {
            facts,
            attributes: attributes
                .map(|(id, (name, value))| Attribute { id, name, value })
                .collect(),
            last_id: call.attributes.len(),
        }
    }

    /// What stands in a field.
    pub fn value(&self, fact: Fact) -> &str {
        self.facts
            .get(fact.key())
            .and_then(Value::as_str)
            .unwrap_or_default()
    }

    /// Types into a field; an empty one is a missing fact.
    pub fn set(&mut self, fact: Fact, text: &str) {
        self.facts.shift_remove(fact.key());
        if !text.is_empty() {
            self.facts.insert(fact.key().to_owned(), text.into());
        }
    }

    /// The attributes, in the order in which they were typed.
    pub fn attributes(&self) -> &[Attribute] {
        &self.attributes
    }

    /// Adds an attribute without name and value.
    pub fn add_attribute(&mut self) {
        self.last_id += 1;
        self.attributes.push(Attribute {
            id: self.last_id,
            name: String::new(),
            value: String::new(),
        });
    }

    /// Types the name of an attribute.
    pub fn name_attribute(&mut self, index: usize, name: &str) {
        if let Some(attribute) = self.attributes.get_mut(index) {
            name.clone_into(&mut attribute.name);
        }
    }

    /// Types the value of an attribute.
    pub fn set_attribute(&mut self, index: usize, value: &str) {
        if let Some(attribute) = self.attributes.get_mut(index) {
            value.clone_into(&mut attribute.value);
        }
    }

    /// Takes an attribute out.
    pub fn remove_attribute(&mut self, index: usize) {
        if index < self.attributes.len() {
            self.attributes.remove(index);
        }
    }

    /// The call.
    ///
    /// # Errors
    /// A fact is none, such as a time without its offset; the refusal names it.
    pub fn read(&self) -> Result<CallFile, Refusal> {
        let mut call = CallFile::parse(&Value::Object(self.facts.clone()).to_string())?;
        // A line that was added and not filled in is no attribute.
        let named = self
            .attributes
            .iter()
            .filter(|attribute| !attribute.name.is_empty());
        let named = named.map(|attribute| (attribute.name.clone(), attribute.value.clone()));
        call.attributes = named.collect();
        Ok(call)
    }
}

/// Shows nothing of it.
impl fmt::Debug for Attribute {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Attribute")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for CallDraft {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("[redacted call]")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_becomes_a_call_and_comes_back() {
        let mut draft = CallDraft::fresh();
        draft.set(Fact::Queue, "VIP");
        draft.add_attribute();
        draft.name_attribute(0, "brand");
        draft.set_attribute(0, "north");
        draft.add_attribute();
        let call = draft.read().unwrap();
        assert_eq!(call.queue.as_deref(), Some("VIP"));
        assert_eq!(
            call.attributes.into_iter().collect::<Vec<_>>(),
            [("brand".to_owned(), "north".to_owned())]
        );
        let again = CallDraft::of(&draft.read().unwrap());
        assert!(again.read().unwrap() == draft.read().unwrap());
        draft.set(Fact::Queue, "");
        assert_eq!(draft.read().unwrap().queue, None);
    }

    #[test]
    fn a_wrong_moment_is_refused_by_name_and_nothing_of_a_call_is_printed() {
        let mut draft = CallDraft::fresh();
        draft.set(Fact::At, "yesterday");
        draft.set(Fact::Caller, "+441632960123");
        assert!(draft.read().unwrap_err().message.starts_with("`at`"));
        assert_eq!(format!("{draft:?}"), "[redacted call]");
    }
}
