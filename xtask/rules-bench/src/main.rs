//! Times the rules on this machine: reads what `cargo xtask bench rules` wrote, prints microseconds per call as JSON.

#![allow(
    clippy::disallowed_types,
    clippy::disallowed_methods,
    reason = "a measurement needs the clock that the core must not have"
)]

use std::time::Instant;

use anyhow::{Context as _, Result, anyhow};
use fusion_cti_rules_bench::Bench;
use serde_json::{Value, json};

/// The fastest of this many runs counts: what else the machine does can only slow one down.
const RUNS: u32 = 25;
/// About how many decisions one run takes for ten rules.
const DECISIONS: u64 = 20_000;

fn main() -> Result<()> {
    let file = std::env::args()
        .nth(1)
        .context("which file of rules and calls?")?;
    let sets: Vec<Value> = serde_json::from_str(&std::fs::read_to_string(file)?)?;
    let measured = sets.iter().map(measure).collect::<Result<Vec<_>>>()?;
    println!("{}", Value::Array(measured));
    Ok(())
}

fn measure(set: &Value) -> Result<Value> {
    let part = |name: &str| set.get(name).context("a part is missing");
    let (size, calls) = (part("size")?.as_u64().unwrap_or(1), part("calls")?);
    let bench =
        Bench::new(&part("rules")?.to_string(), &calls.to_string()).map_err(|error| anyhow!(error))?;
    let rounds = u32::try_from(DECISIONS / size)?.max(1);
    let runs = (0..RUNS).map(|_| {
        let started = Instant::now();
        bench.run(rounds);
        started.elapsed().as_secs_f64()
    });
    let fastest = runs.fold(f64::MAX, f64::min);
    let decisions = f64::from(rounds) * f64::from(u32::try_from(calls.as_array().map_or(1, Vec::len))?);
    Ok(json!({"size": size, "micros": fastest * 1e6 / decisions, "decided": bench.decided()}))
}
