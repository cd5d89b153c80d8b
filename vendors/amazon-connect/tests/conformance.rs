//! The shared conformance suite against a mock library, in headless Chromium: `cargo xtask test wasm`.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking, and clippy excuses only the functions marked as tests"
)]

use std::rc::Rc;

use fusion_cti::vendor::conformance::run_all;
use fusion_cti_amazon_connect::ConnectSettings;
use fusion_cti_amazon_connect::rig::AmazonConnectRig;
use js_sys::Function;
use serde_json::json;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::HtmlElement;

wasm_bindgen_test_configure!(run_in_browser);

/// A place for the CCP, on a page that has the mock library.
fn page() -> HtmlElement {
    for script in [
        include_str!("conformance/pretend/centre.js"),
        include_str!("conformance/pretend/library.js"),
    ] {
        js_sys::eval(script).unwrap();
    }
    let document = web_sys::window().unwrap().document().unwrap();
    let container: HtmlElement = document.create_element("div").unwrap().unchecked_into();
    document.body().unwrap().append_child(&container).unwrap();
    container
}

#[wasm_bindgen_test]
async fn the_handler_keeps_the_law_of_the_contract() {
    let settings = json!({
        "ccpUrl": "https://example.my.connect.aws/ccp-v2/",
        "requestTimeout": 900,
        "ccpSilenceTimeout": 5000,
        "ccpAckTimeout": 300
    });
    let container = page();
    let far_end: Function = js_sys::eval("farEnd").unwrap().unchecked_into();
    let settings = ConnectSettings::parse(&settings).unwrap();
    let rig = AmazonConnectRig::new(settings, container, far_end);
    let report = run_all(Rc::new(rig)).await;
    console_log!("{report}");
    assert!(report.is_green(), "{report}");
    let skipped: Vec<_> = report.skipped().map(|(case, _)| case.name).collect();
    // Streams can neither join two calls nor record, nor dial an extension; the service rings with one call at a time.
    let expected = [
        "an_extension_is_dialled_with_the_number",
        "conference_joins_both_calls",
        "record_and_stop",
        "record_twice",
        "record_while_ringing_is_refused",
        "the_second_of_two_that_ring_is_accepted",
        "the_second_of_two_that_ring_is_rejected",
    ];
    assert_eq!(skipped, expected, "\n{report}");
}
