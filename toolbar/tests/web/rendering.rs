//! What is rendered again, and what is left alone.

use std::collections::BTreeMap;

use fusion_cti::session::Intent;
use fusion_cti::view::{ButtonKind, NoticeView, Tone, ToolbarView};
use fusion_cti_toolbar::components::renders;
use fusion_cti_toolbar::ports::runtime::browser_now;
use gloo_timers::future::TimeoutFuture;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlInputElement;

use crate::drawing::{connected, send};
use crate::stage::{Stage, button, document, idle, settle};

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
async fn calls_that_change_places_keep_their_cards_and_none_is_rendered() {
    let mut view = two_calls();
    let mut stage = Stage::show(view.clone()).await;
    let before = stage.all(".call");
    renders::take();
    view.calls.reverse();
    stage.change(view).await;
    let after = stage.all(".call");
    assert_eq!(
        after.iter().collect::<Vec<_>>(),
        before.iter().rev().collect::<Vec<_>>()
    );
    assert_eq!(renders::take(), counts(&[("Toolbar", 1)]));
}

#[wasm_bindgen_test]
async fn a_call_that_ends_leaves_the_cards_of_the_others_whichever_it_was() {
    for ended in [0, 1] {
        let mut view = two_calls();
        let mut stage = Stage::show(view.clone()).await;
        let mut cards = stage.all(".call");
        renders::take();
        view.calls.remove(ended);
        stage.change(view).await;
        cards.remove(ended);
        assert_eq!(stage.all(".call"), cards);
        assert_eq!(renders::take(), counts(&[("Toolbar", 1)]));
    }
}

#[wasm_bindgen_test]
async fn a_change_of_the_agents_state_renders_the_agents_bar_and_no_call() {
    let mut view = two_calls();
    let mut stage = Stage::show(view.clone()).await;
    renders::take();
    "On break".clone_into(&mut view.agent.status);
    stage.change(view).await;
    assert_eq!(renders::take(), counts(&[("AgentBar", 1), ("Toolbar", 1)]));
}

#[wasm_bindgen_test]
async fn a_notice_that_goes_leaves_the_others_and_the_focus_in_them() {
    let mut view = idle();
    view.notices = vec![notice(1), notice(2), notice(3)];
    let mut stage = Stage::show(view.clone()).await;
    let mut before = stage.all(".notices > *");
    let last = stage.all(".notices button").pop().unwrap();
    last.focus().unwrap();
    renders::take();
    view.notices.remove(1);
    stage.change(view).await;
    before.remove(1);
    assert_eq!(stage.all(".notices > *"), before);
    assert_eq!(document().active_element(), Some(last.into()));
    assert_eq!(renders::take(), counts(&[("Notices", 1), ("Toolbar", 1)]));
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

fn notice(id: u64) -> NoticeView {
    NoticeView {
        id,
        tone: Tone::Attention,
        text: format!("Call {id} was not placed."),
        dismiss: button("Dismiss", ButtonKind::Dismiss, Intent::Dismiss(id)),
    }
}
