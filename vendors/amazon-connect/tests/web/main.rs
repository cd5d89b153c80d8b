//! What is peculiar to this vendor, against the mock library in headless Chromium: `cargo xtask test wasm`.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking, and clippy excuses only the functions marked as tests"
)]

mod contacts;

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use fusion_cti::ids::CallId;
use fusion_cti::phone::PhoneNumber;
use fusion_cti::vendor::{
    CallRequest, CtiVendorHandler, Line, LinkTrouble, SnapshotSink, Softphone, Stage, VendorErrorKind,
    VendorLink, VendorSnapshot,
};
use fusion_cti_amazon_connect::{AmazonConnect, ConnectSettings};
use gloo_timers::future::sleep;
use js_sys::Promise;
use serde_json::{Value, json};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::HtmlElement;

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = farEnd)]
    fn far_end(action: &str, details: &str) -> Promise;

    #[wasm_bindgen(js_name = subscriptionCount)]
    fn subscription_count() -> u32;
}

/// Longer than the mock service takes for anything.
const A_MOMENT: Duration = Duration::from_millis(60);

/// A handler and everything that it reported.
struct Page {
    handler: AmazonConnect,
    container: HtmlElement,
    snapshots: Rc<RefCell<Vec<VendorSnapshot>>>,
}

impl Page {
    /// A handler on a page with the mock library, whose agent is available.
    async fn connected() -> Self {
        Self::with(json!({})).await
    }

    async fn with(extra: Value) -> Self {
        if js_sys::eval("typeof farEnd").unwrap() == "undefined" {
            for script in [
                include_str!("../conformance/pretend/centre.js"),
                include_str!("../conformance/pretend/library.js"),
            ] {
                js_sys::eval(script).unwrap();
            }
        }
        happen("session", json!({ "state": "speaks" })).await;
        happen("reset", json!({})).await;
        let page = Self::new(&extra);
        page.connect().await.unwrap();
        sleep(A_MOMENT).await;
        page
    }

    fn new(extra: &Value) -> Self {
        let mut settings =
            json!({ "ccpUrl": "https://example.my.connect.aws/ccp-v2/", "requestTimeout": 500 });
        settings
            .as_object_mut()
            .unwrap()
            .extend(extra.as_object().unwrap().clone());
        let document = web_sys::window().unwrap().document().unwrap();
        let container: HtmlElement = document.create_element("div").unwrap().unchecked_into();
        document.body().unwrap().append_child(&container).unwrap();
        Self {
            handler: AmazonConnect::new(ConnectSettings::parse(&settings).unwrap(), container.clone()),
            container,
            snapshots: Rc::default(),
        }
    }

    async fn connect(&self) -> Result<(), VendorErrorKind> {
        let snapshots = Rc::clone(&self.snapshots);
        let sink = SnapshotSink::new(move |snapshot| snapshots.borrow_mut().push(snapshot));
        self.handler.connect(sink).await.map_err(|error| error.kind)
    }

    fn last(&self) -> VendorSnapshot {
        self.snapshots.borrow().last().unwrap().clone()
    }

    async fn control(&self, call: &CallId, request: CallRequest) -> Result<(), VendorErrorKind> {
        let done = self.handler.control_call(call, &request).await;
        done.map_err(|error| error.kind)
    }

    async fn talks(&self) -> CallId {
        happen(
            "customer-calls",
            json!({ "number": "+441632960123", "attributes": {} }),
        )
        .await;
        sleep(A_MOMENT).await;
        let call = self.last().calls[0].id.clone();
        self.handler.accept_call(&call).await.unwrap();
        sleep(A_MOMENT).await;
        call
    }
}

async fn happen(action: &str, details: Value) {
    JsFuture::from(far_end(action, &details.to_string()))
        .await
        .unwrap();
}

#[wasm_bindgen_test]
async fn a_missing_library_is_an_error_and_not_an_exception() {
    // The other tests of this file bring the mock library in.
    let hidden =
        js_sys::eval("const hidden = globalThis.connect; delete globalThis.connect; hidden").unwrap();
    let page = Page::new(&json!({ "libraryUrl": "no-such-script.js" }));
    assert_eq!(page.connect().await, Err(VendorErrorKind::LibraryMissing));
    let call = CallId::new("C1");
    assert_eq!(
        page.handler.accept_call(&call).await.map_err(|error| error.kind),
        Err(VendorErrorKind::NotConnected)
    );
    let scripts = js_sys::eval("document.querySelectorAll('script[src*=no-such]').length").unwrap();
    assert_eq!(
        scripts.as_f64(),
        Some(0.0),
        "what did not load is taken away, so that it can be tried again"
    );
    if !hidden.is_undefined() {
        js_sys::Reflect::set(&js_sys::global(), &"connect".into(), &hidden).unwrap();
    }
}

/// What a frame without `allow="microphone"` does, and that it no longer does.
const WITHHOLD_MICROPHONE: &str = "Object.defineProperty(document, 'featurePolicy', \
    { configurable: true, value: { allowsFeature: (name) => name !== 'microphone' } })";
