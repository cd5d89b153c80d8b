//! The administrator's rules as the toolbar loads them: whatever is wrong, there is a sentence and no panic.

use fusion_cti::rules::CallFacts;
use fusion_cti::view::Tone;
use fusion_cti_toolbar::rules::Rules;
use wasm_bindgen_test::wasm_bindgen_test;

/// What comes of a file with this text.
async fn loaded(text: &str) -> Rules {
    let address = format!("data:application/json,{}", js_sys::encode_uri_component(text));
    Rules::load(&web_sys::window().unwrap(), Some(&address)).await
}

fn said(rules: &Rules) -> (Tone, String) {
    let trouble = rules.trouble.clone().unwrap();
    (trouble.tone, trouble.text)
}

fn resources() -> u32 {
    let window: js_sys::Object = web_sys::window().unwrap().into();
    let performance = js_sys::Reflect::get(&window, &"performance".into()).unwrap();
    let list = js_sys::Reflect::get(&performance, &"getEntriesByType".into()).unwrap();
    let list: js_sys::Function = list.into();
    let entries = list.call1(&performance, &"resource".into()).unwrap();
    js_sys::Array::from(&entries).length()
}

#[wasm_bindgen_test]
async fn without_a_name_nothing_is_loaded_and_nothing_is_wrong() {
    let before = resources();
    let rules = Rules::load(&web_sys::window().unwrap(), None).await;
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
    let rules = Rules::load(&web_sys::window().unwrap(), Some("nowhere/screen-pop.json")).await;
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
