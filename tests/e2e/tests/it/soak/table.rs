//! The figures as a table.

use fusion_cti_e2e::{Census, Owned};

/// Prints one row for each count.
pub(super) fn print(title: &str, counts: &[(usize, Census)]) {
    println!("\n{title} (toolbar + library where both are counted apart)");
    println!(
        "{:>6} {:>10} {:>11} {:>9} {:>10} {:>13} {:>6} {:>11} {:>10}",
        "calls", "listeners", "added", "timeouts", "intervals", "functions", "nodes", "heap", "wasm"
    );
    for (calls, census) in counts {
        println!(
            "{calls:>6} {:>10} {:>11} {:>9} {:>10} {:>13} {:>6} {:>11} {:>10}",
            census.listeners,
            both(census.listeners_added),
            both(census.timeouts),
            both(census.intervals),
            both(census.functions),
            census.nodes,
            census.heap_bytes,
            census.wasm_bytes
        );
    }
}

fn both(owned: Owned) -> String {
    format!("{} + {}", owned.toolbar, owned.library)
}
