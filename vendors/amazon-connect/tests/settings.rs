//! What an administrator may write under `vendor.settings`, and what is said about anything else.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking, and clippy excuses only the functions marked as tests"
)]

use std::time::Duration;

use fusion_cti_amazon_connect::ConnectSettings;
use serde_json::{Value, json};

fn refusal(settings: &Value) -> String {
    ConnectSettings::parse(settings).unwrap_err().to_string()
}

fn with_ccp(url: &str) -> Value {
    json!({ "ccpUrl": url })
}

/// What `initCCP` is given.
fn passed_on(settings: &ConnectSettings) -> Value {
    serde_json::to_value(settings.options()).unwrap()
}

#[test]
fn the_address_is_enough() {
    let settings = ConnectSettings::parse(&with_ccp("https://example.my.connect.aws/ccp-v2/")).unwrap();
    assert_eq!(
        passed_on(&settings),
        json!({
            "ccpUrl": "https://example.my.connect.aws/ccp-v2/",
            "softphone": { "allowFramedSoftphone": true },
            "pageOptions": { "showInactivityModal": false },
        })
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
    let options = json!({
        "ccpUrl": "https://example.my.connect.aws/ccp-v2/",
        "loginPopup": true,
        "loginUrl": "https://sso.example.com/start?app=a%2Fb",
        "loginPopupAutoClose": true,
        "loginOptions": { "autoClose": true, "height": 600, "width": 400, "top": -10, "left": 0,
                          "disableAuthPopupAfterLogout": false },
        "region": "eu-west-2",
        "softphone": { "allowFramedSoftphone": true, "disableRingtone": false, "VDIPlatform": "CITRIX_413",
                       "allowFramedScreenSharingPopUp": false },
        "chat": {},
        "task": { "disableRingtone": true },
        "pageOptions": { "enablePhoneTypeSettings": false, "showInactivityModal": false },
        "ccpLoadTimeout": 10000,
        "ccpAckTimeout": 5000,
        "ccpSynTimeout": 2000
    });
    let mut written = options.clone();
    written["libraryUrl"] = json!("https://cdn.example.com/connect-streams-min.js");
    written["requestTimeout"] = json!(4000);
    written["ccpSilenceTimeout"] = json!(90000);
    let settings = ConnectSettings::parse(&written).unwrap();
    assert_eq!(passed_on(&settings), options);
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
        assert!(ConnectSettings::parse(&with_ccp(url)).is_ok(), "{url}");
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
            format!(
                "`vendor.settings.ccpUrl` is \"{url}\"; expected an https URL (http is accepted for localhost only)."
            )
        );
    }
}

#[test]
fn a_percent_sign_is_refused_because_the_library_would_throw() {
    assert_eq!(
        refusal(&with_ccp("https://example.my.connect.aws/ccp%2Dv2/")),
        "`vendor.settings.ccpUrl` is \"https://example.my.connect.aws/ccp%2Dv2/\"; expected a URL without \
         percent-encoded characters, which Amazon Connect Streams cannot open."
    );
}