const HAND_MICROPHONE_ON: &str = "delete document.featurePolicy";

#[wasm_bindgen_test]
async fn a_microphone_that_is_not_handed_on_is_told_unless_the_agent_talks_elsewhere() {
    js_sys::eval(WITHHOLD_MICROPHONE).unwrap();
    let here = Page::connected().await.last().softphone;
    let elsewhere = Page::with(json!({ "softphone": { "allowFramedSoftphone": false } })).await;
    let elsewhere = elsewhere.last().softphone;
    js_sys::eval(HAND_MICROPHONE_ON).unwrap();
    assert_eq!(
        (here, elsewhere),
        (Softphone::MicrophoneWithheld, Softphone::Works)
    );
}

/// What a browser does that keeps its storage from framed pages, and what the library does then.
const DENY_STORAGE: &str = "globalThis.allowed = { connect: globalThis.connect, \
    storage: Object.getOwnPropertyDescriptor(globalThis, 'localStorage') };\
    Object.defineProperty(globalThis, 'localStorage', { configurable: true, \
        get() { throw new DOMException('Access is denied for this document.', 'SecurityError'); } });\
    globalThis.connect = { core: { initCCP() { localStorage.setItem('RingtoneParamsStorage', '{}'); } } }";
const ALLOW_STORAGE: &str = "Object.defineProperty(globalThis, 'localStorage', allowed.storage);\
    if (allowed.connect) globalThis.connect = allowed.connect; else delete globalThis.connect";

#[wasm_bindgen_test]
async fn a_browser_that_denies_its_storage_is_told_as_that_and_can_be_allowed() {
    js_sys::eval(DENY_STORAGE).unwrap();
    let page = Page::new(&json!({}));
    let denied = page.connect().await;
    js_sys::eval(ALLOW_STORAGE).unwrap();
    assert_eq!(denied, Err(VendorErrorKind::StorageDenied));
    let page = Page::connected().await;
    assert_eq!(page.last().link, VendorLink::Up);
}

#[wasm_bindgen_test]
async fn a_task_whose_getters_throw_disturbs_no_call() {
    let page = Page::connected().await;
    let call = page.talks().await;
    happen("task-arrives", json!({})).await;
    sleep(A_MOMENT).await;
    assert_eq!(page.last().calls.len(), 1);
    page.handler
        .control_call(&call, &CallRequest::Hold)
        .await
        .unwrap();
    sleep(A_MOMENT).await;
    assert_eq!(page.last().calls[0].stage, Stage::Connected(Line::Held));
}

/// Another version of the library, or another library: members are missing, throw, or give something else.
const BREAK_GETTERS: &str = "globalThis.whole = [connect.Contact, connect.Agent].map(({ prototype }) => \
        [prototype, Object.getOwnPropertyDescriptors(prototype)]);\
    const [contact, agent] = [connect.Contact.prototype, connect.Agent.prototype];\
    for (const name of ['getInitialContactId', 'getInitiationMethod', 'isInbound']) delete contact[name];\
    contact.getQueue = () => 7;\
    contact.getAttributes = () => ({ odd: 7, empty: null, plain: 'text', listed: { value: {} } });\
    contact.getCustomerEndpoint = () => ({ phoneNumber: ['+44'] });\
    contact.getThirdPartyConnections = () => 'none';\
    contact.getAgentConnection = () => ({ getState: () => null, isMute: 'no' });\
    agent.getName = () => 7;\
    agent.getNextState = () => 'Lunch';\
    agent.getRoutingProfile = () => { throw 'no profile' };\
    agent.getAgentStates = () => [null, 7, 'Available', {}];\
    agent.getPermissions = () => ({})";
const RESTORE_GETTERS: &str =
    "for (const [prototype, members] of whole) Object.defineProperties(prototype, members)";

#[wasm_bindgen_test]
async fn a_member_that_is_missing_or_something_else_costs_its_own_field_only() {
    let page = Page::connected().await;
    js_sys::eval(BREAK_GETTERS).unwrap();
    happen(
        "customer-calls",
        json!({ "number": "+441632960123", "attributes": {} }),
    )
    .await;
    sleep(A_MOMENT).await;
    let snapshot = page.last();
    let made = page.handler.make_agent_available().await;
    js_sys::eval(RESTORE_GETTERS).unwrap();
    let agent = snapshot.agent.unwrap();
    assert_eq!(agent.name.reveal(), "");
    assert_eq!((agent.next_state, agent.routing_profile), (None, None));
    assert!(agent.choices.is_empty());
    assert!(made.is_err());
    let call = &snapshot.calls[0];
    assert_eq!(call.queue, None);
    assert_eq!(call.attributes.len(), 1);
    assert_eq!(call.attributes["plain"].reveal(), "text");
    let number = call.number.as_ref().map(|number| number.reveal().as_str());
    assert_eq!(number, Some("+441632960123"), "the initial leg still has it");
}

