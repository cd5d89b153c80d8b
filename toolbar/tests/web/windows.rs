//! Several windows with the browser's own lock and channel. Here they are in one page, which is all the same to both.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use fusion_cti::leadership::{Order, Stance};
use fusion_cti_toolbar::ports::windows::Windows;
use gloo_timers::future::TimeoutFuture;
use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

/// One window, what it was told to do, and what it is now.
struct Joined {
    windows: Windows,
    orders: Rc<RefCell<Vec<Order>>>,
    stance: Rc<Cell<Stance>>,
}

impl Joined {
    fn at(line: &str) -> Self {
        let (orders, stance) = (Rc::default(), Rc::new(Cell::new(Stance::Asking)));
        let heard: Rc<RefCell<Vec<Order>>> = Rc::clone(&orders);
        let shown = Rc::clone(&stance);
        let windows = Windows::join(
            line,
            Box::new(move |order| heard.borrow_mut().push(order)),
            Box::new(move |stance| shown.set(stance)),
        );
        Self {
            windows,
            orders,
            stance,
        }
    }

    async fn is(&self, stance: Stance) {
        until(&format!("{stance:?}"), || self.stance.get() == stance).await;
    }

    async fn was_told(&self, orders: &[Order]) {
        until(&format!("{orders:?}"), || *self.orders.borrow() == orders).await;
    }
}

/// Waits until something is so, for two seconds at most; answers how long it took, in milliseconds.
async fn until(what: &str, so: impl Fn() -> bool) -> u32 {
    for waited in 0..200 {
        if so() {
            return waited * 10;
        }
        TimeoutFuture::new(10).await;
    }
    panic!("not within two seconds: {what}");
}

#[wasm_bindgen_test]
async fn one_window_leads_and_knows_that_the_other_stands_by() {
    let first = Joined::at("one leads");
    first.is(Stance::Leading).await;
    let second = Joined::at("one leads");
    second.is(Stance::StandingBy).await;
    first.is(Stance::LeadingOthers).await;
    first.was_told(&[Order::Lead]).await;
    second.was_told(&[]).await;
}

#[wasm_bindgen_test]
async fn windows_with_another_vendor_do_not_mind_each_other() {
    let first = Joined::at("vendor a");
    let second = Joined::at("vendor b");
    first.is(Stance::Leading).await;
    second.is(Stance::Leading).await;
}

#[wasm_bindgen_test]
async fn when_the_leader_is_gone_the_other_leads() {
    let first = Joined::at("gone");
    let second = Joined::at("gone");
    second.is(Stance::StandingBy).await;
    drop(first);
    second.was_told(&[Order::Lead]).await;
    second.is(Stance::Leading).await;
}

#[wasm_bindgen_test]
async fn a_leader_that_is_taken_over_steps_down_and_is_loaded_again() {
    let first = Joined::at("taken over");
    let second = Joined::at("taken over");
    second.is(Stance::StandingBy).await;
    second.windows.take_over();
    second.was_told(&[Order::Lead]).await;
    first
        .was_told(&[Order::Lead, Order::StepDown, Order::Reload])
        .await;
}

#[wasm_bindgen_test]
async fn the_lock_of_a_window_that_does_not_answer_is_taken() {
    let hangs = hold("fusion-cti hangs", false);
    let second = Joined::at("hangs");
    second.is(Stance::StandingBy).await;
    second.windows.take_over();
    second.was_told(&[Order::Lead]).await;
    assert!(wasm_bindgen_futures::JsFuture::from(hangs).await.is_err());
}

#[wasm_bindgen_test]
async fn a_leader_whose_lock_was_taken_stops_at_once() {
    let robbed = Joined::at("robbed");
    robbed.is(Stance::Leading).await;
    let _thief = hold("fusion-cti robbed", true);
    robbed.was_told(&[Order::Lead, Order::Stop, Order::Reload]).await;
}

#[wasm_bindgen_test]
async fn where_the_browser_has_no_locks_a_window_works_alone() {
    let navigator = web_sys::window().unwrap().navigator();
    let nothing = Object::new();
    let key = JsValue::from_str("locks");
    Reflect::set(&nothing, &"value".into(), &JsValue::UNDEFINED).unwrap();
    Reflect::set(&nothing, &"configurable".into(), &JsValue::TRUE).unwrap();
    Reflect::define_property(&navigator, &key, &nothing).unwrap();
    let first = Joined::at("no locks");
    let second = Joined::at("no locks");
    first.was_told(&[Order::Lead]).await;
    second.was_told(&[Order::Lead]).await;
    second.is(Stance::Alone).await;
    Reflect::delete_property(&navigator, &key).unwrap();
}

/// Holds a lock as a page would that speaks to nobody.
fn hold(name: &str, steal: bool) -> Promise {
    let hold = Function::new_with_args(
        "name, steal",
        "return navigator.locks.request(name, { steal }, () => new Promise(() => {}))",
    );
    let held = hold.call2(&JsValue::UNDEFINED, &name.into(), &steal.into());
    held.unwrap().into()
}
