//! What keeps the toolbar from starting, as the administrator reads it.

use std::rc::Rc;

use fusion_cti::config::Config;
use fusion_cti::origin::Origin;
use fusion_cti_toolbar::app::App;
use fusion_cti_toolbar::registry;
use fusion_cti_toolbar::start_error::StartError;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, Url};

use crate::stage::{document, settle};

const CONFIGURATION: &str = r#"{
    "version": 1,
    "host": { "transport": "mca", "allowedOrigins": ["https://fusion.example.com"], "appClassification": "ORA_SERVICE" },
    "vendor": { "name": "amazon-connect", "settings": { "ccpUrl": "https://example.my.connect.aws/ccp-v2/" } }
}"#;

/// What is said about the configuration after `from` became `to` in it.
async fn refusal(from: &str, to: &str) -> String {
    let text = CONFIGURATION.replace(from, to);
    let container: HtmlElement = document().create_element("div").unwrap().unchecked_into();
    let refused = match Config::parse(&text) {
        Ok(config) => registry::handler(&config.vendor, container, Rc::default())
            .await
            .err(),
        Err(error) => Some(StartError::from(error)),
    };
    refused.map(|error| error.to_string()).unwrap_or_default()
}

#[wasm_bindgen_test]
async fn a_good_configuration_is_not_refused() {
    assert_eq!(refusal("ORA_SERVICE", "ORA_SALES").await, "");
}

#[wasm_bindgen_test]
async fn every_refusal_names_the_key_and_what_was_expected() {
    for (from, to, path, expected) in [
        ("\"version\": 1,", "", "version", "the number 1"),
        ("\"mca\"", "7", "host.transport", "\"mca\""),
        (
            "\"https://fusion.example.com\"",
            "",
            "host.allowedOrigins",
            "at least one origin",
        ),
        (
            "https://fusion.example.com",
            "*",
            "host.allowedOrigins[0]",
            "an origin such as",
        ),
        (
            "\"vendor\": {",
            "\"vendor\": { \"nmae\": 1,",
            "vendor.nmae",
            "not a known key",
        ),
        ("amazon-connect", "acme", "vendor.name", "amazon-connect"),
        ("ccpUrl", "ccpURL", "vendor.settings", "ccpURL"),
        (
            "\"amazon-connect\"",
            "\"javascript\"",
            "vendor.settings.ccpUrl",
            "`module`",
        ),
        (
            "https://example.my",
            "ftp://example.my",
            "vendor.settings.ccpUrl",
            "https",
        ),
    ] {
        let refusal = refusal(from, to).await;
        assert!(refusal.contains(path) && refusal.contains(expected), "{refusal}");
    }
}

#[wasm_bindgen_test]
async fn what_is_not_json_is_refused_with_its_place() {
    let refusal = refusal("\"version\": 1,", "version: 1,").await;
    assert!(refusal.contains("Line 2"), "{refusal}");
}

#[wasm_bindgen_test]
async fn without_a_configuration_the_page_says_so_and_starts_nothing() {
    let container = document().create_element("div").unwrap();
    document().body().unwrap().append_child(&container).unwrap();
    let app = yew::Renderer::<App>::with_root(container.clone()).render();
    for _ in 0..50 {
        settle().await;
        if container.query_selector("[role=alert]").unwrap().is_some() {
            break;
        }
    }
    let text = container.text_content().unwrap_or_default();
    assert!(
        text.contains("toolbar.config.json") && text.contains("404"),
        "{text}"
    );
    assert!(container.query_selector("button, iframe").unwrap().is_none());
    app.destroy();
}

#[wasm_bindgen_test]
fn an_origin_is_accepted_only_where_the_browser_gives_it_back_unchanged() {
    let accepted = [
        "https://example.fa.ocs.oraclecloud.com",
        "HTTPS://Example.com:443",
        "https://xn--bcher-kva.example:8443",
        "https://10.1.2.3",
        "http://fusion.localhost:4100",
        "https://under_score.example",
    ];
    for text in accepted {
        let origin = Origin::parse(text).unwrap();
        assert_eq!(
            Url::new(origin.as_str()).unwrap().origin(),
            origin.as_str(),
            "{text}"
        );
    }
    for text in [
        "https://127.1",
        "https://0x7f.1",
        "https://2130706433",
        "https://256.256.256.256",
        "https://1.2.3.4.5",
        "https://010.1.1.1",
        "https://example.0x",
        "https://example.com:99999",
        "https://[localhost]",
        "https://[::1].evil.com",
        "https://%65xample.com",
        "https://exa\u{AD}mple.com",
    ] {
        let given_back = Url::new(text).is_ok_and(|url| url.origin() == text);
        assert!(!given_back, "{text} is no example");
        assert!(Origin::parse(text).is_err(), "{text}");
    }
}
