//! What is rendered, and what a click asks for.

use fusion_cti::ids::{CallId, CommandId, PresenceId};
use fusion_cti::session::Intent;
use fusion_cti::time::Timestamp;
use fusion_cti::vendor::{CallAction, CallRequest, Digits};
use fusion_cti::view::{ButtonKind, ButtonState, CallStageView, DiallerView};
use fusion_cti_toolbar::ports::runtime::browser_now;
use gloo_timers::future::TimeoutFuture;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Event, EventInit, HtmlInputElement, HtmlSelectElement, KeyboardEvent, KeyboardEventInit};

use crate::stage::{Stage, button, document, idle, ringing, settle};

#[wasm_bindgen_test]
async fn a_press_asks_for_what_the_button_carries() {
    let stage = Stage::show(ringing("Ada")).await;
    stage.press("Accept").await;
    stage.press("Unavailable").await;
    let asked = [
        Intent::Call(CallId::new("call-1"), CallRequest::Accept),
        Intent::MakeUnavailable(None),
    ];
    assert_eq!(*stage.asked.borrow(), asked);
}

#[wasm_bindgen_test]
async fn a_busy_button_asks_nothing_and_keeps_the_focus() {
    let mut view = ringing("Ada");
    view.calls[0].buttons[0].state = ButtonState::Busy;
    let stage = Stage::show(view).await;
    let accept = stage.button("Accept");
    accept.focus().unwrap();
    stage.press("Accept").await;
    assert!(stage.asked.borrow().is_empty());
    assert_eq!(accept.get_attribute("aria-busy").as_deref(), Some("true"));
    assert_eq!(document().active_element(), Some(accept.into()));
}

#[wasm_bindgen_test]
async fn markup_in_a_name_is_shown_as_characters() {
    let name = "<b onclick=\"alert(1)\">Ada</b> <img src=x onerror=alert(2)>";
    let stage = Stage::show(ringing(name)).await;
    let title = stage.find(".call__title").unwrap();
    assert_eq!(title.text_content().as_deref(), Some(name));
    assert_eq!(title.child_element_count(), 0);
    assert!(stage.find("b, img").is_none());
}

#[wasm_bindgen_test]
async fn a_ring_is_announced_in_a_region_that_was_there_before() {
    let mut stage = Stage::show(idle()).await;
    let region = stage.find("[aria-live=assertive]").unwrap();
    stage.change(ringing("Ada")).await;
    assert_eq!(region.text_content().as_deref(), Some("Incoming call: Ada"));
}

#[wasm_bindgen_test]
async fn controls_keep_their_order_when_the_stage_of_a_call_changes() {
    let mut stage = Stage::show(ringing("Ada")).await;
    stage.change(connected()).await;
    assert_eq!(
        stage.controls(),
        ["Hold", "Mute", "Keypad", "Transfer", "Hang up"]
    );
}

#[wasm_bindgen_test]
async fn hold_becomes_resume_under_the_focus() {
    let mut view = connected();
    let mut stage = Stage::show(view.clone()).await;
    let hold = stage.button("Hold");
    hold.focus().unwrap();
    let resume = Intent::Call(CallId::new("call-1"), CallRequest::Resume);
    view.calls[0].buttons[1] = button("Resume", ButtonKind::Call(CallAction::Resume), resume);
    stage.change(view).await;
    assert_eq!(hold.text_content().as_deref(), Some("Resume"));
    assert_eq!(document().active_element(), Some(hold.into()));
}

#[wasm_bindgen_test]
async fn the_keypad_sends_tones_and_escape_closes_it() {
    let stage = Stage::show(connected()).await;
    stage.press("Keypad").await;
    stage.press("5").await;
    let key = stage.button("5");
    press_key(&key, "#").await;
    let tone = |digits| {
        Intent::Call(
            CallId::new("call-1"),
            CallRequest::SendDigits(Digits::parse(digits).unwrap()),
        )
    };
    assert_eq!(*stage.asked.borrow(), [tone("5"), tone("#")]);
    press_key(&key, "Escape").await;
    assert!(stage.find(".keypad").is_none());
    assert_eq!(document().active_element(), Some(stage.button("Keypad").into()));
}

