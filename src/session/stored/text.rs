//! The stored calls as JSON text and back, written out field by field: the text is read by this code alone, and what
//! serde's derive makes of it weighs five times as much (`docs/size.md`).

use serde::de::Error as _;
use serde_json::{Error, Map, Value};

use super::{StoredCall, StoredCalls, StoredRuling, StoredTold};
use crate::host::Classification;
use crate::rules::{CloseAs, KnownContacts};
use crate::session::engagement::{Origin, OwnAct};

/// The form below; a stored text of another form is not read.
const VERSION: u64 = 1;

const ORIGINS: [(Origin, &str); 3] = [
    (Origin::Vendor, "vendor"),
    (Origin::Fusion, "fusion"),
    (Origin::Toolbar, "toolbar"),
];

const TOLD: [(StoredTold, &str); 5] = [
    (StoredTold::Nothing, "nothing"),
    (StoredTold::New, "new"),
    (StoredTold::Started, "started"),
    (StoredTold::Closed, "closed"),
    (StoredTold::Never, "never"),
];

const ACTS: [(OwnAct, &str); 4] = [
    (OwnAct::None, "none"),
    (OwnAct::Reject, "reject"),
    (OwnAct::HangUp, "hangUp"),
    (OwnAct::OfferExpired, "offerExpired"),
];

const CLOSES: [(CloseAs, &str); 3] = [
    (CloseAs::WrapUp, "wrapUp"),
    (CloseAs::EndCommunication, "endCommunication"),
    (CloseAs::Transferred, "transferred"),
];

const CONTACTS: [(KnownContacts, &str); 3] = [
    (KnownContacts::None, "none"),
    (KnownContacts::One, "one"),
    (KnownContacts::Many, "many"),
];

impl StoredCalls {
    /// The text for the browser's storage.
    ///
    /// # Errors
    /// None that can happen with these types; the caller then stores nothing.
    pub fn to_text(&self) -> Result<String, Error> {
        let names = self.names.iter().map(|(name, count)| {
            let pair = vec![text(name), Value::from(*count)];
            Value::Array(pair)
        });
        serde_json::to_string(&object(vec![
            ("version", Some(Value::from(VERSION))),
            (
                "calls",
                Some(self.calls.iter().map(StoredCall::to_value).collect()),
            ),
            ("names", Some(names.collect())),
        ]))
    }

    /// Reads a stored text.
    ///
    /// # Errors
    /// The text is not one that this version wrote. The calls then go on as if they were new.
    pub fn from_text(text: &str) -> Result<Self, Error> {
        let stored: Value = serde_json::from_str(text)?;
        let version = stored.get("version").and_then(Value::as_u64);
        if version != Some(VERSION) {
            let error = format!("version {version:?} was stored, version {VERSION} is read");
            return Err(Error::custom(error));
        }
        Self::from_value(&stored)
            .ok_or_else(|| Error::custom("the calls are not as this version writes them"))
    }

    fn from_value(stored: &Value) -> Option<Self> {
        let calls = stored.get("calls")?.as_array()?;
        let names = stored.get("names")?.as_array()?;
        Some(Self {
            calls: calls.iter().map(StoredCall::from_value).collect::<Option<_>>()?,
            names: names.iter().map(name_and_count).collect::<Option<_>>()?,
        })
    }
}

impl StoredCall {
    fn to_value(&self) -> Value {
        let keys = self.keys.iter().map(|(key, value)| (key, Some(text(value))));
        object(vec![
            ("event", Some(text(&self.event))),
            ("firstEvent", self.first_event.as_deref().map(text)),
            ("call", self.call.as_deref().map(text)),
            ("outbound", Some(Value::Bool(self.outbound))),
            ("origin", word(&ORIGINS, self.origin).map(text)),
            ("told", word(&TOLD, self.told).map(text)),
            ("talked", Some(Value::Bool(self.talked))),
            ("ownAct", word(&ACTS, self.own_act).map(text)),
            ("keys", Some(object(keys.collect()))),
            ("ruled", self.ruled.to_value()),
        ])
    }

    fn from_value(call: &Value) -> Option<Self> {
        let word_of = |key| call.get(key).and_then(Value::as_str);
        let keys = call.get("keys")?.as_object()?.iter();
        Some(Self {
            event: word_of("event")?.to_owned(),
            first_event: word_of("firstEvent").map(str::to_owned),
            call: word_of("call").map(str::to_owned),
            outbound: call.get("outbound")?.as_bool()?,
            origin: meaning(&ORIGINS, word_of("origin")?)?,
            told: meaning(&TOLD, word_of("told")?)?,
            talked: call.get("talked")?.as_bool()?,
            own_act: meaning(&ACTS, word_of("ownAct")?)?,
            keys: keys
                .map(|(key, value)| Some((key.clone(), value.as_str()?.to_owned())))
                .collect::<Option<_>>()?,
            ruled: call
                .get("ruled")
                .map(StoredRuling::from_value)
                .unwrap_or_default(),
        })
    }
}

impl StoredRuling {
    /// Nothing where nothing was ruled.
    fn to_value(&self) -> Option<Value> {
        let fields = vec![
            ("line", self.line.as_deref().map(text)),
            (
                "classification",
                self.classification.as_ref().map(|code| text(code.as_str())),
            ),
            (
                "close",
                self.close.and_then(|close| word(&CLOSES, close)).map(text),
            ),
            (
                "contacts",
                self.contacts
                    .and_then(|contacts| word(&CONTACTS, contacts))
                    .map(text),
            ),
            ("came", self.came.map(Value::from)),
        ];
        (*self != Self::default()).then(|| object(fields))
    }

    fn from_value(ruled: &Value) -> Self {
        let word_of = |key| ruled.get(key).and_then(Value::as_str);
        Self {
            line: word_of("line").map(str::to_owned),
            classification: word_of("classification").and_then(Classification::parse),
            close: word_of("close").and_then(|word| meaning(&CLOSES, word)),
            contacts: word_of("contacts").and_then(|word| meaning(&CONTACTS, word)),
            came: ruled.get("came").and_then(Value::as_u64),
        }
    }
}

fn name_and_count(pair: &Value) -> Option<(String, u32)> {
    let [name, count] = pair.as_array()?.as_slice() else {
        return None;
    };
    let count = count.as_u64()?;
    Some((name.as_str()?.to_owned(), u32::try_from(count).ok()?))
}

/// What is `None` is left out.
fn object(fields: Vec<(&str, Option<Value>)>) -> Value {
    let mut object = Map::new();
    for (key, value) in fields {
        if let Some(value) = value {
            object.insert(key.to_owned(), value);
        }
    }
    Value::Object(object)
}

fn text(text: &str) -> Value {
    Value::String(text.to_owned())
}

fn word<T: PartialEq + Copy>(words: &[(T, &'static str)], meaning: T) -> Option<&'static str> {
    words
        .iter()
        .find(|(known, _)| *known == meaning)
        .map(|(_, word)| *word)
}

fn meaning<T: Copy>(words: &[(T, &str)], word: &str) -> Option<T> {
    words
        .iter()
        .find(|(_, known)| *known == word)
        .map(|(meaning, _)| *meaning)
}
