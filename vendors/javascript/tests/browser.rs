//! In a browser: the example by the whole suite, and what a module can do wrong.

#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "what is shared by tests may fail as tests may"
)]

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use fusion_cti::vendor::{
    CtiVendorHandler, SnapshotSink, Stage, VendorErrorKind, VendorLink, VendorSnapshot,
};
use fusion_cti_javascript::rig::JavaScriptRig;
use fusion_cti_javascript::{ErrorReporter, JavaScript, Namespace, Settings};
use gloo_timers::future::sleep;
use js_sys::{Array, JSON, Promise, Reflect};
use serde_json::json;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = import)]
    fn import(address: &str) -> Promise;
}

/// Loads a module from its text.
async fn module(text: &str) -> Namespace {
    let text = js_sys::encode_uri_component(text);
    let importing = import(&format!("data:text/javascript,{text}"));
    JsFuture::from(importing).await.unwrap().into()
}

fn settings() -> Settings {
    Settings::parse(&json!({ "module": "in-the-test.js", "requestTimeout": 100 })).unwrap()
}

/// The example in one piece: a module without an address has no neighbours.
fn example() -> String {
    let exchange = include_str!("../example/pretend-exchange.js").replace("export const", "const");
    let phone = include_str!("../example/pretend-phone.js")
        .replace("import { exchange } from \"./pretend-exchange.js\";", "")
        .replace(
            "export { rig } from \"./pretend-exchange.js\";",
            "export { rig };",
        );
    exchange + &phone
}

#[wasm_bindgen_test]
async fn the_example_passes_every_case_of_the_suite() {
    let rig = JavaScriptRig::from_namespace(module(&example()).await, settings()).unwrap();
    let report = Rc::new(rig).run(|_| {}).await;
    assert!(report.is_green(), "{report}");
    // Silence is the one thing that the exchange does not pretend.
    assert!(
        report.skipped().count() < 5 && report.passed().count() > 100,
        "{report}"
    );
}

/// A handler whose methods are all `method`, and which reports whatever is put into `window.report`.
fn handler_with(method: &str) -> String {
    format!(
        r#"export default {{
            capabilities: () => ["inbound"],
            connect(report) {{ globalThis.report = report; }},
            disconnect() {{}},
            acceptCall: {method},
            hangupCall: {method},
        }};"#
    )
}

#[derive(Clone, Default)]
struct Recorder {
    snapshots: Rc<RefCell<Vec<VendorSnapshot>>>,
    errors: Rc<RefCell<Vec<String>>>,
}

impl Recorder {
    async fn handler(&self, text: &str) -> JavaScript {
        let errors = Rc::clone(&self.errors);
        let errors = ErrorReporter::new(move |error| errors.borrow_mut().push(error));
        JavaScript::from_namespace(&module(text).await, settings(), errors)
            .await
            .unwrap()
    }

    fn sink(&self) -> SnapshotSink {
        let snapshots = Rc::clone(&self.snapshots);
        SnapshotSink::new(move |snapshot| snapshots.borrow_mut().push(snapshot))
    }
}

fn report(snapshot: &str) {
    let report = Reflect::get(&js_sys::global(), &"report".into()).unwrap();
    let snapshot = JSON::parse(snapshot).unwrap();
    Reflect::apply(&report.into(), &JsValue::NULL, &Array::of1(&snapshot)).unwrap();
}

const RINGING: &str =
    r#"{ "link": "up", "calls": [{ "id": "1", "direction": "inbound", "stage": "ringing" }] }"#;

