//! What a module may report, natively: every word, and what is said of each mistake.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what is shared by tests may fail as tests may"
)]

use std::fmt::Debug;

use fusion_cti::vendor::{Ending, Line, Mute, Presence, Softphone, Stage, VendorLink};
use fusion_cti_javascript::{Settings, snapshot, words};
use serde_json::{Value, json};

/// A good snapshot with one value replaced. `null` takes it away.
fn changed(pointer: &str, value: Value) -> Value {
    let mut snapshot = json!({
        "link": "up",
        "softphone": "microphoneDenied",
        "agent": {
            "name": "Robin", "presence": "onCall", "stateName": "Busy", "nextState": "Lunch", "routingProfile": "Service",
            "choices": [
                { "id": "a", "name": "Available", "presence": "routable" },
                { "id": "l", "name": "Lunch", "presence": "notRoutable" },
            ],
        },
        "calls": [
            {
                "id": "1", "direction": "inbound", "stage": "talking", "number": "+441632960123",
                "queue": "Billing", "attributes": { "topic": "a parcel" }, "muted": true, "recording": true, "since": 1_700_000_000_000_u64,
            },
            { "id": "2", "eventId": "e", "direction": "outbound", "stage": "over", "ending": "customerNoAnswer" },
        ],
    });
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    match snapshot.pointer_mut(parent).unwrap() {
        Value::Object(entries) => {
            entries.insert(key.to_owned(), value);
        }
        Value::Array(items) => items[key.parse::<usize>().unwrap()] = value,
        other => panic!("nothing lies in {other}"),
    }
    snapshot
}

fn said_of(pointer: &str, value: Value) -> String {
    snapshot::read(&changed(pointer, value).into())
        .unwrap_err()
        .to_string()
}

#[test]
fn a_good_snapshot_is_read_whole() {
    let picture = snapshot::read(&changed("/link", json!("up")).into()).unwrap();
    assert_eq!(
        (picture.link, picture.softphone),
        (VendorLink::Up, Softphone::MicrophoneDenied)
    );
    let agent = picture.agent.unwrap();
    assert_eq!((agent.presence, agent.choices.len()), (Presence::OnCall, 2));
    assert_eq!(agent.next_state.as_deref(), Some("Lunch"));
    assert_eq!(agent.routing_profile.as_deref(), Some("Service"));
    let [first, second] = picture.calls.as_slice() else {
        panic!("two calls")
    };
    assert_eq!(
        (first.stage, first.mute),
        (Stage::Connected(Line::Talking), Mute::Muted)
    );
    assert_eq!(first.attributes.get("topic").unwrap().reveal(), "a parcel");
    assert_eq!(second.stage, Stage::Over(Ending::CustomerNoAnswer));
    assert_eq!(second.event_id.as_ref().map(|id| id.as_str()), Some("e"));
}

#[test]
fn the_least_snapshot_is_a_link_and_no_calls() {
    assert!(snapshot::read(&json!({ "link": "connecting", "calls": [] }).into()).is_ok());
    assert!(snapshot::read(&json!({ "link": "signedOut", "agent": null, "calls": [] }).into()).is_ok());
}

