//! What the conformance page calls: the suite's cases, and a run of them against a module.
//!
//! The page itself, `index.html` and `page.js`, is plain JavaScript; it only draws. Agents never load any of this.

use std::rc::Rc;

use fusion_cti::json;
use fusion_cti::vendor::conformance::{CaseResult, Outcome, cases};
use fusion_cti_javascript::LoadError;
use fusion_cti_javascript::rig::JavaScriptRig;
use js_sys::{Function, JSON};
use serde_json::{Value, json};
use wasm_bindgen::prelude::*;

/// How many cases there are.
#[wasm_bindgen(js_name = caseCount)]
pub fn case_count() -> usize {
    cases().count()
}

/// Tries the module that `settings` names; they are the text of a `vendor.settings`. `on_result` is called with each
/// result: `{ group, name, law, outcome, expected?, seen?, reason? }`.
///
/// # Errors
/// The settings, the module or its rig cannot be used; the text says why, with the text of what the module threw. No case
/// has been tried then.
#[wasm_bindgen]
pub async fn run(settings: String, on_result: Function) -> Result<(), JsValue> {
    let settings = json::parse_unique_keys(&settings)
        .map_err(|error| JsValue::from_str(&format!("`vendor.settings` is not JSON: {error}")))?;
    let refused = |error: LoadError| JsValue::from_str(&error.to_string());
    let rig = JavaScriptRig::load(&settings).await.map_err(refused)?;
    rig.try_module().await.map_err(refused)?;
    Rc::new(rig)
        .run(|result| {
            // What serde writes is JSON; a page that fails to draw shows so itself.
            let line = JSON::parse(&line(result).to_string()).unwrap_or(JsValue::NULL);
            let _ = on_result.call1(&JsValue::UNDEFINED, &line);
        })
        .await;
    Ok(())
}

fn line(result: &CaseResult) -> Value {
    let mut line = json!({
        "group": result.group.to_string(),
        "name": result.name,
        "law": result.law,
    });
    let more = match &result.outcome {
        Outcome::Passed => json!({ "outcome": "passed" }),
        Outcome::Skipped(reason) => json!({ "outcome": "skipped", "reason": reason }),
        Outcome::Failed(failure) => json!({
            "outcome": "failed",
            "expected": failure.expected,
            "seen": failure.seen,
        }),
    };
    if let (Value::Object(line), Value::Object(more)) = (&mut line, more) {
        line.extend(more);
    }
    line
}
