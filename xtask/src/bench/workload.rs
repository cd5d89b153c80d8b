//! The same rules and the same calls in three spellings: ours, json-logic-js', json-rules-engine's.

use serde_json::{Value, json};

pub(super) const SIZES: [usize; 4] = [10, 100, 1_000, 10_000];

/// One rule in three spellings.
struct Spelled {
    ours: Value,
    logic: Value,
    engine: Value,
}

/// Everything that is measured.
pub(super) fn sets() -> Value {
    SIZES.iter().map(|size| set(*size)).collect()
}

fn set(size: usize) -> Value {
    let inbound = Spelled {
        ours: json!({"direction": "inbound"}),
        logic: json!({"==": [{"var": "direction"}, "inbound"]}),
        engine: json!({"fact": "direction", "operator": "equal", "value": "inbound"}),
    };
    let rules: Vec<_> = (1..size)
        .map(|number| (format!("rule-{number}"), rule(number)))
        .chain([("last".to_owned(), inbound)])
        .collect();
    let ours = rules.iter().map(
        |(id, rule)| json!({"id": id, "name": "Rule", "when": rule.ours, "then": {"tokens": {"RULE": id}}}),
    );
    json!({
        "size": size,
        "rules": {"version": 1, "rules": ours.collect::<Vec<_>>()},
        "logic": rules.iter().map(|(id, rule)| json!([id, rule.logic])).collect::<Vec<_>>(),
        "engine": rules.iter().map(|(id, rule)| json!([id, rule.engine])).collect::<Vec<_>>(),
        "calls": calls(size),
    })
}

/// A fifth each of five kinds of condition, as they stand in a long file: this queue, one of these queues, this dialled
/// number, this prefix, this brand of this tier.
fn rule(number: usize) -> Spelled {
    let is = |fact: &str, value: &str| {
        (
            json!({"==": [{"var": fact}, value]}),
            json!({"fact": fact, "operator": "equal", "value": value}),
        )
    };
    let attribute = |name: &str, value: &str| json!({"attribute": {"name": name, "value": {"is": value}}});
    match number % 5 {
        0 => {
            let queue = format!("Queue {number}");
            let (logic, engine) = is("queue", &queue);
            Spelled {
                ours: json!({"queue": {"is": queue}}),
                logic,
                engine,
            }
        }
        1 => {
            let queues = [format!("A {number}"), format!("B {number}")];
            let (logic, engine) = is("direction", "inbound");
            Spelled {
                ours: json!({"all": [{"direction": "inbound"}, {"queue": {"oneOf": queues}}]}),
                logic: json!({"and": [logic, {"in": [{"var": "queue"}, queues]}]}),
                engine: json!({"all": [engine, {"fact": "queue", "operator": "in", "value": queues}]}),
            }
        }
        2 => {
            let dialled = format!("+441632{number:06}");
            let (logic, engine) = is("dialled", &dialled);
            Spelled {
                ours: json!({"dialledNumber": {"is": dialled}}),
                logic,
                engine,
            }
        }
        3 => {
            let prefix = format!("+339{number:05}");
            let (logic, engine) = is("direction", "inbound");
            let start = json!({"substr": [{"var": "caller"}, 0, prefix.len()]});
            Spelled {
                ours: json!({"all": [{"direction": "inbound"}, {"callerNumber": {"startsWith": prefix}}]}),
                logic: json!({"and": [logic, {"==": [start, prefix]}]}),
                engine: json!({"all": [engine, {"fact": "caller", "operator": "startsWith", "value": prefix}]}),
            }
        }
        _ => {
            let brand = format!("brand-{number}");
            let (tier, brands) = (is("tier", "gold"), is("brand", &brand));
            Spelled {
                ours: json!({"all": [attribute("tier", "gold"), attribute("brand", &brand)]}),
                logic: json!({"and": [tier.0, brands.0]}),
                engine: json!({"all": [tier.1, brands.1]}),
            }
        }
    }
}

/// Calls that the middle, a late and the last rule decide, in the words of a call file.
fn calls(size: usize) -> Value {
    let middle = size / 2 - (size / 2) % 5;
    let late = size - 6;
    let call = |queue: &str, brand: &str| {
        json!({
            "direction": "inbound", "caller": "+441632960123", "dialled": "+441632800001", "queue": queue,
            "attributes": {"tier": "gold", "brand": brand, "caseNumber": "0004711042"},
        })
    };
    json!([
        call(&format!("Queue {middle}"), "none"),
        call("General", &format!("brand-{late}")),
        call("General", "none"),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use fusion_cti_rules_bench::Bench;

    #[test]
    fn the_calls_are_decided_in_the_middle_late_and_last() {
        for set in sets().as_array().unwrap() {
            let bench = Bench::new(&set["rules"].to_string(), &set["calls"].to_string()).unwrap();
            let size = set["size"].as_u64().unwrap();
            let middle = size / 2 - (size / 2) % 5;
            let expected = [
                format!("rule-{middle}"),
                format!("rule-{}", size - 6),
                "last".to_owned(),
            ];
            assert_eq!(bench.decided(), expected, "{size} rules");
        }
    }
}