#[wasm_bindgen_test]
async fn a_wrong_report_is_told_and_leaves_the_calls_alone() {
    let recorder = Recorder::default();
    let phone = recorder.handler(&handler_with("() => {}")).await;
    phone.connect(recorder.sink()).await.unwrap();
    report(RINGING);
    report(r#"{ "link": "up", "calls": [{ "id": "1", "direction": "inbound", "stage": "on" }] }"#);
    report("7");
    let last = recorder.snapshots.borrow().last().cloned().unwrap();
    assert_eq!(last.calls[0].stage, Stage::Ringing);
    let errors = recorder.errors.borrow().join("\n");
    assert!(
        errors.contains("`snapshot.calls[0].stage` is a text; expected \"ringing\""),
        "{errors}"
    );
    phone.accept_call(&"1".into()).await.unwrap();
}

#[wasm_bindgen_test]
async fn a_failure_is_told_by_its_kind_whether_thrown_or_rejected() {
    for (method, kind) in [
        ("() => { throw { kind: 'busy' }; }", VendorErrorKind::Busy),
        (
            "async () => { throw { kind: 'wrongState' }; }",
            VendorErrorKind::WrongState,
        ),
        (
            "() => { throw new TypeError('no +441632960123'); }",
            VendorErrorKind::Other,
        ),
        ("() => { throw 'a text'; }", VendorErrorKind::Other),
        ("() => Promise.reject()", VendorErrorKind::Other),
        ("() => new Promise(() => {})", VendorErrorKind::TimedOut),
    ] {
        let recorder = Recorder::default();
        let phone = recorder.handler(&handler_with(method)).await;
        phone.connect(recorder.sink()).await.unwrap();
        report(RINGING);
        let error = phone.accept_call(&"1".into()).await.unwrap_err();
        assert_eq!(error.kind, kind, "{method}");
        assert!(!format!("{error:?}").contains("960123"));
    }
}

#[wasm_bindgen_test]
async fn after_disconnect_a_module_may_go_on_reporting_and_nobody_hears_it() {
    let recorder = Recorder::default();
    let phone = recorder.handler(&handler_with("() => {}")).await;
    phone.connect(recorder.sink()).await.unwrap();
    report(RINGING);
    phone.disconnect().await;
    let before = recorder.snapshots.borrow().len();
    report(RINGING);
    drop(phone);
    report(RINGING);
    assert_eq!(recorder.snapshots.borrow().len(), before);
    assert_eq!(*recorder.errors.borrow(), Vec::<String>::new());
}

#[wasm_bindgen_test]
async fn a_report_from_within_a_method_is_heard() {
    let recorder = Recorder::default();
    let accept = "function () { report({ link: 'up', calls: [{ id: '1', direction: 'inbound', stage: 'talking' }] }); }";
    let phone = recorder.handler(&handler_with(accept)).await;
    phone.connect(recorder.sink()).await.unwrap();
    report(RINGING);
    phone.accept_call(&"1".into()).await.unwrap();
    let last = recorder.snapshots.borrow().last().cloned().unwrap();
    assert!(matches!(last.calls[0].stage, Stage::Connected(_)));
    assert_eq!(last.link, VendorLink::Up);
}

#[wasm_bindgen_test]
async fn what_is_no_handler_is_refused_in_words() {
    for (text, expected) in [
        ("export const phone = 1;", "default export"),
        ("export default 7;", "default export"),
        ("export default {};", "no method `capabilities`"),
        (
            "export default class { constructor() { throw new RangeError('x'); } }",
            "RangeError",
        ),
        (
            "export default { capabilities: () => ['inbound'], connect() {}, disconnect() {} };",
            "no method `acceptCall`, which its capabilities ask for",
        ),
        (
            "export default { capabilities: () => ['inbond'], connect() {}, disconnect() {} };",
            "`capabilities()[0]` is \"inbond\"; expected \"availability\"",
        ),
    ] {
        let errors = ErrorReporter::new(|_| {});
        let refused = JavaScript::from_namespace(&module(text).await, settings(), errors).await;
        let said = refused.unwrap_err().to_string();
        assert!(said.contains(expected), "{said}");
    }
}

#[wasm_bindgen_test]
async fn an_object_a_class_and_functions_are_all_handlers() {
    let body = "capabilities() { return []; }, connect() {}, disconnect() {}";
    for text in [
        format!("export default {{ {body} }};"),
        format!("export default () => ({{ {body} }});"),
        format!("export default async () => ({{ {body} }});"),
        format!("export default function (options) {{ return {{ {body} }}; }}"),
        "export default class { capabilities() { return []; } connect() {} disconnect() {} }".to_owned(),
    ] {
        let made =
            JavaScript::from_namespace(&module(&text).await, settings(), ErrorReporter::new(|_| {})).await;
        assert!(made.is_ok(), "{text}");
    }
}

#[wasm_bindgen_test]
async fn an_open_request_ends_with_disconnect() {
    let recorder = Recorder::default();
    let phone = Rc::new(
        recorder
            .handler(&handler_with("() => new Promise(() => {})"))
            .await,
    );
    phone.connect(recorder.sink()).await.unwrap();
    report(RINGING);
    let call = "1".into();
    let leaving = async {
        sleep(Duration::from_millis(5)).await;
        phone.disconnect().await;
    };
    let (outcome, ()) = futures::join!(phone.accept_call(&call), leaving);
    assert_eq!(outcome.unwrap_err().kind, VendorErrorKind::NotConnected);
}

#[wasm_bindgen_test]
async fn a_module_elsewhere_or_nowhere_is_refused() {
    for (address, expected) in [
        ("https://phone.example.com/phone.js", "own origin"),
        ("there-is-no-such-module.js", "could not be loaded"),
    ] {
        let refused = JavaScript::open(json!({ "module": address }), Duration::from_secs(5), |_| {}).await;
        let said = refused.unwrap_err().to_string();
        assert!(said.contains(expected), "{said}");
    }
}
