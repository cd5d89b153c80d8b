//! How long the screen-pop rules take: compiling and checking a file, and deciding about a call, for 10 to 10,000 rules.
//!
//! `cargo run --release -p fusion-cti --example rules_timing`
//!
//! Two kinds of file. *Mixed*: a tenth each of ten kinds of condition, as a large deployment has them; the call matches the
//! last rule, so that all must be ruled out. *Plain*: every rule asks something that cannot be filed, so that each is asked.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_types,
    reason = "a measurement on the developer's machine: it needs a clock, and an error in it ends it"
)]

use std::hint::black_box;
use std::time::Instant;

use fusion_cti::rules::{CallFile, RuleDocument, RuleSet, check, parse};
use serde_json::{Value, json};

const SIZES: [usize; 4] = [10, 100, 1_000, 10_000];

fn main() {
    println!(
        "{:>8} {:>8} {:>14} {:>14} {:>14} {:>14}",
        "file", "rules", "compile ms", "decide µs", "explain µs", "check ms"
    );
    for (name, condition) in [("mixed", mixed as fn(usize) -> Value), ("plain", plain)] {
        for size in SIZES {
            measure(name, size, condition);
        }
    }
}

fn measure(name: &str, size: usize, condition: fn(usize) -> Value) {
    let document = document(size, condition);
    let started = Instant::now();
    let rules = RuleSet::compile(&document);
    let compile = started.elapsed();
    assert_eq!(rules.faults(), []);
    let call = call().facts();
    assert_eq!(rules.decide(&call).by.id(), "last");
    let decide = each(101, 20_000 / size, || {
        black_box(rules.decide(black_box(&call)));
    });
    let explain = each(7, 1_000 / size, || {
        black_box(rules.explain(black_box(&call)));
    });
    let started = Instant::now();
    black_box(check(&document, &[]));
    println!(
        "{name:>8} {size:>8} {:>14.2} {decide:>14.2} {explain:>14.1} {:>14.1}",
        compile.as_secs_f64() * 1e3,
        started.elapsed().as_secs_f64() * 1e3
    );
}

/// Microseconds of one round: the fastest of many short runs, so that what else the machine does stays out of it.
fn each(runs: usize, rounds: usize, work: impl Fn()) -> f64 {
    let rounds = rounds.max(1);
    let runs = (0..runs).map(|_| {
        let started = Instant::now();
        (0..rounds).for_each(|_| work());
        started.elapsed().as_secs_f64() * 1e6 / f64::from(u32::try_from(rounds).unwrap())
    });
    runs.min_by(f64::total_cmp).unwrap()
}

fn document(size: usize, condition: fn(usize) -> Value) -> RuleDocument {
    let rule = |id: String, when: Value| {
        json!({"id": id, "name": "Rule", "when": when, "then": {
            "tokens": {"SVCMCA_SR_NUM": "{attribute.caseNumber | digits}", "BRAND": "{queue | upper}"}
        }})
    };
    let mut rules: Vec<_> = (1..size)
        .map(|number| rule(format!("rule-{number}"), condition(number)))
        .collect();
    rules.push(rule("last".to_owned(), json!({"direction": "inbound"})));
    parse(&json!({"version": 1, "rules": rules}).to_string()).unwrap()
}

fn mixed(number: usize) -> Value {
    match number % 10 {
        0 => json!({"queue": {"is": format!("Queue {number}")}}),
        1 => {
            json!({"all": [{"direction": "inbound"}, {"queue": {"oneOf": [format!("A {number}"), format!("B {number}")]}}]})
        }
        2 => json!({"dialledNumber": {"is": format!("+441632{number:06}")}}),
        3 => json!({"callerNumber": {"startsWith": format!("+339{number}")}}),
        4 => json!({"attribute": {"name": "brand", "value": {"is": format!("brand-{number}")}}}),
        5 => {
            json!({"all": [{"attribute": {"name": "tier", "value": {"is": "gold"}}}, {"callerNumber": {"country": "FR"}}]})
        }
        6 => json!({"all": [{"routingProfile": {"is": format!("Team {number}")}}, {"leg": "second"}]}),
        7 => {
            json!({"all": [{"initiation": "transfer"}, {"attribute": {"name": "caseNumber", "value": {"matches": "^SR[0-9]+$"}}}]})
        }
        8 => {
            json!({"all": [{"time": {"zone": "Europe/London", "from": "22:00", "to": "06:00"}}, {"language": "en"}]})
        }
        _ => json!({"not": {"any": [{"direction": "inbound"}, {"queue": {"startsWith": "V"}}]}}),
    }
}

fn plain(number: usize) -> Value {
    json!({"all": [
        {"direction": "inbound"},
        {"callerNumber": {"startsWith": "+44"}},
        {"attribute": {"name": "caseNumber", "value": {"startsWith": format!("SR{number}")}}},
    ]})
}

fn call() -> CallFile {
    let call = json!({
        "direction": "inbound", "channel": "voice", "caller": "+441632960123", "dialled": "+441632960001", "queue": "General",
        "initiation": "inbound", "attributes": {"caseNumber": "0004711042", "brand": "north", "tier": "silver"},
        "routingProfile": "Service", "language": "en-GB", "at": "2026-03-02T09:30:00Z", "knownContacts": "one", "leg": "first",
    });
    CallFile::parse(&call.to_string()).unwrap()
}
