//! A call as the admin types it: texts that may still be wrong.

use std::fmt;

use fusion_cti::rules::{CallDirection, CallFile, Channel, Initiation, KnownContacts, Leg, Refusal};

use super::json::Json;

/// A fact of a call that is one text or one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fact {
    /// Who called whom.
    Direction,
    /// The other party's number.
    Caller,
    /// The number that the customer dialled.
    Dialled,
    /// The queue.
    Queue,
    /// How it came about.
    Initiation,
    /// How many contacts Fusion found.
    KnownContacts,
    /// When it came.
    At,
    /// The contact's language.
    Language,
    /// The agent's routing profile.
    RoutingProfile,
    /// The kind of contact.
    Channel,
    /// Which leg.
    Leg,
}

/// A call that is being typed. `Debug` shows nothing of it.
#[derive(Clone, PartialEq)]
pub struct CallDraft(Json);

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
        let facts = facts.map(|(key, word)| (key.to_owned(), Json::text(word)));
        Self(Json::Object(facts.into()))
    }

    /// A call that is there already. One that cannot be written, which does not happen, is empty.
    pub fn of(call: &CallFile) -> Self {
        let text = serde_json::to_string(call).unwrap_or_default();
        Self(Json::parse(&text).unwrap_or(Json::Object(Vec::new())))
    }

    /// What stands in a field.
    pub fn value(&self, fact: Fact) -> &str {
        self.0.text_of(fact.key()).unwrap_or_default()
    }

    /// Types into a field; an empty one is a missing fact.
    pub fn set(&mut self, fact: Fact, text: &str) {
        let Json::Object(entries) = &mut self.0 else {
            return;
        };
        entries.retain(|(key, _)| key != fact.key());
        if !text.is_empty() {
            entries.push((fact.key().to_owned(), Json::text(text)));
        }
    }

    /// The attributes, in the order in which they were typed.
    pub fn attributes(&self) -> impl Iterator<Item = (&str, &str)> {
        let entries = self.0.member("attributes").map(Json::entries).unwrap_or_default();
        entries
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_text().unwrap_or_default()))
    }

    /// Adds an attribute without name and value.
    pub fn add_attribute(&mut self) {
        self.change_attributes(|attributes| attributes.push((String::new(), Json::text(""))));
    }

    /// Types the name of an attribute.
    pub fn name_attribute(&mut self, number: usize, name: &str) {
        self.change_attributes(|attributes| {
            if let Some((present, _)) = attributes.get_mut(number) {
                name.clone_into(present);
            }
        });
    }

    /// Types the value of an attribute.
    pub fn set_attribute(&mut self, number: usize, value: &str) {
        self.change_attributes(|attributes| {
            if let Some((_, present)) = attributes.get_mut(number) {
                *present = Json::text(value);
            }
        });
    }

    /// Takes an attribute out.
    pub fn remove_attribute(&mut self, number: usize) {
        self.change_attributes(|attributes| {
            if number < attributes.len() {
                attributes.remove(number);
            }
        });
    }

    /// The call.
    ///
    /// # Errors
    /// A fact is none, such as a time without its offset; the refusal names it.
    pub fn read(&self) -> Result<CallFile, Refusal> {
        let mut call = CallFile::parse(&self.0.to_string())?;
        // A line that was added and not filled in is no attribute.
        call.attributes.remove("");
        Ok(call)
    }

    fn change_attributes(&mut self, change: impl FnOnce(&mut Vec<(String, Json)>)) {
        let Json::Object(entries) = &mut self.0 else {
            return;
        };
        let place = entries.iter().position(|(key, _)| key == "attributes");
        let (_, mut attributes) = match place {
            Some(place) => entries.remove(place),
            None => ("attributes".to_owned(), Json::Object(Vec::new())),
        };
        if let Json::Object(attributes) = &mut attributes {
            change(attributes);
        }
        entries.push(("attributes".to_owned(), attributes));
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
