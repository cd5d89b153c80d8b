//! Several windows with the browser's own lock and channel. Here they are in one page, which is all the same to both.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use fusion_cti::leadership::{LeaderAction, Role};
use fusion_cti_toolbar::ports::windows::Windows;
use gloo_timers::future::TimeoutFuture;
use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

/// One window, what it was told to do, and what it is now.
struct Joined {
    windows: Windows,
    actions: Rc<RefCell<Vec<LeaderAction>>>,
    role: Rc<Cell<Role>>,
}

impl Joined {
    fn at(line: &str) -> Self {
        let (actions, role) = (Rc::default(), Rc::new(Cell::new(Role::Asking)));
        let received: Rc<RefCell<Vec<LeaderAction>>> = Rc::clone(&actions);
        let shown = Rc::clone(&role);
        let windows = Windows::join(
            line,
            Box::new(move |action| received.borrow_mut().push(action)),
            Box::new(move |role| shown.set(role)),
        );
        Self {
            windows,
            actions,
            role,
        }
    }

    async fn is(&self, role: Role) {
        until(&format!("{role:?}"), || self.role.get() == role).await;
    }

    async fn receives(&self, actions: &[LeaderAction]) {
        until(&format!("{actions:?}"), || *self.actions.borrow() == actions).await;
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
    first.is(Role::Leading).await;
    let second = Joined::at("one leads");
    second.is(Role::StandingBy).await;
    first.is(Role::LeadingOthers).await;
    first.receives(&[LeaderAction::Lead]).await;
    second.receives(&[]).await;
}

#[wasm_bindgen_test]
async fn windows_with_another_vendor_do_not_mind_each_other() {
    let first = Joined::at("vendor a");
    let second = Joined::at("vendor b");
    first.is(Role::Leading).await;
    second.is(Role::Leading).await;
}

#[wasm_bindgen_test]
async fn when_the_leader_is_gone_the_other_leads() {
    let first = Joined::at("gone");
    let second = Joined::at("gone");
    second.is(Role::StandingBy).await;
    drop(first);
    second.receives(&[LeaderAction::Lead]).await;
    second.is(Role::Leading).await;
}

#[wasm_bindgen_test]
async fn a_leader_that_is_taken_over_steps_down_and_is_loaded_again() {
    let first = Joined::at("taken over");
    let second = Joined::at("taken over");
    second.is(Role::StandingBy).await;
    second.windows.take_over();
    second.receives(&[LeaderAction::Lead]).await;
    first
        .receives(&[LeaderAction::Lead, LeaderAction::StepDown, LeaderAction::Reload])
        .await;
}

#[wasm_bindgen_test]
async fn the_lock_of_a_window_that_does_not_answer_is_taken() {
    let hangs = hold("fusion-cti hangs", false);
    let second = Joined::at("hangs");
    second.is(Role::StandingBy).await;
    second.windows.take_over();
    second.receives(&[LeaderAction::Lead]).await;
    assert!(wasm_bindgen_futures::JsFuture::from(hangs).await.is_err());
}

#[wasm_bindgen_test]
async fn a_leader_whose_lock_was_taken_stops_at_once() {
    let robbed = Joined::at("robbed");
    robbed.is(Role::Leading).await;
    let _thief = hold("fusion-cti robbed", true);
    robbed
        .receives(&[LeaderAction::Lead, LeaderAction::Stop, LeaderAction::Reload])
        .await;
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
    first.receives(&[LeaderAction::Lead]).await;
    second.receives(&[LeaderAction::Lead]).await;
    second.is(Role::Alone).await;
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
