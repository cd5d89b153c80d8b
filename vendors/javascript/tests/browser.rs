//! In a browser: what a module can do wrong, and what it is told.

#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "what is shared by tests may fail as tests may"
)]

#[path = "support/modules.rs"]
mod modules;

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use fusion_cti::phone::PhoneNumber;
use fusion_cti::vendor::{
    CallRequest, CtiVendorHandler, SnapshotSink, Stage, VendorErrorKind, VendorLink, VendorSnapshot,
};
use fusion_cti_javascript::{ErrorReporter, JavaScript};
use gloo_timers::future::sleep;
use js_sys::{Array, JSON, Reflect};
use modules::{module, settings};
use serde_json::json;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

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
async fn what_cannot_be_used_is_named_once_however_often_it_comes() {
    let recorder = Recorder::default();
    let phone = recorder.handler(&handler_with("() => {}")).await;
    phone.connect(recorder.sink()).await.unwrap();
    for _ in 0..3 {
        report(
            r#"{ "link": "up", "calls": [{ "id": "1", "direction": "inbound", "stage": "ringing", "extra": 1 }] }"#,
        );
    }
    assert_eq!(recorder.errors.borrow().len(), 1, "{:?}", recorder.errors);
    // With the one at the beginning, when nothing is known.
    assert_eq!(recorder.snapshots.borrow().len(), 4);
}

/// A handler that keeps the signals that it was given, by the position of the argument in which each came.
const KEEPS_SIGNALS: &str = r#"
    globalThis.signals = [];
    const keep = (given, answer) => {
        if (given.length !== 3) throw { kind: "badSettings" };
        signals.push(given[2].signal);
        return answer;
    };
    const never = new Promise(() => {});
    export default {
        capabilities: () => ["availability", "inbound", "outbound", "hold"],
        connect(...given) { globalThis.report = given[0]; return keep(given); },
        disconnect() { signals.push("disconnect"); },
        makeAgentAvailable: (...given) => keep(given),
        makeAgentUnavailable: (...given) => keep(given),
        makeOutboundCall: (...given) => keep(given),
        acceptCall: (...given) => keep(given, never),
        hangupCall: (...given) => keep(given),
        controlCall: (...given) => keep(given, Promise.reject({ kind: "busy" })),
    };"#;

/// The handler. A browser loads a module of one text once, so the list is emptied.
async fn keeps_signals(recorder: &Recorder) -> JavaScript {
    let phone = recorder.handler(KEEPS_SIGNALS).await;
    js_sys::eval("signals.length = 0").unwrap();
    phone
}

/// Which of the signals that were handed out are aborted.
fn aborted() -> String {
    let aborted = js_sys::eval("signals.map((it) => it.aborted ?? it).join()").unwrap();
    aborted.as_string().unwrap()
}

#[wasm_bindgen_test]
async fn a_request_that_was_answered_is_not_given_up() {
    let recorder = Recorder::default();
    let phone = keeps_signals(&recorder).await;
    phone.connect(recorder.sink()).await.unwrap();
    report(
        r#"{ "link": "up", "calls": [{ "id": "1", "direction": "inbound", "stage": "ringing" },
            { "id": "2", "direction": "inbound", "stage": "talking" }] }"#,
    );
    phone.make_agent_available().await.unwrap();
    phone.make_agent_unavailable(None).await.unwrap();
    let number = PhoneNumber::parse("+441632960123").unwrap();
    phone.make_outbound_call(&number, &"e".into()).await.unwrap();
    phone.hangup_call(&"2".into()).await.unwrap();
    let busy = phone.control_call(&"2".into(), &CallRequest::Hold).await;
    assert_eq!(busy.unwrap_err().kind, VendorErrorKind::Busy);
    phone.disconnect().await;
    assert_eq!(aborted(), "false,false,false,false,false,false,disconnect");
}

#[wasm_bindgen_test]
async fn a_request_is_given_up_at_the_time_limit() {
    let recorder = Recorder::default();
    let phone = keeps_signals(&recorder).await;
    phone.connect(recorder.sink()).await.unwrap();
    report(RINGING);
    let late = phone.accept_call(&"1".into()).await;
    assert_eq!(late.unwrap_err().kind, VendorErrorKind::TimedOut);
    assert_eq!(aborted(), "false,true");
}

#[wasm_bindgen_test]
async fn a_request_is_given_up_where_nobody_waits_for_it_and_before_disconnect_is_called() {
    let recorder = Recorder::default();
    let phone = Rc::new(keeps_signals(&recorder).await);
    phone.connect(recorder.sink()).await.unwrap();
    report(RINGING);
    let call = "1".into();
    // Polled once, and dropped.
    let asked = phone.accept_call(&call);
    let _ = futures::future::select(Box::pin(asked), Box::pin(sleep(Duration::from_millis(5)))).await;
    assert_eq!(aborted(), "false,true");
    let leaving = async {
        sleep(Duration::from_millis(5)).await;
        js_sys::eval("signals.at(-1).onabort = () => signals.push('aborted')").unwrap();
        phone.disconnect().await;
    };
    let (outcome, ()) = futures::join!(phone.accept_call(&call), leaving);
    assert_eq!(outcome.unwrap_err().kind, VendorErrorKind::NotConnected);
    assert_eq!(aborted(), "false,true,true,aborted,disconnect");
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
            "export default class { constructor() { throw new RangeError('no server in the options'); } }",
            "RangeError: no server in the options",
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