#[wasm_bindgen_test]
async fn fusion_opens_the_transfer_and_is_told_when_it_is_closed_whichever_way() {
    let mut view = connected();
    let mut stage = Stage::show(view.clone()).await;
    assert!(stage.find(".transfer").is_none());
    view.calls[0].transfer_asked = Some(CommandId(1));
    stage.change(view.clone()).await;
    let field = stage.find(".transfer input").unwrap();
    assert_eq!(document().active_element(), Some(field.clone().into()));
    press_key(&field, "Escape").await;
    assert!(stage.find(".transfer").is_none());
    for (command, switch) in [(2, "Transfer"), (3, "Keypad")] {
        view.calls[0].transfer_asked = Some(CommandId(command));
        stage.change(view.clone()).await;
        assert!(stage.find(".transfer").is_some());
        stage.press(switch).await;
        assert!(stage.find(".transfer").is_none());
    }
    let closed = || Intent::CloseTransfer(CallId::new("call-1"));
    assert_eq!(*stage.asked.borrow(), [closed(), closed(), closed()]);
}

#[wasm_bindgen_test]
async fn a_transfer_that_the_agent_opened_is_closed_without_a_word() {
    let stage = Stage::show(connected()).await;
    stage.press("Transfer").await;
    stage.press("Transfer").await;
    assert!(stage.find(".transfer").is_none());
    assert!(stage.asked.borrow().is_empty());
}

#[wasm_bindgen_test]
async fn what_is_half_typed_stays_and_keeps_the_focus_while_views_arrive() {
    let mut view = connected();
    let mut stage = Stage::show(view.clone()).await;
    stage.press("Transfer").await;
    for selector in [".transfer input", ".dialler input"] {
        let field: HtmlInputElement = stage.find(selector).unwrap().unchecked_into();
        field.focus().unwrap();
        field.set_value("+44 16");
        send(&field, "input").await;
        view.calls[0].facts.push(("Queue".to_owned(), "Sales".to_owned()));
        view.calls[0].host_note = match view.calls[0].host_note {
            Some(_) => None,
            None => Some("Fusion has not answered about this call.".to_owned()),
        };
        stage.change(view.clone()).await;
        assert_eq!(document().active_element(), Some(field.clone().into()));
        assert_eq!(field.value(), "+44 16");
    }
}

#[wasm_bindgen_test]
async fn what_is_open_in_a_call_is_gone_with_the_call_and_stays_apart_from_that_of_another() {
    let mut view = connected();
    let mut stage = Stage::show(view.clone()).await;
    stage.press("Transfer").await;
    let mut other = view.calls[0].clone();
    "call-2".clone_into(&mut other.key);
    let first = std::mem::replace(&mut view.calls, vec![other]);
    stage.change(view.clone()).await;
    assert!(stage.find(".transfer").is_none());
    stage.press("Keypad").await;
    view.calls.extend(first);
    stage.change(view).await;
    assert!(stage.find(".transfer").is_none());
    assert!(stage.find(".keypad").is_some());
}

#[wasm_bindgen_test]
async fn what_is_open_and_typed_in_a_call_stays_when_the_calls_change_places() {
    let mut view = connected();
    let mut other = view.calls[0].clone();
    "call-2".clone_into(&mut other.key);
    view.calls.push(other);
    let mut stage = Stage::show(view.clone()).await;
    stage.press("Transfer").await;
    let field: HtmlInputElement = stage.find(".transfer input").unwrap().unchecked_into();
    field.set_value("+44 16");
    send(&field, "input").await;
    view.calls.reverse();
    stage.change(view).await;
    let field: HtmlInputElement = stage
        .find(".call:last-of-type .transfer input")
        .unwrap()
        .unchecked_into();
    assert_eq!(field.value(), "+44 16");
}

#[wasm_bindgen_test]
async fn a_transfer_that_is_not_possible_on_hold_is_open_again_afterwards_with_an_empty_field() {
    let mut view = connected();
    let mut stage = Stage::show(view.clone()).await;
    stage.press("Transfer").await;
    let field: HtmlInputElement = stage.find(".transfer input").unwrap().unchecked_into();
    field.set_value("+44 16");
    send(&field, "input").await;
    let call = view.calls[0].transfer.take();
    stage.change(view.clone()).await;
    assert!(stage.find(".transfer").is_none());
    view.calls[0].transfer = call;
    stage.change(view).await;
    let field: HtmlInputElement = stage.find(".transfer input").unwrap().unchecked_into();
    assert_eq!(field.value(), "");
    assert_eq!(document().active_element(), Some(field.into()));
}

