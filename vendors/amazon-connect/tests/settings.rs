//! What an administrator may write under `vendor.settings`, and what is said about anything else.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking, and clippy excuses only the functions marked as tests"
)]

use std::time::Duration;

use fusion_cti_amazon_connect::Settings;
use serde_json::{Value, json};

fn refusal(settings: &Value) -> String {
    Settings::parse(&settings.clone().into()).unwrap_err().to_string()
}

fn with_ccp(url: &str) -> Value {
    json!({ "ccpUrl": url })
}

#[test]
fn the_address_is_enough() {
    let settings = Settings::parse(&with_ccp("https://example.my.connect.aws/ccp-v2/").into()).unwrap();
    assert_eq!(
        settings.options(),
        with_ccp("https://example.my.connect.aws/ccp-v2/").into()
    );
    assert_eq!(
        settings.library_url(),
        "vendor/amazon-connect-streams/connect-streams-min.js"
    );
    assert_eq!(settings.login_url(), "https://example.my.connect.aws/ccp-v2/");
    assert_eq!(settings.silence_timeout(), Duration::from_secs(75));
    assert!(settings.login_popup());
}

#[test]
fn what_is_written_is_passed_on_as_it_is_without_our_own_keys() {
    let passed_on = json!({
        "ccpUrl": "https://example.my.connect.aws/ccp-v2/",
        "loginPopup": true,
        "loginUrl": "https://sso.example.com/start?app=a%2Fb",
        "loginPopupAutoClose": true,
        "loginOptions": { "autoClose": true, "height": 600, "width": 400, "top": -10, "left": 0,
                          "disableAuthPopupAfterLogout": false },
        "region": "eu-west-2",
        "softphone": { "allowFramedSoftphone": true, "disableRingtone": false, "VDIPlatform": "CITRIX_413",
                       "allowFramedScreenSharingPopUp": false },
        "task": { "disableRingtone": true },
        "pageOptions": { "enablePhoneTypeSettings": false, "showInactivityModal": false },
        "ccpLoadTimeout": 10000,
        "ccpAckTimeout": 5000,
        "ccpSynTimeout": 2000
    });
    let mut written = passed_on.clone();
    written["libraryUrl"] = json!("https://cdn.example.com/connect-streams-min.js");
    written["requestTimeout"] = json!(4000);
    written["ccpSilenceTimeout"] = json!(90000);
    let settings = Settings::parse(&written.into()).unwrap();
    assert_eq!(settings.options(), passed_on.into());
    assert_eq!(
        settings.library_url(),
        "https://cdn.example.com/connect-streams-min.js"
    );
    assert_eq!(settings.request_timeout(), Duration::from_secs(4));
    assert_eq!(settings.silence_timeout(), Duration::from_secs(90));
    assert_eq!(settings.login_url(), "https://sso.example.com/start?app=a%2Fb");
}

#[test]
fn http_is_accepted_for_this_computer_only() {
    for url in [
        "http://localhost:4102/ccp/",
        "http://ccp.localhost:4102/",
        "http://127.0.0.1/ccp",
        "http://[::1]:4102/",
    ] {
        assert!(Settings::parse(&with_ccp(url).into()).is_ok(), "{url}");
    }
    for url in [
        "http://example.com/",
        "http://localhost.example.com/",
        "http://localhost@example.com/",
        "javascript:alert(1)",
        "example.my.connect.aws",
        "https://",
        "https:///ccp-v2",
        "https://a b/",
        "",
    ] {
        assert_eq!(
            refusal(&with_ccp(url)),
            "vendor.settings.ccpUrl: expected an https URL (http is accepted for localhost only)",
            "{url}"
        );
    }
}

#[test]
fn a_percent_sign_is_refused_because_the_library_would_throw() {
    assert_eq!(
        refusal(&with_ccp("https://example.my.connect.aws/ccp%2Dv2/")),
        "vendor.settings.ccpUrl: expected a URL without percent-encoded characters, which Amazon Connect Streams \
         cannot open"
    );
}

#[test]
fn every_refusal_names_the_key() {
    let ccp = "https://example.my.connect.aws/ccp-v2/";
    for (settings, expected) in [
        (json!({}), "vendor.settings: missing field `ccpUrl`"),
        (json!("https://example.my.connect.aws/"), "vendor.settings: "),
        (json!({ "ccpUrl": 1 }), "vendor.settings.ccpUrl: "),
        (
            json!({ "ccpUrl": ccp, "ccpURL": ccp }),
            "vendor.settings.ccpURL: unknown field `ccpURL`",
        ),
        (
            json!({ "ccpUrl": ccp, "loginPopup": "yes" }),
            "vendor.settings.loginPopup: ",
        ),
        (
            json!({ "ccpUrl": ccp, "softphone": { "allowFramedSoftPhone": true } }),
            "vendor.settings.softphone.allowFramedSoftPhone: unknown field",
        ),
        (
            json!({ "ccpUrl": ccp, "softphone": { "VDIPlatform": "NONE" } }),
            "vendor.settings.softphone.VDIPlatform: unknown variant `NONE`",
        ),
        (
            json!({ "ccpUrl": ccp, "loginUrl": "http://example.com" }),
            "vendor.settings.loginUrl: expected an https URL",
        ),
        (
            json!({ "ccpUrl": ccp, "loginOptions": { "top": 1.5 } }),
            "vendor.settings.loginOptions.top: expected a whole number",
        ),
        (
            json!({ "ccpUrl": ccp, "loginOptions": { "left": -4_294_967_296_i64 } }),
            "vendor.settings.loginOptions.left: expected a whole number",
        ),
        (
            json!({ "ccpUrl": ccp, "ccpLoadTimeout": -1 }),
            "vendor.settings.ccpLoadTimeout: ",
        ),
        (
            json!({ "ccpUrl": ccp, "ccpLoadTimeout": 0 }),
            "vendor.settings.ccpLoadTimeout: expected milliseconds",
        ),
        (
            json!({ "ccpUrl": ccp, "libraryUrl": "" }),
            "vendor.settings.libraryUrl: expected the address",
        ),
    ] {
        let refusal = refusal(&settings);
        assert!(
            refusal.starts_with(expected),
            "{refusal}\nshould begin with\n{expected}"
        );
    }
}

#[test]
fn a_request_is_given_up_no_later_than_the_session_gives_it_up() {
    let limit = |written: Option<u32>, session: u64| {
        let mut settings = with_ccp("https://example.my.connect.aws/ccp-v2/");
        if let Some(millis) = written {
            settings["requestTimeout"] = millis.into();
        }
        let settings = Settings::parse(&settings.into()).unwrap();
        settings
            .answering_within(Duration::from_secs(session))
            .request_timeout()
    };
    assert_eq!(limit(None, 1), Duration::from_secs(1));
    assert_eq!(limit(Some(500), 8), Duration::from_millis(500));
}
