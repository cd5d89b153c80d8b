//! What a module may report, natively: every word, and what is said of each error.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what is shared by tests may fail as tests may"
)]

use std::fmt::Debug;

use fusion_cti::vendor::{
    CallAction, Ending, Line, Mute, Presence, Softphone, Stage, VendorLink, VendorSnapshot,
};
use fusion_cti_javascript::rig::RIG_METHODS;
use fusion_cti_javascript::{snapshot, words};
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

fn nothing_known() -> VendorSnapshot {
    VendorSnapshot {
        link: VendorLink::Connecting,
        agent: None,
        softphone: Softphone::Works,
        calls: Vec::new(),
    }
}

/// The snapshot, of which nothing may be left out.
fn read_whole(snapshot: &Value) -> VendorSnapshot {
    let reading = snapshot::read(snapshot, &nothing_known()).unwrap();
    assert_eq!(reading.left_out, []);
    reading.snapshot
}

/// What is said of the one value that was left out.
fn said_of(snapshot: &Value) -> String {
    let reading = snapshot::read(snapshot, &nothing_known()).unwrap();
    assert_eq!(reading.left_out.len(), 1, "{:?}", reading.left_out);
    reading.left_out[0].to_string()
}

fn error_of(pointer: &str, value: Value) -> String {
    said_of(&changed(pointer, value))
}