#[wasm_bindgen_test]
async fn calls_leave_no_subscription_behind_and_a_dropped_handler_none_at_all() {
    let page = Page::connected().await;
    let before = subscription_count();
    for _ in 0..20 {
        let call = page.talks().await;
        page.handler.hangup_call(&call).await.unwrap();
        sleep(A_MOMENT).await;
        page.handler
            .control_call(&call, &CallRequest::FinishWrapUp)
            .await
            .unwrap();
        sleep(A_MOMENT).await;
    }
    assert_eq!(subscription_count(), before);
    drop(page);
    assert_eq!(subscription_count(), 0);
}

#[wasm_bindgen_test]
async fn one_update_makes_one_snapshot_and_a_heartbeat_none() {
    let page = Page::connected().await;
    let before = page.snapshots.borrow().len();
    happen(
        "customer-calls",
        json!({ "number": "+441632960123", "attributes": {} }),
    )
    .await;
    sleep(A_MOMENT).await;
    assert_eq!(page.snapshots.borrow().len(), before + 1);
    for _ in 0..5 {
        happen("heartbeat", json!({})).await;
    }
    sleep(A_MOMENT).await;
    assert_eq!(page.snapshots.borrow().len(), before + 1);
}

#[wasm_bindgen_test]
async fn the_ccp_is_started_once_in_the_life_of_a_page() {
    let page = Page::connected().await;
    page.handler.disconnect().await;
    page.connect().await.unwrap();
    sleep(A_MOMENT).await;
    assert_eq!(page.last().link, VendorLink::Up);
    let another = Page::connected().await;
    assert_eq!(another.last().link, VendorLink::Up);
    assert!(
        another.container.first_child().is_none(),
        "the first container keeps the CCP"
    );
}

#[wasm_bindgen_test]
async fn a_blocked_sign_in_window_is_told_and_a_click_opens_it() {
    let page = Page::with(json!({ "ccpAckTimeout": 100 })).await;
    js_sys::eval("connect.core.loginWindow = null; connect.core.windowIsBlocked = true; window.realOpen = window.open; window.open = () => null").unwrap();
    happen("session", json!({ "state": "signed-out" })).await;
    sleep(Duration::from_millis(2200)).await;
    assert_eq!(page.last().link, VendorLink::Down(LinkTrouble::PopupBlocked));
    assert_eq!(page.connect().await, Err(VendorErrorKind::PopupBlocked));
    js_sys::eval("connect.core.windowIsBlocked = false; window.open = window.realOpen").unwrap();
    assert_eq!(page.connect().await, Ok(()));
    sleep(A_MOMENT).await;
    assert_eq!(page.last().link, VendorLink::Down(LinkTrouble::SignedOut));
    happen("session", json!({ "state": "signed-in" })).await;
    sleep(A_MOMENT).await;
    assert_eq!(page.last().link, VendorLink::Up);
}

#[wasm_bindgen_test]
async fn a_softphone_that_failed_is_told_until_a_call_connects() {
    let page = Page::connected().await;
    let fails = |error: &str| {
        js_sys::eval(&format!(
            "connect.core.getEventBus().trigger('agent::softphone_error', {{ errorType: '{error}' }})"
        ))
        .unwrap()
    };
    fails("microphone_not_shared");
    sleep(A_MOMENT).await;
    assert_eq!(page.last().softphone, Softphone::MicrophoneDenied);
    assert_eq!(page.last().link, VendorLink::Up);
    page.talks().await;
    assert_eq!(page.last().softphone, Softphone::Works);
    fails("ice_collection_timeout");
    sleep(A_MOMENT).await;
    assert_eq!(
        page.last().softphone,
        Softphone::Failed,
        "the present call proves nothing"
    );
}

#[wasm_bindgen_test]
async fn an_agent_who_takes_the_customer_back_stays_in_the_call() {
    let page = Page::connected().await;
    let call = page.talks().await;
    let target = CallRequest::Transfer(PhoneNumber::parse("+441632960999").unwrap());
    page.handler.control_call(&call, &target).await.unwrap();
    sleep(Duration::from_millis(30)).await;
    assert_eq!(page.last().calls[0].stage, Stage::Connected(Line::Held));
    page.handler
        .control_call(&call, &CallRequest::Resume)
        .await
        .unwrap();
    sleep(Duration::from_millis(300)).await;
    assert_eq!(page.last().calls[0].stage, Stage::Connected(Line::Talking));
}

#[wasm_bindgen_test]
async fn a_number_without_its_country_is_never_handed_to_the_library() {
    let page = Page::connected().await;
    let number = PhoneNumber::parse("01632 960123").unwrap();
    let dialled = page.handler.make_outbound_call(&number, &"event-1".into()).await;
    assert_eq!(dialled.unwrap_err().kind, VendorErrorKind::NoCountryCode);
    sleep(A_MOMENT).await;
    assert_eq!(page.last().calls, []);
    let call = page.talks().await;
    let transferred = page
        .handler
        .control_call(&call, &CallRequest::Transfer(number))
        .await;
    assert_eq!(transferred.unwrap_err().kind, VendorErrorKind::NoCountryCode);
    assert_eq!(page.last().calls[0].stage, Stage::Connected(Line::Talking));
}
