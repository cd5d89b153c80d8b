//! Promises and futures within a limit.

use std::future::{pending, ready};
use std::time::Duration;

use fusion_cti_js::{Exception, PromiseError, TimedOut, settled, timeout};
use js_sys::Promise;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::eval;

const LONG: Duration = Duration::from_secs(60);
const SHORT: Duration = Duration::from_millis(5);

fn promise(expression: &str) -> Promise {
    eval(expression).unchecked_into()
}

#[wasm_bindgen_test]
async fn a_promise_that_is_kept_gives_its_value() {
    let value = settled(LONG, promise("Promise.resolve('kept')")).await.unwrap();
    assert_eq!(value, JsValue::from_str("kept"));
}

#[wasm_bindgen_test]
async fn a_promise_that_is_broken_gives_its_reason() {
    let outcome = settled(LONG, promise("Promise.reject(new RangeError('no'))")).await;
    let reason = match outcome {
        Err(PromiseError::Rejected(reason)) => Exception::from(&reason).description(),
        other => format!("{other:?}"),
    };
    assert_eq!(reason, "RangeError: no");
}

#[wasm_bindgen_test]
async fn a_promise_that_never_settles_is_given_up() {
    let outcome = settled(SHORT, promise("new Promise(() => {})")).await;
    assert!(matches!(outcome, Err(PromiseError::TimedOut(TimedOut))));
}

#[wasm_bindgen_test]
async fn any_future_can_be_given_a_limit() {
    assert_eq!(timeout(Duration::MAX, ready(7)).await, Ok(7));
    assert_eq!(timeout(SHORT, pending::<()>()).await, Err(TimedOut));
}

#[wasm_bindgen_test]
async fn what_took_too_long_may_go_on() {
    let (answer, answered) = futures::channel::oneshot::channel();
    let mut work = Box::pin(answered);
    assert!(timeout(SHORT, &mut work).await.is_err());
    answer.send(7).unwrap();
    assert_eq!(timeout(LONG, work).await, Ok(Ok(7)));
}