#[test]
fn a_good_snapshot_is_read_whole() {
    let snapshot = read_whole(&changed("/link", json!("up")));
    assert_eq!(
        (snapshot.link, snapshot.softphone),
        (VendorLink::Up, Softphone::MicrophoneDenied)
    );
    let agent = snapshot.agent.unwrap();
    assert_eq!((agent.presence, agent.choices.len()), (Presence::OnCall, 2));
    assert_eq!(agent.next_state.as_deref(), Some("Lunch"));
    assert_eq!(agent.routing_profile.as_deref(), Some("Service"));
    let [first, second] = snapshot.calls.as_slice() else {
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
    read_whole(&json!({ "link": "connecting", "calls": [] }));
    read_whole(&json!({ "link": "signedOut", "agent": null, "calls": [] }));
}

#[test]
fn an_error_names_its_path_and_what_was_expected() {
    for (pointer, value, path, expected) in [
        ("/link", json!("down"), "`snapshot.link`", "\"signedOut\""),
        (
            "/link",
            Value::Null,
            "`snapshot.link`",
            "is `null`; expected \"connecting\"",
        ),
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
            "`true` or `false`",
        ),
        (
            "/calls/0/since",
            json!(-1),
            "`snapshot.calls[0].since`",
            "milliseconds",
        ),
        (
            "/calls/0/since",
            json!(1_796_083_200),
            "`snapshot.calls[0].since`",
            "milliseconds",
        ),
        (
            "/calls/0/attributes/topic",
            json!({}),
            "`snapshot.calls[0].attributes[0]`",
            "a text",
        ),
        (
            "/calls/0/evenId",
            json!("e"),
            "`snapshot.calls[0].evenId`",
            "is not a known key",
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
        let error = error_of(pointer, value);
        assert!(error.starts_with(path) && error.contains(expected), "{error}");
    }
}

#[test]
fn what_is_missing_is_said_to_be_missing() {
    for (snapshot, expected) in [
        (
            json!({ "calls": [] }),
            "`snapshot.link` is missing; expected \"connecting\"",
        ),
        (
            json!({ "link": "up" }),
            "`snapshot.calls` is missing; expected a list.",
        ),
        (
            json!({ "link": "up", "calls": [{ "id": "1", "direction": "inbound" }] }),
            "`snapshot.calls[0].stage` is missing; expected \"ringing\"",
        ),
    ] {
        let error = said_of(&snapshot);
        assert!(error.starts_with(expected), "{error}");
    }
}

#[test]
fn what_is_no_object_is_refused_as_a_whole() {
    for (reported, expected) in [
        (json!(7), "`snapshot` is a number; expected an object."),
        (json!([]), "`snapshot` is a list; expected an object."),
    ] {
        let error = snapshot::read(&reported, &nothing_known())
            .unwrap_err()
            .to_string();
        assert_eq!(error, expected);
    }
}

#[test]
fn whatever_stands_in_the_place_of_one_value_the_other_call_is_there() {
    let odd = [
        json!(null),
        json!(true),
        json!(-7),
        json!(1.5),
        json!(""),
        json!("+441632960123"),
        json!([[]]),
        json!({ "": {} }),
    ];
    for key in snapshot::CALL_KEYS {
        for value in &odd {
            let reported = changed(&format!("/calls/0/{key}"), value.clone());
            let known = read_whole(&changed("/link", json!("up")));
            let reading = snapshot::read(&reported, &known).unwrap();
            let ids: Vec<&str> = reading
                .snapshot
                .calls
                .iter()
                .map(|call| call.id.as_str())
                .collect();
            assert!(ids.contains(&"2"), "{key}: {value}");
            assert!(key == "id" || ids == ["1", "2"], "{key}: {value}: {ids:?}");
            let said = format!("{:?}", reading.left_out);
            assert!(!said.contains("960123"), "{said}");
        }
    }
}

#[test]
fn an_attribute_is_named_by_its_position_and_an_odd_key_too() {
    let reported = changed("/calls/0/attributes", json!({ "a": 1, "+441632960123": {} }));
    assert_eq!(
        said_of(&reported),
        "`snapshot.calls[0].attributes[1]` is an object; expected a text."
    );
    let reported = changed("/calls/0/+441632960123", json!(1));
    let reading = snapshot::read(&reported, &nothing_known()).unwrap();
    let said = format!("{} {:?}", reading.left_out[0], reading.left_out);
    assert!(
        said.starts_with("`snapshot.calls[0][9]` is not a known key"),
        "{said}"
    );
    assert!(!said.contains("960123"), "{said}");
}

#[test]
fn an_error_never_repeats_the_value() {
    for pointer in [
        "/calls/0/stage",
        "/calls/0/muted",
        "/agent/presence",
        "/calls/0/attributes",
        "/link",
    ] {
        let error = error_of(pointer, json!("+441632960123"));
        assert!(!error.contains("960123"), "{error}");
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
        quoted(&words::SIGN_OUTS),
        quoted(&words::DIRECTIONS),
        quoted(&words::INITIATIONS),
        quoted(&words::STAGES),
        quoted(&words::ENDINGS),
        quoted(&words::ERRORS),
        quoted(&words::METHODS),
    ];
    every.iter().flatten().for_each(|word| look_for(word));
    let controls = CallAction::ALL
        .into_iter()
        .filter(|action| ![CallAction::Accept, CallAction::Reject, CallAction::HangUp].contains(action))
        // A module is asked only for what it can declare.
        .filter(|action| {
            let declared = words::CAPABILITIES.iter().map(|(_, capability)| *capability);
            action
                .needs()
                .is_none_or(|needed| declared.into_iter().any(|capability| capability == needed))
        });
    for control in controls {
        look_for(&format!("{{ kind: \"{}\"", control.name()));
    }
    for key in snapshot::CALL_KEYS {
        look_for(&format!("  {key}"));
    }
    for method in RIG_METHODS {
        let optional = if method == "fresh" { "" } else { "?" };
        look_for(&format!("  {method}{optional}("));
    }
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn every_method_that_a_rig_is_asked_for_is_listed() {
    let source = include_str!("../src/rig/words.rs");
    let asked: Vec<&str> = source
        .lines()
        .filter(|line| line.contains("Happening::") || line.contains("Elsewhere::"))
        .filter_map(|line| line.split('"').nth(1))
        .collect();
    assert!(asked.len() > 15, "{asked:?}");
    for method in asked {
        assert!(RIG_METHODS.contains(&method), "{method}");
    }
}
