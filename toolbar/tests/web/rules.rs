//! The administrator's rules as the toolbar loads them: whatever is wrong, there is a sentence and no panic.

use fusion_cti::config::{PopOn, ScreenPopConfig};
use fusion_cti::rules::CallFacts;
use fusion_cti::time::Timestamp;
use fusion_cti::view::Tone;
use fusion_cti_toolbar::rules::Rules;
use js_sys::Reflect;
use wasm_bindgen_test::wasm_bindgen_test;

async fn from(file: Option<&str>, recent_calls: usize) -> Rules {
    let screen_pop = ScreenPopConfig {
        on: PopOn::Accept,
        rules: file.map(str::to_owned),
        recent_calls,
    };
    Rules::load(&web_sys::window().unwrap(), &screen_pop, None).await
}

/// What comes of a file with this text.
async fn loaded(text: &str) -> Rules {
    let address = format!("data:application/json,{}", js_sys::encode_uri_component(text));
    from(Some(&address), 0).await
}

fn said(rules: &Rules) -> (Tone, String) {
    let trouble = rules.trouble.clone().unwrap();
    (trouble.tone, trouble.text)
}

fn resources() -> u32 {
    let window: js_sys::Object = web_sys::window().unwrap().into();
    let performance = Reflect::get(&window, &"performance".into()).unwrap();
    let list = Reflect::get(&performance, &"getEntriesByType".into()).unwrap();
    let list: js_sys::Function = list.into();
    let entries = list.call1(&performance, &"resource".into()).unwrap();
    js_sys::Array::from(&entries).length()
}

#[wasm_bindgen_test]
async fn without_a_name_nothing_is_loaded_and_nothing_is_wrong() {
    let before = resources();
    let rules = from(None, 0).await;
    assert!(rules.book.is_none() && rules.trouble.is_none());
    assert_eq!(resources(), before);
}

#[wasm_bindgen_test]
async fn a_file_without_faults_is_used_in_silence() {
    let rules =
        loaded(r#"{"version": 1, "rules": [{"id": "a", "name": "A", "when": {"all": []}, "then": {}}]}"#)
            .await;
    assert!(rules.trouble.is_none());
    let decision = rules.book.unwrap().decide(&CallFacts::default());
    assert_eq!(decision.by.line(), "Rule: A");
}

#[wasm_bindgen_test]
async fn a_file_that_is_not_there_is_said_with_the_servers_answer() {
    let rules = from(Some("nowhere/screen-pop.json"), 0).await;
    assert!(rules.book.is_none());
    let (tone, text) = said(&rules);
    assert_eq!(tone, Tone::Bad);
    assert!(
        text.starts_with("`nowhere/screen-pop.json`: the server answered with status 404"),
        "{text}"
    );
    assert!(
        text.contains("Calls ring and connect") && text.contains("screenPop.rules"),
        "{text}"
    );
}

#[wasm_bindgen_test]
async fn a_text_that_is_no_file_of_rules_is_said_with_its_place() {
    for (text, expected) in [
        ("", "1:1: this is not valid JSON"),
        ("[]", "1:1: a file of rules is an object"),
        ("{\n  rules: []}", "2:3: this is not valid JSON"),
        (r#"{"version": 9, "rules": []}"#, "1:2: this file is of version 9"),
    ] {
        let rules = loaded(text).await;
        assert!(rules.book.is_none(), "{text}");
        let (tone, sentence) = said(&rules);
        assert_eq!(tone, Tone::Bad);
        assert!(sentence.contains(expected), "{sentence}");
    }
}

#[wasm_bindgen_test]
async fn faulty_rules_are_named_up_to_three_and_the_others_are_used() {
    let faulty = |number: u8| {
        format!(
            r#"{{"id": "bad-{number}", "name": "Bad", "when": {{"queue": {{"matches": "("}}}}, "then": {{}}}}"#
        )
    };
    let good = r#"{"id": "good", "name": "Good", "when": {"all": []}, "then": {}}"#.to_owned();
    let all: Vec<String> = (1..=5).map(faulty).chain([good]).collect();
    let rules = loaded(&format!(r#"{{"version": 1, "rules": [{}]}}"#, all.join(","))).await;
    let (tone, text) = said(&rules);
    assert_eq!(tone, Tone::Attention);
    assert_eq!(text.matches("error[bad-pattern]").count(), 3, "{text}");
    assert!(
        text.contains("; and 2 more. ") && text.contains("fusion-cti-rules check"),
        "{text}"
    );
    assert_eq!(rules.book.unwrap().decide(&CallFacts::default()).by.id(), "good");
}

/// What the page shows other pages of its origin of recent calls.
fn recent_calls() -> Option<String> {
    let window = web_sys::window().unwrap();
    Reflect::get(&window, &"fusionCtiRecentCalls".into())
        .unwrap()
        .as_string()
}

#[wasm_bindgen_test]
async fn calls_are_kept_only_if_the_configuration_asks_for_them_and_no_longer_than_the_rules() {
    let file = "data:application/json,{\"version\":1,\"rules\":[]}";
    let facts = |minutes: u64| CallFacts {
        queue: Some("VIP".to_owned()),
        at: Some(Timestamp(minutes * 60_000)),
        ..CallFacts::default()
    };
    let rules = from(Some(file), 0).await;
    rules.book.as_ref().unwrap().decide(&facts(0));
    assert_eq!(recent_calls(), None);

    let rules = from(Some(file), 2).await;
    assert_eq!(recent_calls().unwrap(), "[]");
    for minutes in [1, 2, 3, 3] {
        rules.book.as_ref().unwrap().decide(&facts(minutes));
    }
    let expected =
        r#"[{"queue":"VIP","at":"1970-01-01T00:03:00Z"},{"queue":"VIP","at":"1970-01-01T00:02:00Z"}]"#;
    assert_eq!(recent_calls().unwrap(), expected);
    drop(rules);
    assert_eq!(recent_calls(), None);
}
