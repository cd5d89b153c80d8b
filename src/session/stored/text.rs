//! The stored calls as JSON text and back, written out field by field: the text is read by this code alone, and what
//! serde's derive makes of it weighs five times as much (`docs/size.md`).

use crate::json::Value;
use thiserror::Error;

use super::{StoredCall, StoredCalls, StoredRuling, StoredTold};
use crate::host::Classification;
use crate::json::{self, Json, SyntaxError, Twice};
use crate::rules::{CloseAs, KnownContacts};
use crate::session::engagement::{Origin, OwnAct};

/// Why a stored text is not read. The calls then go on as if they were new.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum StoredTextError {
    /// It is no JSON.
    #[error("the stored text is no JSON: line {}, column {}: {}", .0.line, .0.column, .0.slip)]
    NotJson(SyntaxError),
    /// It names another form, or none.
    #[error("the stored text is not of version {VERSION}")]
    OtherVersion,
    /// Something is missing in it.
    #[error("the calls are not as this version writes them")]
    OtherShape,
}

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
    pub fn to_text(&self) -> String {
        let names = self.names.iter().map(|(name, count)| {
            let pair = vec![Json::Text(name), Json::Count((*count).into())];
            Json::List(pair)
        });
        let stored = vec![
            ("version", Json::Count(VERSION)),
            (
                "calls",
                Json::List(self.calls.iter().map(StoredCall::to_json).collect()),
            ),
            ("names", Json::List(names.collect())),
        ];
        Json::Object(stored).to_text()
    }

    /// Reads a stored text.
    ///
    /// # Errors
    /// The text is not one that this version wrote.
    pub fn from_text(text: &str) -> Result<Self, StoredTextError> {
        let stored = json::read(text, Twice::LastCounts).map_err(StoredTextError::NotJson)?;
        if stored.get("version").and_then(Value::as_u64) != Some(VERSION) {
            return Err(StoredTextError::OtherVersion);
        }
        Self::from_value(&stored).ok_or(StoredTextError::OtherShape)
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
    fn to_json(&self) -> Json<'_> {
        let keys = self.keys.iter().map(|(key, value)| (key, Json::Text(value)));
        object(vec![
            ("event", Some(Json::Text(&self.event))),
            ("firstEvent", self.first_event.as_deref().map(Json::Text)),
            ("call", self.call.as_deref().map(Json::Text)),
            ("outbound", Some(Json::Flag(self.outbound))),
            ("origin", word(&ORIGINS, self.origin).map(Json::Text)),
            ("told", word(&TOLD, self.told).map(Json::Text)),
            ("talked", Some(Json::Flag(self.talked))),
            ("ownAct", word(&ACTS, self.own_act).map(Json::Text)),
            ("keys", Some(Json::Object(keys.collect()))),
            ("ruled", self.ruled.to_json()),
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
    fn to_json(&self) -> Option<Json<'_>> {
        let close = self.close.and_then(|close| word(&CLOSES, close));
        let contacts = self.contacts.and_then(|contacts| word(&CONTACTS, contacts));
        let classification = self.classification.as_ref().map(Classification::as_str);
        let fields = vec![
            ("line", self.line.as_deref().map(Json::Text)),
            ("classification", classification.map(Json::Text)),
            ("close", close.map(Json::Text)),
            ("contacts", contacts.map(Json::Text)),
            ("came", self.came.map(Json::Count)),
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
    let [name, count] = pair.as_array()? else {
        return None;
    };
    let count = count.as_u64()?;
    Some((name.as_str()?.to_owned(), u32::try_from(count).ok()?))
}

/// What is `None` is left out.
fn object<'a>(fields: Vec<(&'a str, Option<Json<'a>>)>) -> Json<'a> {
    let there = fields.into_iter().filter_map(|(key, value)| Some((key, value?)));
    Json::Object(there.collect())
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
