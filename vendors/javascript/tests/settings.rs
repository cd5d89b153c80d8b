//! What an administrator may write under `vendor.settings`, natively.

#![allow(clippy::unwrap_used, reason = "what is shared by tests may fail as tests may")]

use std::time::Duration;

use fusion_cti_javascript::Settings;
use serde_json::{Value, json};

#[test]
fn a_request_is_given_up_at_the_earlier_of_two_limits() {
    let limit = |settings: Value| {
        let settings = Settings::parse(&settings).unwrap();
        settings
            .answering_within(Duration::from_secs(6))
            .request_timeout()
    };
    assert_eq!(limit(json!({ "module": "a.js" })), Duration::from_secs(6));
    let own = |millis: u64| json!({ "module": "a.js", "requestTimeout": millis });
    assert_eq!(limit(own(9000)), Duration::from_secs(6));
    assert_eq!(limit(own(2000)), Duration::from_secs(2));
    let unlimited = Settings::parse(&json!({ "module": "a.js" })).unwrap();
    assert_eq!(unlimited.request_timeout(), Duration::from_secs(8));
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
            "is not a known key",
        ),
        (
            json!({ "module": "a.js", "requestTimeout": 0 }),
            "vendor.settings.requestTimeout",
            "at least 1",
        ),
        (json!([]), "vendor.settings", "an object"),
    ] {
        let error = Settings::parse(&settings).unwrap_err().to_string();
        assert!(error.contains(path) && error.contains(expected), "{error}");
    }
    for module in [
        "phone.js",
        "./a/phone.js",
        "/phone.js?v=2",
        "https://phone.example.com/a.js",
    ] {
        assert!(
            Settings::parse(&json!({ "module": module, "options": { "any": [1] } })).is_ok(),
            "{module}"
        );
    }
}
