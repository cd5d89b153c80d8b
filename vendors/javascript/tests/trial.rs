//! In a browser: modules on trial by the conformance suite, the example first.

#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "what is shared by tests may fail as tests may"
)]

#[path = "support/modules.rs"]
mod modules;

use std::rc::Rc;

use fusion_cti::vendor::conformance::{Outcome, Report};
use fusion_cti_javascript::rig::JavaScriptRig;
use modules::{module, settings};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// The example in one piece: a module without an address has no neighbours.
fn example() -> String {
    let exchange = include_str!("../example/pretend-exchange.js").replace("export const", "const");
    let phone = include_str!("../example/pretend-phone.js")
        .replace("import { exchange } from \"./pretend-exchange.js\";", "")
        .replace(
            "export { rig } from \"./pretend-exchange.js\";",
            "export { rig };",
        );
    exchange + &phone
}

/// What the example's exchange has no part for.
const NOT_PRETENDED: [&str; 5] = [
    "an_extension_is_dialled_with_the_number",
    "what_is_no_capability_is_unsupported",
    "connect_keeps_the_agent_signed_in",
    "silence_is_noticed",
    "silence_ends",
];

#[wasm_bindgen_test]
async fn the_example_passes_every_case_of_the_suite() {
    let rig = JavaScriptRig::from_namespace(module(&example()).await, settings()).unwrap();
    let report = Rc::new(rig).run(|_| {}).await;
    assert!(report.is_green(), "{report}");
    let skipped: Vec<&str> = report.skipped().map(|(result, _)| result.name).collect();
    assert_eq!(skipped, NOT_PRETENDED, "{report}");
    assert!(report.passed().count() > 100, "{report}");
}

/// The example with one text in the place of another.
fn example_with(text: &str, other: &str) -> String {
    let example = example();
    assert!(example.contains(text), "{text}");
    example.replace(text, other)
}

async fn tried(text: &str) -> Report {
    let rig = JavaScriptRig::from_namespace(module(text).await, settings()).unwrap();
    Rc::new(rig).run(|_| {}).await
}

/// What is said of a case.
fn said_of(report: &Report, name: &str) -> String {
    let result = report.results.iter().find(|result| result.name == name).unwrap();
    match &result.outcome {
        Outcome::Passed => "passed".to_owned(),
        Outcome::Failed(failure) => failure.to_string(),
        Outcome::Skipped(reason) => reason.clone(),
    }
}

#[wasm_bindgen_test]
async fn a_report_after_disconnect_fails_the_case_in_which_it_comes() {
    let report = tried(&example_with(
        "  disconnect() {\n    this.#stop();",
        "  disconnect() {",
    ))
    .await;
    let said = said_of(&report, "disconnect_ends_the_reports");
    assert!(
        said.starts_with("expected no report after `disconnect`"),
        "{said}"
    );
}

#[wasm_bindgen_test]
async fn a_mistake_of_the_rig_is_named() {
    let misspelt = example_with("  customerHangsUp(id) {", "  customerHangUp(id) {");
    let text = misspelt
        .replace("ringsOut(id) {", "ringsOut(id) {\n    return false;")
        .replace(
            "rejectsElsewhere: (id) => exchange.refuse(id)",
            "rejectsElsewhere: (id) => exchange.refuze(id)",
        );
    let report = tried(&text).await;
    assert_eq!(
        said_of(&report, "the_customer_hangs_up"),
        "the rig has no method `customerHangsUp`; it has `customerHangUp`, which nobody calls"
    );
    assert_eq!(said_of(&report, "it_rings_out"), "`rig.ringsOut` returned false");
    let said = said_of(&report, "rejected_elsewhere");
    assert!(
        said.contains("`rig.rejectsElsewhere` threw TypeError: exchange.refuze is not a function"),
        "{said}"
    );
}

#[wasm_bindgen_test]
async fn what_a_method_throws_is_shown_with_the_case_that_fails() {
    let report = tried(&example_with(
        "exchange.park(id);\n        case",
        "exchange.hold(id);\n        case",
    ))
    .await;
    let said = said_of(&report, "hold_and_resume");
    assert!(
        said.ends_with("`controlCall` threw TypeError: exchange.hold is not a function"),
        "{said}"
    );
}

#[wasm_bindgen_test]
async fn a_module_that_cannot_be_made_is_told_before_the_first_case() {
    for (text, expected) in [
        (
            "export const rig = { patience: { quiet: 5 }, fresh() {} }; export default class { constructor() { throw new Error('no server'); } }",
            "the module's default export: making the handler failed with Error: no server",
        ),
        (
            "export const rig = { patience: { quiet: 5 }, fresh() { throw new Error('no sandbox'); } }; export default {};",
            "the module's `rig.fresh` threw Error: no sandbox",
        ),
    ] {
        let rig = JavaScriptRig::from_namespace(module(text).await, settings()).unwrap();
        assert_eq!(rig.try_module().await.unwrap_err().to_string(), expected);
    }
}
