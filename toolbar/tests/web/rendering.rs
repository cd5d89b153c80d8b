//! What is rendered again, and what is left alone.

use std::collections::BTreeMap;

use fusion_cti::view::ToolbarView;
use fusion_cti_toolbar::components::renders;
use fusion_cti_toolbar::ports::runtime::browser_now;
use gloo_timers::future::TimeoutFuture;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlInputElement;

use crate::drawing::{connected, send};
use crate::stage::{Stage, settle};

#[wasm_bindgen_test]
async fn a_letter_in_the_dial_pad_renders_its_form_alone() {
    let stage = Stage::show(two_calls()).await;
    let field: HtmlInputElement = stage.find(".dialler input").unwrap().unchecked_into();
    renders::take();
    field.set_value("+44");
    send(&field, "input").await;
    assert_eq!(renders::take(), counts(&[("NumberForm", 1)]));
}

#[wasm_bindgen_test]
async fn a_letter_in_the_field_for_a_transfer_renders_its_form_alone() {
    let stage = Stage::show(two_calls()).await;
    stage.press("Transfer").await;
    let field: HtmlInputElement = stage.find(".transfer input").unwrap().unchecked_into();
    renders::take();
    field.set_value("+44");
    send(&field, "input").await;
    assert_eq!(renders::take(), counts(&[("NumberForm", 1)]));
}

#[wasm_bindgen_test]
async fn a_tick_renders_the_clocks_alone() {
    let mut view = two_calls();
    for call in &mut view.calls {
        call.since = Some(browser_now());
    }
    let stage = Stage::show(view).await;
    renders::take();
    TimeoutFuture::new(1_100).await;
    let rendered = renders::take();
    assert_eq!(rendered.keys().collect::<Vec<_>>(), [&"Clock"]);
    drop(stage);
}

#[wasm_bindgen_test]
async fn a_change_of_one_call_renders_the_card_of_that_call_and_no_other() {
    let mut view = two_calls();
    let mut stage = Stage::show(view.clone()).await;
    renders::take();
    view.calls[1].status = "On hold".to_owned();
    stage.change(view).await;
    assert_eq!(renders::take(), counts(&[("CallCard", 1), ("Toolbar", 1)]));
}

#[wasm_bindgen_test]
async fn opening_the_keypad_of_a_call_renders_nothing_of_the_others() {
    let stage = Stage::show(two_calls()).await;
    renders::take();
    stage.press("Keypad").await;
    // What is fetched comes when it comes.
    while stage.find(".keypad").is_none() {
        settle().await;
    }
    let rendered = renders::take();
    assert_eq!(rendered.get("CallCard"), None);
    assert_eq!(rendered.get("Toolbar"), None);
    assert_eq!(rendered.get("Keypad"), Some(&1));
}

fn two_calls() -> ToolbarView {
    let mut view = connected();
    let mut other = view.calls[0].clone();
    "call-2".clone_into(&mut other.key);
    other.active = false;
    view.calls.push(other);
    view
}

fn counts(expected: &[(&'static str, usize)]) -> BTreeMap<&'static str, usize> {
    expected.iter().copied().collect()
}
