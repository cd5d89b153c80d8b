//! Where calls are kept.

use fusion_cti::driver::CallStore as _;
use fusion_cti::session::StoredCalls;
use fusion_cti_toolbar::ports::runtime::browser_now;
use fusion_cti_toolbar::ports::store::BrowserStore;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Window;

const CALLS: &str = r#"{"version":1,"calls":[],"names":[["a",1]]}"#;

fn window() -> Window {
    web_sys::window().unwrap()
}

fn calls() -> StoredCalls {
    StoredCalls::from_text(CALLS).unwrap()
}

#[wasm_bindgen_test]
fn what_the_leader_kept_is_there_for_the_next_one_of_the_same_line_and_fusion_only() {
    let leader = BrowserStore::shared(&window(), "line", "https://fusion.example.com");
    leader.save(&calls());
    let kept_by = |line, host| BrowserStore::shared(&window(), line, host).load();
    assert_eq!(kept_by("line", "https://fusion.example.com"), Some(calls()));
    assert_eq!(kept_by("line", "https://other.example.com"), None);
    assert_eq!(kept_by("other", "https://fusion.example.com"), None);
    assert_eq!(BrowserStore::per_tab(&window()).load(), None);
    leader.save(&StoredCalls::default());
    assert_eq!(kept_by("line", "https://fusion.example.com"), None);
    assert_eq!(window().local_storage().unwrap().unwrap().length(), Ok(0));
}

#[wasm_bindgen_test]
fn what_was_kept_on_another_day_is_not_taken_up() {
    let storage = window().local_storage().unwrap().unwrap();
    let store = BrowserStore::shared(&window(), "old", "");
    let hours_ago = |hours: u64| format!("{} {CALLS}", browser_now().0 - hours * 3_600_000);
    storage.set_item("fusion-cti.calls old ", &hours_ago(11)).unwrap();
    assert_eq!(store.load(), Some(calls()));
    storage.set_item("fusion-cti.calls old ", &hours_ago(13)).unwrap();
    assert_eq!(store.load(), None);
    storage.set_item("fusion-cti.calls old ", CALLS).unwrap();
    assert_eq!(store.load(), None);
    storage.clear().unwrap();
}
