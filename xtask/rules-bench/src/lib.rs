//! The screen-pop rules with calls to decide about, ready to be timed: `main.rs` times them natively, `bench.js` in a browser.

use std::hint::black_box;

use fusion_cti::rules::{CallFacts, CallFile, RuleSet, parse};
use wasm_bindgen::prelude::wasm_bindgen;

/// Compiled rules, and calls. The facts lie where the rules do, as in the toolbar.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Bench {
    rules: RuleSet,
    calls: Vec<CallFacts>,
}

#[wasm_bindgen]
impl Bench {
    /// Reads a file of rules and a list of calls.
    ///
    /// # Errors
    /// What cannot be read, in words. A faulty rule counts: it would be measured as none.
    #[wasm_bindgen(constructor)]
    pub fn new(rules: &str, calls: &str) -> Result<Self, String> {
        let document = parse(rules).map_err(|refusal| refusal.to_string())?;
        let rules = RuleSet::compile(&document);
        if let Some(fault) = rules.faults().first() {
            return Err(fault.to_string());
        }
        let calls: Vec<serde_json::Value> = serde_json::from_str(calls).map_err(|error| error.to_string())?;
        let facts = calls
            .iter()
            .map(|call| CallFile::parse(&call.to_string()).map(|call| call.facts()));
        let calls = facts
            .collect::<Result<_, _>>()
            .map_err(|refusal| refusal.to_string())?;
        Ok(Self { rules, calls })
    }

    /// The ids of the rules that decide about the calls.
    pub fn decided(&self) -> Vec<String> {
        let decided = self.calls.iter().map(|call| self.rules.decide(call));
        decided.map(|decision| decision.by.id().to_owned()).collect()
    }

    /// Decides about every call, this many times.
    pub fn run(&self, rounds: u32) {
        for _ in 0..rounds {
            for call in &self.calls {
                black_box(self.rules.decide(black_box(call)));
            }
        }
    }
}
