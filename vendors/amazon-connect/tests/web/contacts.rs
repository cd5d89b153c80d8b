//! Contacts beyond the ordinary call: previews, third parties, and microphones.

use fusion_cti::direction::Direction;
use fusion_cti::vendor::{CallRequest, CtiVendorHandler as _, Line, Mute, Stage};
use gloo_timers::future::sleep;
use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{A_MOMENT, Page, happen};

#[wasm_bindgen_test]
async fn with_a_third_party_the_service_mutes_and_says_so() {
    let page = Page::connected().await;
    let call = page.talks().await;
    let details = json!({ "contactId": call.as_str() });
    happen("third-party-joins", details.clone()).await;
    sleep(A_MOMENT).await;
    page.control(&call, CallRequest::Mute).await.unwrap();
    sleep(A_MOMENT).await;
    assert_eq!(page.last().calls[0].mute, Mute::Muted);
    // Alone with the customer again, the service still counts; Unmute reaches it.
    happen("third-party-leaves", details).await;
    sleep(A_MOMENT).await;
    assert_eq!(page.last().calls[0].mute, Mute::Muted);
    page.control(&call, CallRequest::Unmute).await.unwrap();
    sleep(A_MOMENT).await;
    assert_eq!(page.last().calls[0].mute, Mute::Open);
}

#[wasm_bindgen_test]
async fn a_softphone_s_mute_does_not_outlive_a_third_party_who_joins() {
    let page = Page::connected().await;
    let call = page.talks().await;
    page.control(&call, CallRequest::Mute).await.unwrap();
    sleep(A_MOMENT).await;
    assert_eq!(page.last().calls[0].mute, Mute::Muted);
    happen("third-party-joins", json!({ "contactId": call.as_str() })).await;
    sleep(A_MOMENT).await;
    assert_eq!(page.last().calls[0].mute, Mute::Open);
}

#[wasm_bindgen_test]
async fn a_page_that_comes_into_a_muted_call_shows_it_muted() {
    let page = Page::connected().await;
    page.talks().await;
    happen("softphone-is-muted", json!({})).await;
    let reloaded = Page::new(&json!({}));
    reloaded.connect().await.unwrap();
    sleep(A_MOMENT).await;
    assert_eq!(reloaded.last().calls[0].mute, Mute::Muted);
}

#[wasm_bindgen_test]
async fn a_preview_is_read_and_then_dialled() {
    let page = Page::connected().await;
    happen("preview-waits", json!({ "number": "+441632960123" })).await;
    sleep(A_MOMENT).await;
    let shown = page.last().calls[0].clone();
    assert_eq!(
        (shown.stage, shown.direction),
        (Stage::Ringing, Direction::Outbound)
    );
    page.handler.accept_call(&shown.id).await.unwrap();
    sleep(A_MOMENT).await;
    assert_eq!(page.last().calls[0].stage, Stage::Preview);
    page.control(&shown.id, CallRequest::Dial).await.unwrap();
    sleep(A_MOMENT).await;
    assert_eq!(page.last().calls[0].stage, Stage::Dialling);
    assert!(page.control(&shown.id, CallRequest::Dial).await.is_err(), "once");
    happen("customer-answers", json!({ "contactId": shown.id.as_str() })).await;
    sleep(A_MOMENT).await;
    assert_eq!(page.last().calls[0].stage, Stage::Connected(Line::Talking));
}

#[wasm_bindgen_test]
async fn a_resume_that_is_refused_because_it_is_so_is_done() {
    let page = Page::connected().await;
    let call = page.talks().await;
    page.control(&call, CallRequest::Hold).await.unwrap();
    sleep(A_MOMENT).await;
    happen(
        "fault",
        json!({ "method": "resumeConnection", "kind": "already" }),
    )
    .await;
    page.control(&call, CallRequest::Resume).await.unwrap();
    assert_eq!(page.last().calls[0].stage, Stage::Connected(Line::Talking));
    // One that is refused and does not come true is refused.
    page.control(&call, CallRequest::Hold).await.unwrap();
    sleep(A_MOMENT).await;
    let fault = json!({ "method": "resumeConnection", "kind": "fail", "error": "InvalidStateException" });
    happen("fault", fault).await;
    assert!(page.control(&call, CallRequest::Resume).await.is_err());
}