#[test]
fn a_mistake_names_the_place_and_what_was_expected() {
    for (pointer, value, path, expected) in [
        ("/link", json!("down"), "`snapshot.link`", "\"signedOut\""),
        ("/link", Value::Null, "`snapshot.link`", "is missing"),
        ("/softphone", json!("broken"), "`snapshot.softphone`", "\"works\""),
        ("/calls", json!({}), "`snapshot.calls`", "a list"),
        ("/calls/0", json!(7), "`snapshot.calls[0]`", "an object"),
        (
            "/calls/0/stage",
            json!("ring"),
            "`snapshot.calls[0].stage`",
            "\"ringing\"",
        ),
        (
            "/calls/1/stage",
            json!("ringing"),
            "`snapshot.calls[1].stage`",
            "\"dialling\"",
        ),
        (
            "/calls/0/ending",
            json!("finished"),
            "`snapshot.calls[0].ending`",
            "expected nothing",
        ),
        (
            "/calls/1/ending",
            json!("busy"),
            "`snapshot.calls[1].ending`",
            "\"customerDeclined\"",
        ),
        (
            "/calls/1/id",
            json!("1"),
            "`snapshot.calls[1].id`",
            "no other call",
        ),
        ("/calls/0/id", json!(""), "`snapshot.calls[0].id`", "not empty"),
        (
            "/calls/0/muted",
            json!("no"),
            "`snapshot.calls[0].muted`",
            "true or false",
        ),
        (
            "/calls/0/since",
            json!(-1),
            "`snapshot.calls[0].since`",
            "milliseconds",
        ),
        (
            "/calls/0/attributes/topic",
            json!(1),
            "`snapshot.calls[0].attributes.topic`",
            "a text",
        ),
        (
            "/calls/0/evenId",
            json!("e"),
            "`snapshot.calls[0].evenId`",
            "no such key",
        ),
        (
            "/agent/choices/0/presence",
            json!("onCall"),
            "`snapshot.agent.choices[0].presence`",
            "\"routable\"",
        ),
        (
            "/agent/choices/1/id",
            json!("a"),
            "`snapshot.agent.choices[1].id`",
            "no other choice",
        ),
        (
            "/agent/presence",
            json!("free"),
            "`snapshot.agent.presence`",
            "\"onCall\"",
        ),
    ] {
        let said = said_of(pointer, value);
        assert!(said.starts_with(path) && said.contains(expected), "{said}");
    }
}

#[test]
fn a_mistake_never_repeats_the_value() {
    for pointer in [
        "/calls/0/stage",
        "/calls/0/muted",
        "/agent/presence",
        "/calls/0/attributes",
        "/link",
    ] {
        let said = said_of(pointer, json!("+441632960123"));
        assert!(!said.contains("960123"), "{said}");
    }
}

#[test]
fn the_declarations_name_every_word_and_no_other_method() {
    let declarations = include_str!("../fusion-cti-vendor.d.ts");
    let mut missing = Vec::new();
    let mut look_for = |word: &str| {
        if !declarations.contains(word) {
            missing.push(word.to_owned());
        }
    };
    fn quoted<T: Debug>(words: &[(&'static str, T)]) -> Vec<String> {
        words.iter().map(|(word, _)| format!("\"{word}\"")).collect()
    }
    let every = [
        quoted(&words::CAPABILITIES),
        quoted(&words::LINKS),
        quoted(&words::SOFTPHONES),
        quoted(&words::PRESENCES),
        quoted(&words::DIRECTIONS),
        quoted(&words::INITIATIONS),
        quoted(&words::STAGES),
        quoted(&words::ENDINGS),
        quoted(&words::ERRORS),
        quoted(&words::METHODS),
    ];
    every.iter().flatten().for_each(|word| look_for(word));
    for key in snapshot::CALL_KEYS {
        look_for(&format!("  {key}"));
    }
    let source = include_str!("../src/rig.rs");
    let rig_methods: Vec<&str> = source
        .lines()
        .filter(|line| line.contains("Happening::") || line.contains("Elsewhere::"))
        .filter_map(|line| line.split('"').nth(1))
        .collect();
    assert!(rig_methods.len() > 15, "{rig_methods:?}");
    for method in rig_methods {
        look_for(&format!("  {method}?("));
    }
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn settings_are_refused_with_the_key_and_what_was_expected() {
    for (settings, path, expected) in [
        (json!({}), "vendor.settings.module", "missing"),
        (
            json!({ "module": "data:text/javascript,1" }),
            "vendor.settings.module",
            "https",
        ),
        (json!({ "module": "a b.js" }), "vendor.settings.module", "https"),
        (
            json!({ "module": "a.js", "modul": 1 }),
            "vendor.settings.modul",
            "no such key",
        ),
        (
            json!({ "module": "a.js", "requestTimeout": 0 }),
            "vendor.settings.requestTimeout",
            "at least 1",
        ),
        (json!([]), "vendor.settings", "an object"),
    ] {
        let said = Settings::parse(&settings.into()).unwrap_err().to_string();
        assert!(said.contains(path) && said.contains(expected), "{said}");
    }
    for module in [
        "phone.js",
        "./a/phone.js",
        "/phone.js?v=2",
        "https://phone.example.com/a.js",
    ] {
        assert!(
            Settings::parse(&json!({ "module": module, "options": { "any": [1] } }).into()).is_ok(),
            "{module}"
        );
    }
}
