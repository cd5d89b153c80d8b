//! What ends when it is dropped.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use fusion_cti_js::{Subscription, property, script, timeout};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::eval;

#[wasm_bindgen_test]
fn a_subscription_is_heard_until_it_is_dropped() {
    let heard = Rc::new(Cell::new(0));
    let count = Rc::clone(&heard);
    let callback = Closure::<dyn Fn()>::new(move || count.set(count.get() + 1));
    let function: js_sys::Function = callback.as_ref().clone().unchecked_into();
    let called = function.clone();
    let subscription = Subscription::new(callback, move || {
        called.call0(&JsValue::UNDEFINED).unwrap();
    });
    function.call0(&JsValue::UNDEFINED).unwrap();
    assert_eq!(heard.get(), 1);
    drop(subscription);
    assert_eq!(
        heard.get(),
        2,
        "it can still be called while it is being unsubscribed"
    );
    assert!(function.call0(&JsValue::UNDEFINED).is_err());
    assert_eq!(Rc::strong_count(&heard), 1, "what the callback owned is freed");
}

fn scripts(name: &str) -> Option<f64> {
    eval(&format!(
        "document.querySelectorAll('script[src*={name}]').length"
    ))
    .as_f64()
}

#[wasm_bindgen_test]
async fn a_script_has_run_when_it_is_loaded_and_goes_when_it_is_dropped() {
    let script = script::load("data:text/javascript,globalThis.firstScript=1")
        .await
        .unwrap();
    assert_eq!(property::number(&js_sys::global(), "firstScript"), Some(1.0));
    assert_eq!(scripts("firstScript"), Some(1.0));
    drop(script);
    assert_eq!(scripts("firstScript"), Some(0.0));
}

#[wasm_bindgen_test]
async fn a_script_can_be_kept_in_the_page() {
    script::load("data:text/javascript,globalThis.secondScript=1")
        .await
        .unwrap()
        .keep();
    assert_eq!(scripts("secondScript"), Some(1.0));
}

#[wasm_bindgen_test]
async fn a_script_that_is_missing_is_an_error_and_leaves_nothing_in_the_page() {
    let error = script::load("no-such-script.js").await.unwrap_err();
    assert_eq!(error.0, "no-such-script.js");
    assert_eq!(scripts("no-such"), Some(0.0));
}

#[wasm_bindgen_test]
async fn a_script_that_nobody_waits_for_any_more_leaves_the_page() {
    let loading = script::load("/endless-script.js");
    // Either the server is slower than this, or it has refused by then.
    let _outcome = timeout(Duration::ZERO, loading).await;
    assert_eq!(scripts("endless"), Some(0.0));
}