#[test]
fn every_refusal_names_the_key() {
    let ccp = "https://example.my.connect.aws/ccp-v2/";
    for (settings, expected) in [
        (
            json!({}),
            "`vendor.settings.ccpUrl` is missing; expected an https URL (http is accepted for localhost only).",
        ),
        (
            json!("https://example.my.connect.aws/"),
            "`vendor.settings` is \"https://example.my.connect.aws/\"; expected an object.",
        ),
        (
            json!({ "ccpUrl": 1 }),
            "`vendor.settings.ccpUrl` is 1; expected an https URL (http is accepted for localhost only).",
        ),
        (
            json!({ "ccpUrl": ccp, "ccpURL": ccp }),
            "`vendor.settings.ccpURL` is not a known key; expected one of `ccpUrl`, `loginPopup`, ",
        ),
        (
            json!({ "ccpUrl": ccp, "loginPopup": "yes" }),
            "`vendor.settings.loginPopup` is \"yes\"; expected `true` or `false`.",
        ),
        (
            json!({ "ccpUrl": ccp, "region": 2 }),
            "`vendor.settings.region` is 2; expected a text.",
        ),
        (
            json!({ "ccpUrl": ccp, "softphone": true }),
            "`vendor.settings.softphone` is true; expected an object.",
        ),
        (
            json!({ "ccpUrl": ccp, "softphone": { "allowFramedSoftPhone": true } }),
            "`vendor.settings.softphone.allowFramedSoftPhone` is not a known key; expected one of `allowFramedSoftphone`, ",
        ),
        (
            json!({ "ccpUrl": ccp, "softphone": { "VDIPlatform": "NONE" } }),
            "`vendor.settings.softphone.VDIPlatform` is \"NONE\"; expected \"CITRIX\", \"CITRIX_413\", ",
        ),
        (
            json!({ "ccpUrl": ccp, "loginUrl": "http://example.com" }),
            "`vendor.settings.loginUrl` is \"http://example.com\"; expected an https URL",
        ),
        (
            json!({ "ccpUrl": ccp, "loginOptions": { "top": 1.5 } }),
            "`vendor.settings.loginOptions.top` is 1.5; expected a whole number of pixels.",
        ),
        (
            json!({ "ccpUrl": ccp, "loginOptions": { "left": -4_294_967_296_i64 } }),
            "`vendor.settings.loginOptions.left` is -4294967296; expected a whole number of pixels.",
        ),
        (
            json!({ "ccpUrl": ccp, "loginOptions": { "width": -1 } }),
            "`vendor.settings.loginOptions.width` is -1; expected a whole number of pixels, not negative.",
        ),
        (
            json!({ "ccpUrl": ccp, "ccpLoadTimeout": -1 }),
            "`vendor.settings.ccpLoadTimeout` is -1; expected milliseconds, at least 1.",
        ),
        (
            json!({ "ccpUrl": ccp, "ccpLoadTimeout": 0 }),
            "`vendor.settings.ccpLoadTimeout` is 0; expected milliseconds, at least 1.",
        ),
        (
            json!({ "ccpUrl": ccp, "libraryUrl": "" }),
            "`vendor.settings.libraryUrl` is \"\"; expected the URL of connect-streams-min.js.",
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
fn null_leaves_a_key_to_the_library() {
    let settings = json!({
        "ccpUrl": "https://example.my.connect.aws/ccp-v2/",
        "loginPopup": null,
        "softphone": { "ringtoneUrl": null },
        "requestTimeout": null
    });
    let settings = ConnectSettings::parse(&settings).unwrap();
    let mut options = with_ccp("https://example.my.connect.aws/ccp-v2/");
    options["softphone"] = json!({ "allowFramedSoftphone": true });
    options["pageOptions"] = json!({ "showInactivityModal": false });
    assert_eq!(passed_on(&settings), options);
    assert_eq!(settings.request_timeout(), Duration::from_secs(10));
}

#[test]
fn the_ccp_has_the_softphone_and_the_toolbar_the_warning_unless_they_are_switched() {
    let softphone = |softphone: Value| {
        let settings = json!({ "ccpUrl": "https://example.my.connect.aws/ccp-v2/", "softphone": softphone });
        let settings = ConnectSettings::parse(&settings).unwrap();
        assert_eq!(
            passed_on(&settings)["softphone"]["allowFramedSoftphone"],
            settings.allows_framed_softphone()
        );
        settings.allows_framed_softphone()
    };
    assert!(softphone(Value::Null));
    assert!(softphone(
        json!({ "allowFramedSoftphone": null, "VDIPlatform": "CITRIX" })
    ));
    assert!(!softphone(json!({ "allowFramedSoftphone": false })));
    let mut settings = with_ccp("https://example.my.connect.aws/ccp-v2/");
    settings["pageOptions"] = json!({ "showInactivityModal": true });
    let settings = ConnectSettings::parse(&settings).unwrap();
    assert_eq!(passed_on(&settings)["pageOptions"]["showInactivityModal"], true);
}

/// The keys and the struct are written down separately: nothing that is accepted may get lost.
#[test]
fn every_option_of_the_library_is_passed_on() {
    let ringtone = json!({ "disableRingtone": true, "ringtoneUrl": "ring.mp3" });
    let options = json!({
        "ccpUrl": "https://example.my.connect.aws/ccp-v2/",
        "loginPopup": true,
        "loginUrl": "https://sso.example.com/",
        "loginPopupAutoClose": true,
        "loginOptions": { "autoClose": true, "height": 1, "width": 2, "top": 3, "left": 4,
                          "disableAuthPopupAfterLogout": true, "enableAckTimeout": true },
        "region": "eu-west-2",
        "softphone": { "allowFramedSoftphone": true, "disableRingtone": true, "ringtoneUrl": "ring.mp3",
                       "disableEchoCancellation": true, "allowFramedVideoCall": true,
                       "allowFramedScreenSharing": true, "allowFramedScreenSharingPopUp": true,
                       "VDIPlatform": "AZURE", "allowEarlyGum": true, "allowExtendedPersistentConnection": true,
                       "disableStoringParamsInLocalStorage": true },
        "chat": ringtone, "task": ringtone, "autoAcceptTone": ringtone,
        "pageOptions": { "enableAudioDeviceSettings": true, "enableVideoDeviceSettings": true,
                         "enablePhoneTypeSettings": true, "showInactivityModal": true },
        "ccpLoadTimeout": 1, "ccpAckTimeout": 2, "ccpSynTimeout": 3,
        "style": "width: 100%;", "iframeTitle": "Phone", "shouldAddNamespaceToLogs": true
    });
    assert_eq!(passed_on(&ConnectSettings::parse(&options).unwrap()), options);
    for platform in ["CITRIX", "CITRIX_413", "AWS_WORKSPACE", "OMNISSA", "AZURE"] {
        let mut options = options.clone();
        options["softphone"]["VDIPlatform"] = platform.into();
        assert_eq!(passed_on(&ConnectSettings::parse(&options).unwrap()), options);
    }
}

#[test]
fn a_request_is_given_up_no_later_than_the_session_gives_it_up() {
    let limit = |written: Option<u32>, session: u64| {
        let mut settings = with_ccp("https://example.my.connect.aws/ccp-v2/");
        if let Some(millis) = written {
            settings["requestTimeout"] = millis.into();
        }
        let settings = ConnectSettings::parse(&settings).unwrap();
        settings
            .answering_within(Duration::from_secs(session))
            .request_timeout()
    };
    assert_eq!(limit(None, 1), Duration::from_secs(1));
    assert_eq!(limit(Some(500), 8), Duration::from_millis(500));
}
