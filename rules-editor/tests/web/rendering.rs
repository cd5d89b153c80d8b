//! What is rendered again for a letter, and what is left alone.

use fusion_cti_ui::renders;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::stage::{Stage, type_into};

const RULES: &str = include_str!("rules.json");

#[wasm_bindgen_test]
async fn a_letter_in_the_name_of_a_rule_renders_its_row_and_its_field_and_no_other() {
    let stage = Stage::show(RULES).await;
    // The first change against the imported file changes the head as well; the second is a letter like any other.
    type_into(&stage.input("at-rules[0].name"), "Firs").await;
    renders::take();
    type_into(&stage.input("at-rules[0].name"), "Fir").await;
    let rendered = renders::take();
    assert_eq!(rendered.get("RuleRow"), Some(&1));
    assert_eq!(rendered.get("TextField"), Some(&1));
    for untouched in [
        "ConditionForm",
        "TestFields",
        "OutcomeForm",
        "Tokens",
        "TokenRow",
        "ChoiceField",
    ] {
        assert_eq!(rendered.get(untouched), None, "{untouched}: {rendered:?}");
    }
}

#[wasm_bindgen_test]
async fn a_letter_in_a_condition_renders_the_way_to_it_and_none_of_its_neighbours() {
    let stage = Stage::show(RULES).await;
    let field = stage.input("at-rules[0].when.all[1].queue.is");
    type_into(&field, "two a").await;
    renders::take();
    type_into(&field, "two ab").await;
    let rendered = renders::take();
    // The group, and the condition in it.
    assert_eq!(rendered.get("ConditionForm"), Some(&2), "{rendered:?}");
    assert_eq!(rendered.get("TestFields"), Some(&1));
    for untouched in ["OutcomeForm", "Tokens", "TokenRow", "TextField", "ChoiceField"] {
        assert_eq!(rendered.get(untouched), None, "{untouched}: {rendered:?}");
    }
}

#[wasm_bindgen_test]
async fn a_letter_in_a_template_renders_its_row_and_no_other() {
    let stage = Stage::show(RULES).await;
    let field = stage.input("Template of token 2");
    type_into(&field, "22").await;
    renders::take();
    type_into(&field, "222").await;
    let rendered = renders::take();
    assert_eq!(rendered.get("TokenRow"), Some(&1));
    for untouched in [
        "RuleRow",
        "ConditionForm",
        "TestFields",
        "TextField",
        "ChoiceField",
    ] {
        assert_eq!(rendered.get(untouched), None, "{untouched}: {rendered:?}");
    }
}

#[wasm_bindgen_test]
async fn a_letter_in_the_name_of_a_token_renders_its_field_alone() {
    let stage = Stage::show(RULES).await;
    type_into(&stage.input("Name of token 2"), "SVCMCA_TW").await;
    assert_eq!(
        renders::take().into_iter().collect::<Vec<_>>(),
        [("DraftInput", 1)]
    );
}

#[wasm_bindgen_test]
async fn a_letter_in_a_fact_of_the_tried_call_renders_its_field_and_no_other() {
    let stage = Stage::show(RULES).await;
    stage.press(".tab", "Try a call", 0).await;
    renders::take();
    type_into(&stage.input("call-queue"), "one").await;
    let rendered = renders::take();
    assert_eq!(rendered.get("FactField"), Some(&1));
    assert_eq!(rendered.get("Header"), None);
}
