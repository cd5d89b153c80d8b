//! The shared conformance suite against the library as it is published, in a page next to the demo's mock contact
//! centre: `cargo xtask test e2e` builds it and opens it. No part of what is shipped.
#![cfg(target_arch = "wasm32")]

use std::fmt::Display;
use std::rc::Rc;

use fusion_cti::vendor::conformance::{CaseResult, Outcome, Rig, cases};
use fusion_cti_amazon_connect::ConnectSettings;
use fusion_cti_amazon_connect::rig::AmazonConnectRig;
use js_sys::Function;
use serde_json::Value;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

/// How many cases there are.
#[wasm_bindgen(js_name = caseCount)]
pub fn case_count() -> usize {
    cases().count()
}

/// Runs every `stride`th case, beginning with the one at `first`. `settings` is the text of a `vendor.settings`, the CCP
/// is put into `container`, `far_end` is called as [`AmazonConnectRig::new`] says, and `on_result(name, outcome, detail)`
/// with each result.
///
/// # Errors
/// The settings cannot be used, or `on_result` throws.
#[wasm_bindgen]
pub async fn run(
    settings: String,
    container: HtmlElement,
    far_end: Function,
    on_result: Function,
    first: usize,
    stride: usize,
) -> Result<(), JsValue> {
    let settings: Value = serde_json::from_str(&settings).map_err(refused)?;
    let settings = ConnectSettings::parse(&settings).map_err(refused)?;
    let rig: Rc<dyn Rig> = Rc::new(AmazonConnectRig::new(settings, container, far_end));
    for case in cases().skip(first).step_by(stride.max(1)) {
        tell(&on_result, &case.run(&rig).await)?;
    }
    Ok(())
}

fn refused(error: impl Display) -> JsValue {
    JsValue::from_str(&error.to_string())
}

fn tell(on_result: &Function, result: &CaseResult) -> Result<(), JsValue> {
    let (outcome, detail) = match &result.outcome {
        Outcome::Passed => ("passed", String::new()),
        Outcome::Skipped(reason) => ("skipped", reason.clone()),
        Outcome::Failed(failure) => ("failed", format!("{}: {failure}", result.law)),
    };
    let name = JsValue::from_str(result.name);
    on_result
        .call3(&JsValue::UNDEFINED, &name, &outcome.into(), &detail.into())
        .map(drop)
}