#[wasm_bindgen_test]
async fn a_clock_ticks_by_itself() {
    let mut view = connected();
    view.calls[0].since = Some(Timestamp(browser_now().0 - 5_000));
    let stage = Stage::show(view).await;
    let clock = stage.find(".clock").unwrap();
    assert_eq!(clock.text_content().as_deref(), Some("0:05"));
    TimeoutFuture::new(1_100).await;
    assert_eq!(clock.text_content().as_deref(), Some("0:06"));
}

#[wasm_bindgen_test]
async fn enter_in_the_field_dials_what_was_typed_as_it_was_typed() {
    let stage = Stage::show(idle()).await;
    let field: HtmlInputElement = stage.find(".dialler input").unwrap().unchecked_into();
    field.set_value("+44 1632 960123");
    send(&field, "input").await;
    // What Enter in a field does: the form is sent off.
    send(&stage.find(".dialler form").unwrap(), "submit").await;
    assert_eq!(
        *stage.asked.borrow(),
        [Intent::Dial("+44 1632 960123".to_owned().into())]
    );
}

#[wasm_bindgen_test]
async fn the_list_of_reasons_shows_what_holds_and_not_what_was_chosen() {
    let lunch = Intent::MakeUnavailable(Some(PresenceId::new("lunch")));
    let mut view = idle();
    view.agent.reasons = vec![
        button("Training", ButtonKind::Reason, Intent::MakeUnavailable(None)),
        button("Lunch", ButtonKind::Reason, lunch.clone()),
    ];
    let mut stage = Stage::show(view.clone()).await;
    let list: HtmlSelectElement = stage.find("select").unwrap().unchecked_into();
    list.set_value("Lunch");
    send(&list, "change").await;
    assert_eq!(
        (list.value().as_str(), &*stage.asked.borrow()),
        ("Reason…", &vec![lunch])
    );
    view.agent.reasons[1].state = ButtonState::Current;
    stage.change(view.clone()).await;
    assert_eq!(list.value(), "Lunch");
    view.agent.reasons[1].state = ButtonState::Ready;
    stage.change(view).await;
    assert_eq!(list.value(), "Reason…");
}

#[wasm_bindgen_test]
async fn the_dial_pad_makes_room_for_a_call_that_forbids_a_second_one() {
    let mut view = connected();
    view.dialler = Some(DiallerView {
        state: ButtonState::Off,
        hint: None,
    });
    let mut stage = Stage::show(view).await;
    assert!(stage.find(".dialler").is_none());
    stage.change(idle()).await;
    assert!(stage.find(".dialler").is_some());
}

pub(crate) fn connected() -> fusion_cti::view::ToolbarView {
    let id = CallId::new("call-1");
    let mut view = ringing("Ada");
    let call = &mut view.calls[0];
    call.stage = CallStageView::Connected;
    call.keypad = Some(id.clone());
    call.transfer = Some(id.clone());
    call.buttons = vec![
        button(
            "Hang up",
            ButtonKind::Call(CallAction::HangUp),
            Intent::Call(id.clone(), CallRequest::HangUp),
        ),
        button(
            "Hold",
            ButtonKind::Call(CallAction::Hold),
            Intent::Call(id.clone(), CallRequest::Hold),
        ),
        button(
            "Mute",
            ButtonKind::Call(CallAction::Mute),
            Intent::Call(id, CallRequest::Mute),
        ),
    ];
    view
}

pub(crate) async fn send(to: &web_sys::EventTarget, event: &str) {
    let bubbling = EventInit::new();
    bubbling.set_bubbles(true);
    bubbling.set_cancelable(true);
    to.dispatch_event(&Event::new_with_event_init_dict(event, &bubbling).unwrap())
        .unwrap();
    settle().await;
}

async fn press_key(at: &web_sys::HtmlElement, key: &str) {
    let init = KeyboardEventInit::new();
    init.set_key(key);
    init.set_bubbles(true);
    at.dispatch_event(&KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap())
        .unwrap();
    settle().await;
}
