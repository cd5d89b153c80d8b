//! Loading Oracle's script, and what a start of the framework can come to.

use std::time::Duration;

use fusion_cti_toolbar::ports::host::uef::{OpenError, open};
use wasm_bindgen_test::wasm_bindgen_test;

/// Where nothing is served: the test page's own origin has no such file.
const NOWHERE: &str = "/no-such-folder/client.js";

#[wasm_bindgen_test]
async fn a_script_that_cannot_be_had_is_said_so() {
    let error = open(NOWHERE, Duration::from_secs(10)).await.unwrap_err();
    assert_eq!(error, OpenError::NotLoaded(NOWHERE.to_owned()));
}

#[wasm_bindgen_test]
async fn another_script_than_oracles_is_said_so() {
    let address = "data:text/javascript,void 0";
    let error = open(address, Duration::from_secs(10)).await.unwrap_err();
    assert_eq!(error, OpenError::OtherScript(address.to_owned()));
}

/// One test for all that a script may leave behind: the global is one for the whole page.
#[wasm_bindgen_test]
async fn what_a_start_can_come_to() {
    let framework = |initialize: &str| {
        let code =
            format!("globalThis.CX_SVC_UI_EVENTS_FRAMEWORK = {{ uiEventsFramework: {{ {initialize} }} }};");
        js_sys::eval(&code).unwrap();
    };
    let second = Duration::from_secs(1);

    framework("initialize: () => new Promise(() => {})");
    let error = open(NOWHERE, second).await.unwrap_err();
    assert_eq!(error.to_string(), "`initialize` was not answered within 1 s");

    framework("initialize: () => Promise.reject(new Error('not in Fusion'))");
    let error = open(NOWHERE, second).await.unwrap_err();
    assert_eq!(error.to_string(), "`initialize` was refused: not in Fusion");

    framework("");
    assert_eq!(
        open(NOWHERE, second).await.unwrap_err(),
        OpenError::Missing("initialize")
    );

    framework(
        "initialize: async (name, version) => ({ getVersion: () => version, getMultiChannelAdaptorContext: async () => ({
            getCommunicationChannelContext: async (channel) => ({ getSupportedActions: () => [channel, name] }) }) })",
    );
    let channel = open(NOWHERE, second).await.unwrap();
    assert_eq!(
        channel.capabilities(),
        [
            ("Framework's version", "v1"),
            ("Framework's actions", "PHONE, fusion-cti")
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
    );

    // Answered too late: given back, and never used.
    framework(
        "late: 0, initialize() { return new Promise((resolve) => setTimeout(() => resolve({
            dispose: () => { this.late += 1; }, getMultiChannelAdaptorContext: async () => { throw new Error('late'); } }), 1100)); }",
    );
    assert!(matches!(
        open(NOWHERE, second).await,
        Err(OpenError::TimedOut { .. })
    ));
    gloo_timers::future::TimeoutFuture::new(400).await;
    let late = js_sys::eval("CX_SVC_UI_EVENTS_FRAMEWORK.uiEventsFramework.late").unwrap();
    assert_eq!(late.as_f64(), Some(1.0));
    js_sys::eval("delete globalThis.CX_SVC_UI_EVENTS_FRAMEWORK").unwrap();
}
