//! Rows keep their element, the focus and what is half typed while others come, go or are moved.

use wasm_bindgen::JsCast as _;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, HtmlInputElement};

use crate::stage::{Stage, has_focus, type_into};

const RULES: &str = include_str!("rules.json");

#[wasm_bindgen_test]
async fn deleting_a_token_keeps_the_focus_and_the_half_typed_name_of_another() {
    let stage = Stage::show(RULES).await;
    let field = stage.input("Name of token 3");
    type_into(&field, "SVCMCA_HALF").await;
    stage.press(".token button", "Delete token", 0).await;
    assert_eq!(stage.all(".token").len(), 2);
    assert!(has_focus(&field));
    assert_eq!(field.value(), "SVCMCA_HALF");
    assert_eq!(
        field.get_attribute("aria-label").as_deref(),
        Some("Name of token 2")
    );
    assert_eq!(stage.input("Name of token 2"), field);
}

#[wasm_bindgen_test]
async fn a_half_typed_name_of_a_token_outlives_a_letter_in_its_template() {
    let stage = Stage::show(RULES).await;
    let name = stage.input("Name of token 1");
    type_into(&name, "SVCMCA_HALF").await;
    type_into(&stage.input("Template of token 1"), "12").await;
    assert_eq!(name.value(), "SVCMCA_HALF");
}

#[wasm_bindgen_test]
async fn moving_a_condition_moves_its_element_and_keeps_the_others() {
    let stage = Stage::show(RULES).await;
    let fields = || {
        let texts = stage.all(".parts input.condition__text").into_iter();
        texts
            .map(HtmlElement::unchecked_into::<HtmlInputElement>)
            .collect::<Vec<_>>()
    };
    let before = fields();
    stage
        .press(".parts .condition button", "Move condition down", 0)
        .await;
    let after = fields();
    assert_eq!(
        after.iter().map(|field| field.value()).collect::<Vec<_>>(),
        ["two", "one", "three"]
    );
    assert_eq!(after[0], before[1]);
    assert_eq!(after[1], before[0]);
    assert_eq!(after[2], before[2]);
}

#[wasm_bindgen_test]
async fn deleting_a_condition_leaves_the_elements_of_the_others_whichever_it_was() {
    for deleted in 0..3 {
        let stage = Stage::show(RULES).await;
        let mut rest = stage.all(".parts .condition");
        rest.remove(deleted);
        stage
            .press(".parts .condition button", "Delete condition", deleted)
            .await;
        assert_eq!(stage.all(".parts .condition"), rest);
    }
}

#[wasm_bindgen_test]
async fn undoing_a_move_puts_the_same_elements_back() {
    let stage = Stage::show(RULES).await;
    let rows = stage.all(".rule");
    stage.press(".rule button", "Move First down", 0).await;
    assert_ne!(stage.all(".rule"), rows);
    stage.press("button", "Undo", 0).await;
    assert_eq!(stage.all(".rule"), rows);
}

#[wasm_bindgen_test]
async fn moving_the_rule_above_keeps_the_focus_in_the_form_and_the_rows_of_the_list() {
    let stage = Stage::show(RULES).await;
    let rows = stage.all(".rule");
    let field = stage.input("at-rules[0].name");
    type_into(&field, "First, renamed").await;
    stage.press(".rule button", "Move First, renamed down", 0).await;
    let moved = stage.all(".rule");
    assert_eq!(moved[1], rows[0]);
    assert_eq!(moved[0], rows[1]);
    assert_eq!(moved[2], rows[2]);
    // The form goes with its rule: its fields are the same elements.
    assert_eq!(stage.input("at-rules[1].name"), field);
}
